import { type RefObject, useEffect, useRef, useState } from 'react'
import type { SegmentState } from '#db/schema'
import { useRestingSave } from '~/ui/resting-save'
import type { Lost } from '../../segments/segment'
import type { EditorSegment } from '../../tasks/queries.server'
import { useWorkbench } from './use-active-sentence'

type Answer = { ok: true; version: number; state: SegmentState } | Lost | { ok: false; reason: 'noSegment' }
interface Wish {
  /** The same text is still right, although the source changed or a change was asked for. */
  isConfirmed?: boolean
  /** Over the text of the person who was first, now that both have been seen. */
  isInsisting?: boolean
}

/** Saves a sentence while it is being written: when typing rests, on leaving it, and when the page asks. */
export function useAutosave({
  area,
  segment,
  action,
  lost,
  onSaved,
}: {
  area: RefObject<HTMLTextAreaElement | null>
  segment: EditorSegment
  action: string
  /** The form's save of this sentence that came too late. */
  lost: Lost | undefined
  onSaved: (saved: { text: string; state: SegmentState; version: number }) => void
}) {
  const { writers } = useWorkbench()
  const sent = useRef<string | null>(segment.text)
  const known = useRef(lost?.current.version ?? segment.version)
  const [clash, setClash] = useState<Lost | undefined>(lost)
  const [status, setStatus] = useState<'saving' | 'saved' | 'notSaved' | null>(null)
  const [isDirty, setDirty] = useState(false)

  const resting = useRestingSave(() => sendNew({}))
  const save = (wish: Wish = {}): Promise<boolean> => resting.now(() => sendNew(wish))

  async function sendNew(wish: Wish): Promise<boolean> {
    const text = area.current?.value
    if (text === undefined || (text === sent.current && !wish.isConfirmed && !wish.isInsisting)) return true
    return sendText(text, wish)
  }

  async function sendText(text: string, { isConfirmed = false }: Wish): Promise<boolean> {
    sent.current = text
    setStatus('saving')
    const answer = await post(action, { text, version: String(known.current), ...(isConfirmed ? { keep: 'on' } : {}) })
    if (answer === null) {
      sent.current = null
      setStatus('notSaved')
      return false
    }
    setStatus(answer.ok ? 'saved' : null)
    setClash('current' in answer ? answer : undefined)
    if (answer.ok) {
      known.current = answer.version
      setDirty((area.current?.value ?? text) !== text)
      onSaved({ text, state: answer.state, version: answer.version })
    } else if ('current' in answer) known.current = answer.current.version
    return true
  }

  useEffect(() => {
    const own = () => save()
    writers.set(segment.id, own)
    return () => {
      if (writers.get(segment.id) === own) writers.delete(segment.id)
    }
  })

  // Another version came with a fresh page (a revert): it replaces what stands here only if nothing typed would be lost.
  useEffect(() => {
    if (segment.version <= known.current || !area.current) return
    known.current = segment.version
    if (area.current.value === sent.current) area.current.value = segment.text
    if (area.current.value !== segment.text) return
    sent.current = segment.text
    setDirty(false)
  }, [segment.version, segment.text, area])

  useEffect(() => {
    if (!isDirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isDirty])

  return {
    save,
    later: resting.later,
    composing: resting.composing,
    typed: () => setDirty(true),
    clash,
    status: status === 'saved' && isDirty ? null : status,
  }
}

/**
 * Posts a save and reads its answer; null when the line, the server or the session failed. Not a router's fetcher: that one
 * answers a broken line with an error page in the place of what was typed.
 */
async function post(action: string, typed: Record<string, string>): Promise<Answer | null> {
  try {
    const response = await fetch(action, { method: 'POST', body: new URLSearchParams(typed), keepalive: true })
    const isAnswer = (response.ok || response.status === 409) && response.headers.get('Content-Type')?.includes('json')
    return isAnswer ? ((await response.json()) as Answer) : null
  } catch {
    return null
  }
}
