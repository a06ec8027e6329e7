import { languageOf } from '~/platform/context.server'
import { serveDocument } from '../../answer.server'
import { openApiIn } from '../queries.server'
import type { Route } from './+types/document'

export const handle = { policy: 'public' }

/** The API's own description for programs that write clients. */
export const loader = (args: Route.LoaderArgs) => serveDocument(args, () => openApiIn(languageOf(args.context)))
