import { db } from '~/platform/database.server'
import { serve } from '../../answer.server'
import { requestsPage } from '../queries.server'
import { listRequests } from '../request'
import type { Route } from './+types/list'

export const handle = { policy: 'public' }

/** Requests of the board, for programs. */
export const loader = (args: Route.LoaderArgs) => serve(db, args, listRequests, (call) => requestsPage(db, call))
