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
  const { mode } = await db.selectFrom('request').select('mode').where('ref', '=', requestRef).executeTakeFirstOrThrow()
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
    ...(mode === 'build' ? togetherFields(words) : []),
  ]
}

/** What a bid on a request that is built together says besides. */
const togetherFields = (words: Typed['words']): [string, string][] => [
  ['pilot', '1'],
  ...[0, 1].flatMap((index): [string, string][] => [
    [`assets[${index}].kind`, 'software'],
    [`assets[${index}].availability`, 'start'],
    [`assets[${index}].secrecy`, 'nda'],
    [`assets[${index}].name`, words(`asset.a${index + 1}.name`)],
    [`assets[${index}].use`, words(`asset.a${index + 1}.use`)],
  ]),
  ['foreground', 'shared'],
  ['buyerShare', '40'],
  ['territory', 'world'],
  ['exploitation', words('exploitation')],
  ['background', words('background')],
]

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
