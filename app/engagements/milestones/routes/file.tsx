import { db } from '~/platform/database.server'
import { downloadOf } from '~/platform/files.server'
import { found } from '~/platform/gate.server'
import { gateMilestone } from '../gate.server'
import { findMilestoneFile } from '../queries.server'
import type { Route } from './+types/file'

export const handle = { policy: 'milestones.file' }

const gate = (args: Route.LoaderArgs) => gateMilestone(db, args)

/** A delivered file or a piece of evidence, always as a download. */
export async function loader(args: Route.LoaderArgs) {
  const { engagement, milestone } = await gate(args)
  const wanted = { engagementId: engagement.id, number: milestone.number, fileId: args.params.fileId }
  const { storageKey, name, mediaType, bytes } = found(await findMilestoneFile(db, wanted))
  return downloadOf({ storageKey, name, mediaType, bytes })
}
