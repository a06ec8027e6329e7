import { nothingHere } from '../answer.server'
import type { Route } from './+types/absent'

export const handle = { policy: 'public' }

/** What the API does not have is told in the way of the API. */
export const loader = (args: Route.LoaderArgs) => nothingHere(args)
