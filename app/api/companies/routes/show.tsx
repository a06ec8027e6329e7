import { db } from '~/platform/database.server'
import { serve } from '../../answer.server'
import { readCompany } from '../company'
import { companyDetailOf } from '../queries.server'
import type { Route } from './+types/show'

export const handle = { policy: 'public' }

/** One verified company. */
export const loader = (args: Route.LoaderArgs) => serve(db, args, readCompany, (call) => companyDetailOf(db, call))
