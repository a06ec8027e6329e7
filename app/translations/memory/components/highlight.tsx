import { placesOf } from '../term-places'

/** A text with every place of a term marked, as it was found: whatever the case, width or punctuation. */
export function Highlight({ text, term }: { text: string; term: string }) {
  const pieces: { text: string; isHit: boolean }[] = []
  let at = 0
  for (const { start, end } of placesOf(text, term)) {
    pieces.push({ text: text.slice(at, start), isHit: false }, { text: text.slice(start, end), isHit: true })
    at = end
  }
  pieces.push({ text: text.slice(at), isHit: false })
  return pieces.map((piece, index) =>
    piece.isHit ? (
      <mark key={index} className="rounded-sm bg-amber-wash text-ink underline decoration-2 underline-offset-3">
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  )
}
