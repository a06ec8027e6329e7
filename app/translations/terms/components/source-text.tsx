import type { ReactNode } from 'react'
import type { Editor, EditorSegment } from '../../tasks/queries.server'

export const cardId = (segmentId: string, index: number): string => `term-${segmentId}-${index + 1}`

/** A source sentence with its terms marked; a click shows what the term base says. Links, not buttons: the sentence can still be copied. */
export function SourceText({ segment, editor }: { segment: EditorSegment; editor: Editor }) {
  const places = editor.checks.terms[segment.id] ?? []
  const parts: ReactNode[] = []
  let at = 0
  places.forEach(({ start, end, text }, index) => {
    parts.push(
      segment.source.slice(at, start),
      <a
        key={start}
        href={`#terms-${segment.id}`}
        className="text-inherit decoration-dotted"
        onClick={(event) => {
          event.preventDefault()
          document.getElementById(cardId(segment.id, index))?.showPopover()
        }}
      >
        {text}
      </a>,
    )
    at = end
  })
  return (
    <p lang={editor.sourceLanguage} className="whitespace-pre-wrap">
      {parts}
      {segment.source.slice(at)}
    </p>
  )
}
