import { db } from '~/platform/database.server'
import { serve } from '../../answer.server'
import { requestDetailOf } from '../queries.server'
import { readRequest } from '../request'
import type { Route } from './+types/show'

export const handle = { policy: 'public' }

/** One request that has been out, in both languages. */
export const loader = (args: Route.LoaderArgs) => serve(db, args, readRequest, (call) => requestDetailOf(db, call))
