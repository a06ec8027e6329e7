import { db } from '~/platform/database.server'
import { serve } from '../../answer.server'
import { readOwnBid } from '../own'
import { ownBidDetailOf } from '../queries.server'
import type { Route } from './+types/bid'

export const handle = { policy: 'api.readOwnBid' }

/** One bid of the bearer's company with its receipts. */
export const loader = (args: Route.LoaderArgs) => serve(db, args, readOwnBid, (call) => ownBidDetailOf(db, call))
