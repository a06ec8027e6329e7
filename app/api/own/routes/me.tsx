import { db } from '~/platform/database.server'
import { serve } from '../../answer.server'
import { readMe } from '../own'
import type { Route } from './+types/me'

export const handle = { policy: 'api.readMe' }

/** In whose name a token reads, and what. */
export const loader = (args: Route.LoaderArgs) =>
  serve(db, args, readMe, async ({ bearer }) => ({
    token: { name: bearer.tokenName, scopes: bearer.scopes, expiresAt: bearer.expiresAt },
    company: { id: bearer.companyRef, side: bearer.companyKind },
  }))
