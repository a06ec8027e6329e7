import type { InstantText } from '#db/schema'

/** Where a page of fitting requests ended: the last one's points, its deadline and its id. It stands in the address. */
export interface Place {
  points: number
  deadlineAt: InstantText
  id: string
}

export const placeText = ({ points, deadlineAt, id }: Place): string => `${points}~${deadlineAt}~${id}`

/** Reads the address; what cannot be read counts as not given. */
export function readPlace(text: string | null): Place | null {
  const [, points, deadlineAt, id] = /^(\d{1,6})~([0-9TZ:.-]{1,30})~([0-9a-f-]{1,36})$/.exec(text ?? '') ?? []
  return points && deadlineAt && id ? { points: Number(points), deadlineAt, id } : null
}
