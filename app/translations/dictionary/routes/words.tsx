import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { canReadDictionary, longestText } from '../dictionary'
import { lookUp, lookUpAt } from '../queries.server'
import type { Route } from './+types/words'

export const handle = { policy: 'dictionary.read' }

function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(canReadDictionary(actor))
  return actor
}

/** The words at one place of a text, or all words of it, as JSON for the editor. */
export async function loader(args: Route.LoaderArgs) {
  gate(args)
  const { searchParams } = new URL(args.request.url)
  const text = (searchParams.get('text') ?? '').slice(0, longestText)
  const at = searchParams.get('at')
  return Response.json(
    at === null ? await lookUp(db, text) : await lookUpAt(db, text, Math.min(Math.max(0, Math.trunc(Number(at)) || 0), text.length)),
  )
}
