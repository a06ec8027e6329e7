import { db } from '~/platform/database.server'
import { serve } from '../../answer.server'
import { listOwnRequests } from '../own'
import { ownRequestsPage } from '../queries.server'
import type { Route } from './+types/requests'

export const handle = { policy: 'api.listOwnRequests' }

/** The requests of the bearer's company. */
export const loader = (args: Route.LoaderArgs) =>
  serve(db, args, listOwnRequests, ({ query, ...call }) => ownRequestsPage(db, { ...call, limit: query.limit }))
