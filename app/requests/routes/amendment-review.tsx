import { databaseNow } from '#db/clock'
import { db } from '~/platform/database.server'
import { found } from '~/platform/gate.server'
import { readPending } from '../amendments/queries.server'
import { AmendmentReview } from '../components/amendment-review'
import { gateOwn } from '../drafts/queries.server'
import { canWithdrawAmendment } from '../request'
import type { Route } from './+types/amendment-review'

export const handle = { policy: 'requests.amend' }

export async function loader(args: Route.LoaderArgs) {
  const { wanted, buyer, path } = await gateOwn(db, args, canWithdrawAmendment)
  const { number, kind, status, changes, note, before, after } = found(await readPending(db, { ...buyer, requestId: wanted.id }))
  return {
    ref: wanted.ref,
    language: wanted.language,
    path,
    number,
    kind,
    status,
    changes,
    note,
    before,
    after,
    now: await databaseNow(db),
  }
}

/** What an amendment changes, and what that means, before it is handed in and while it is under way. */
export default function Review({ loaderData }: Route.ComponentProps) {
  return <AmendmentReview amendment={loaderData} />
}
