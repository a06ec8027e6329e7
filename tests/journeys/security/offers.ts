import type { Db } from '../../../db/connect'
import type { Answer } from './probe'
import { post } from './probe'

/** What a vendor types into the form of an offer, as the browser names it. */
export interface Typed {
  currency?: string
  words: (field: string) => string
  prices: readonly string[]
}

/** The form's fields for a request: an answer with words to each requirement, and one milestone per price. */
export async function offerFields(db: Db, requestRef: string, { currency = 'INR', words, prices }: Typed): Promise<[string, string][]> {
  const requirements = await db
    .selectFrom('requirement')
    .innerJoin('request', 'request.id', 'requirement.requestId')
    .select('requirement.key')
    .where('request.ref', '=', requestRef)
    .orderBy('ordinal')
    .execute()
  return [
    ['currency', currency],
    ...requirements.flatMap(({ key }, index): [string, string][] => [
      [`coverage[${index}].key`, key],
      [`coverage[${index}].answer`, 'partial'],
      [`coverage[${index}].note`, words(`coverage.${key}.note`)],
    ]),
    ...prices.flatMap((price, index): [string, string][] => [
      [`milestones[${index}].title`, words(`milestone.${index + 1}.title`)],
      [`milestones[${index}].what`, words(`milestone.${index + 1}.what`)],
      [`milestones[${index}].price`, price],
      [`milestones[${index}].weeks`, '4'],
    ]),
    ['approach', words('approach')],
    ['teamSize', '7'],
    ['team', words('team')],
    ['assumptions', words('assumptions')],
    ['outOfScope', words('outOfScope')],
    ['validityDays', '60'],
  ]
}

interface Sending {
  origin: string
  cookie: string | undefined
  requestRef: string
  fields: [string, string][]
}

export const sendBid = ({ origin, cookie, requestRef, fields }: Sending): Promise<Answer> =>
  post(origin, `/en/requests/${requestRef}/bid`, { cookie, fields })

export const saveDraft = ({ origin, cookie, requestRef, fields }: Sending): Promise<Answer> =>
  post(origin, `/en/requests/${requestRef}/bid/draft`, { cookie, fields })

/** The bid that an answer leads to. */
export function refOf({ status, location, body }: Answer): string {
  const ref = /\/my\/bids\/(B-\w+)/.exec(location ?? '')?.[1]
  if (!ref) throw new Error(`The bid was not taken: ${status} ${location ?? body.slice(0, 400)}`)
  return ref
}
