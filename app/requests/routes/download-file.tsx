import { actorOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { downloadOf } from '~/platform/files.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { findAttachment } from '../attachments/queries.server'
import { canReadFile } from '../request'
import type { Route } from './+types/download-file'

export const handle = { policy: 'requests.readFile' }

async function gate(args: Route.LoaderArgs) {
  requireActor(args)
  const file = found(await findAttachment(db, { ref: args.params.ref, fileId: args.params.fileId }))
  allow(canReadFile(actorOf(args.context), file, { isConfidential: file.isConfidential === 1, isStaged: file.state === 'staged' }))
  return file
}

/** One attachment, always as a download. */
export async function loader(args: Route.LoaderArgs) {
  const { storageKey, name, mediaType, bytes } = await gate(args)
  return downloadOf({ storageKey, name, mediaType, bytes })
}
