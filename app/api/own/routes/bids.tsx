import { db } from '~/platform/database.server'
import { serve } from '../../answer.server'
import { listOwnBids } from '../own'
import { ownBidsPage } from '../queries.server'
import type { Route } from './+types/bids'

export const handle = { policy: 'api.listOwnBids' }

/** The bids of the bearer's company: where they stand, not what they say. */
export const loader = (args: Route.LoaderArgs) =>
  serve(db, args, listOwnBids, ({ query, ...call }) => ownBidsPage(db, { ...call, limit: query.limit }))
