import { reader } from '~/platform/database.server'
import { fileOf } from '~/platform/download.server'
import { allow, requireActor } from '~/platform/gate.server'
import { canTranslate } from '../../tasks/task'
import { memoryTable } from '../queries.server'
import type { Route } from './+types/export-memory-table'

export const handle = { policy: 'exchange.export' }

function gate(args: Route.LoaderArgs) {
  allow(canTranslate(requireActor(args)))
}

/** The memory as a table for a spreadsheet. */
export function loader(args: Route.LoaderArgs) {
  gate(args)
  return fileOf(memoryTable(reader), { name: 'memory.csv', mediaType: 'text/csv' })
}
