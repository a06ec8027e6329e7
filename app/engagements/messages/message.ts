import { otherSide, type Side } from '../engagement'

/** What the two sides write to each other, each in its own language. Nothing that was said is changed or taken back. */
export const limits = { text: 3_000 } as const

/** Either side, in every state of the engagement: questions do not end with the last payment. */
export const mayWrite = (side: Side | null): side is Side => side !== null

/** How far a person has read. */
export interface ReadMark {
  side: Side
  name: string
  readNumber: number
  readAt: string | null
}

/**
 * Who has read up to which message: each mark stands at the newest message of the other side that it reaches. `messages` newest first.
 */
export function marksAt(messages: readonly { number: number; side: Side }[], marks: readonly ReadMark[]): Map<number, ReadMark[]> {
  const at = new Map<number, ReadMark[]>()
  for (const mark of marks) {
    const reached = messages.find(({ number, side }) => number <= mark.readNumber && side === otherSide(mark.side))
    if (reached) at.set(reached.number, [...(at.get(reached.number) ?? []), mark])
  }
  return at
}

/** How long a message waits for others before its readers are told, in milliseconds. */
export const gatheringMs = 2 * 60_000
/** A reader who was told hears nothing more for so long, in milliseconds. */
export const quietMs = 30 * 60_000
