import { reader } from '~/platform/database.server'
import { fileOf } from '~/platform/download.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { canTranslate } from '../../tasks/task'
import { memoryTmx } from '../queries.server'
import type { Route } from './+types/export-memory'

export const handle = { policy: 'exchange.export' }

function gate(args: Route.LoaderArgs) {
  allow(canTranslate(requireActor(args)))
}

/** The memory of one direction as TMX. */
export function loader(args: Route.LoaderArgs) {
  gate(args)
  const wanted = new URL(args.request.url).searchParams.get('source') ?? 'zh-CN'
  const source = found((['zh-CN', 'en'] as const).find((each) => each === wanted))
  return fileOf(memoryTmx(reader, source), { name: `memory-from-${source}.tmx`, mediaType: 'application/xml' })
}
