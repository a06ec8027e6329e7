export interface Piece {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** Past this many comparisons a text counts as rewritten: the middle is shown as one removal and one addition. */
const mostCells = 4_000_000

/**
 * What changed between two versions of a passage: Han text by character, everything else by word. Longest common subsequence
 * by dynamic programming (Wagner and Fischer 1974) on what lies between the common beginning and the common end.
 */
export function textDiff(before: string, after: string): Piece[] {
  const [a, b] = [tokens(before), tokens(after)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const pieces: Piece[] = []
  push(pieces, 'same', a.slice(0, start))
  middle(pieces, a.slice(start, a.length - end), b.slice(start, b.length - end))
  push(pieces, 'same', end > 0 ? a.slice(-end) : [])
  return pieces
}

/** A Han character, a word, a run of blanks, or a single sign. */
export const tokens = (text: string): string[] => text.match(/\p{Script=Han}|[^\p{Script=Han}\p{P}\p{S}\s]+|\s+|[\p{P}\p{S}]/gu) ?? []

function middle(pieces: Piece[], a: string[], b: string[]) {
  if (a.length * b.length > mostCells) {
    push(pieces, 'removed', a)
    push(pieces, 'added', b)
    return
  }
  const width = b.length + 1
  const longest = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push(pieces, 'same', [a[i]!])
      i++
      j++
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      push(pieces, 'removed', [a[i++]!])
    } else {
      push(pieces, 'added', [b[j++]!])
    }
  }
}

function push(pieces: Piece[], kind: Piece['kind'], added: string[]) {
  if (added.length === 0) return
  const last = pieces.at(-1)
  if (last?.kind === kind) last.text += added.join('')
  else pieces.push({ kind, text: added.join('') })
}
