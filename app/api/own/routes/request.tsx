import { db } from '~/platform/database.server'
import { serve } from '../../answer.server'
import { readOwnRequest } from '../own'
import { ownRequestDetailOf } from '../queries.server'
import type { Route } from './+types/request'

export const handle = { policy: 'api.readOwnRequest' }

/** One request of the bearer's company. */
export const loader = (args: Route.LoaderArgs) => serve(db, args, readOwnRequest, (call) => ownRequestDetailOf(db, call))
