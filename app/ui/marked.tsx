/** A text in pieces, those that were looked for marked. */
export const Marked = ({ pieces }: { pieces: readonly { text: string; isHit: boolean }[] }) =>
  pieces.map(({ text, isHit }, index) =>
    isHit ? (
      <mark key={index} className="rounded-sm bg-amber-wash text-ink underline decoration-2 underline-offset-3">
        {text}
      </mark>
    ) : (
      text
    ),
  )
