import { db } from '~/platform/database.server'
import { serve } from '../../answer.server'
import { listCompanies } from '../company'
import { companiesPage } from '../queries.server'
import type { Route } from './+types/list'

export const handle = { policy: 'public' }

/** The directory, for programs. */
export const loader = (args: Route.LoaderArgs) => serve(db, args, listCompanies, (call) => companiesPage(db, call))
