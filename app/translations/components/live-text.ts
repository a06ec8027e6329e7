import { useEffect, useState } from 'react'
import type { EditorSegment } from '../tasks/queries.server'

/** Where a sentence is being written, if it is. */
export const areaOf = (segmentId: string): HTMLTextAreaElement | null =>
  document.querySelector<HTMLTextAreaElement>(`textarea[data-sentence][name="text.${segmentId}"]`)

/** The translation of a sentence as it stands in its control with every key; without scripts, or where nobody writes, as it was saved. */
export function useLiveText({ id, text }: Pick<EditorSegment, 'id' | 'text'>): string {
  const [live, setLive] = useState(text)
  // With each rendering: the control may have gone, with the task, since the last one.
  useEffect(() => {
    const area = areaOf(id)
    setLive(area?.value ?? text)
    if (!area) return
    const read = () => setLive(area.value)
    area.addEventListener('input', read)
    return () => area.removeEventListener('input', read)
  })
  return live
}

/** Writes a word where the cursor is, with a blank where it would grow together with the letters beside it. */
export function writeWord(area: HTMLTextAreaElement, word: string): void {
  const before = /\w$/.test(area.value.slice(0, area.selectionStart)) && /^\w/.test(word) ? ' ' : ''
  const after = /^\w/.test(area.value.slice(area.selectionEnd)) && /\w$/.test(word) ? ' ' : ''
  writeInto(area, before + word + after)
}

/** Writes `words` over `start`–`end` of a control (the selection, unless said), as if typed: it can be undone, and it is saved. */
export function writeInto(area: HTMLTextAreaElement, words: string, range?: { start: number; end: number }): void {
  area.focus()
  if (range) area.setSelectionRange(range.start, range.end)
  // The one way that leaves the browser's own undo whole; where it is gone, the words count more.
  const isTyped = words === '' ? document.execCommand('delete') : document.execCommand('insertText', false, words)
  if (isTyped) return
  area.setRangeText(words, area.selectionStart, area.selectionEnd, 'end')
  area.dispatchEvent(new Event('input', { bubbles: true }))
}
