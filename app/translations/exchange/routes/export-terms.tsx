import { reader } from '~/platform/database.server'
import { fileOf } from '~/platform/download.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { canTranslate } from '../../tasks/task'
import { termsTbx } from '../queries.server'
import { tbxVersions } from '../tbx'
import type { Route } from './+types/export-terms'

export const handle = { policy: 'exchange.export' }

function gate(args: Route.LoaderArgs) {
  allow(canTranslate(requireActor(args)))
}

/** The term base as TBX-Basic. */
export function loader(args: Route.LoaderArgs) {
  gate(args)
  const wanted = new URL(args.request.url).searchParams.get('version') ?? '2'
  const version = found(tbxVersions.find((each) => each === wanted))
  return fileOf(termsTbx(reader, version), { name: `terms-v${version}.tbx`, mediaType: 'application/xml' })
}
