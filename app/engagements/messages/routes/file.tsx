import { db } from '~/platform/database.server'
import { downloadOf } from '~/platform/files.server'
import { found } from '~/platform/gate.server'
import { gateEngagement } from '../../gate.server'
import { findMessageFile } from '../queries.server'
import type { Route } from './+types/file'

export const handle = { policy: 'messages.file' }

const gate = (args: Route.LoaderArgs) => gateEngagement(db, args)

/** A file of a message, always as a download. */
export async function loader(args: Route.LoaderArgs) {
  const { engagement } = await gate(args)
  return downloadOf(found(await findMessageFile(db, { engagementId: engagement.id, fileId: args.params.fileId })))
}
