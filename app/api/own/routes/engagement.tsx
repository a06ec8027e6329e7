import { db } from '~/platform/database.server'
import { serve } from '../../answer.server'
import { readOwnEngagement } from '../own'
import { ownEngagementDetailOf } from '../queries.server'
import type { Route } from './+types/engagement'

export const handle = { policy: 'api.readOwnEngagement' }

/** One engagement of the bearer's company with its milestones. */
export const loader = (args: Route.LoaderArgs) => serve(db, args, readOwnEngagement, (call) => ownEngagementDetailOf(db, call))
