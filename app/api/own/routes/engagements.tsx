import { db } from '~/platform/database.server'
import { serve } from '../../answer.server'
import { listOwnEngagements } from '../own'
import { ownEngagementsPage } from '../queries.server'
import type { Route } from './+types/engagements'

export const handle = { policy: 'api.listOwnEngagements' }

/** The engagements of the bearer's company. */
export const loader = (args: Route.LoaderArgs) =>
  serve(db, args, listOwnEngagements, ({ query, ...call }) => ownEngagementsPage(db, { ...call, limit: query.limit }))
