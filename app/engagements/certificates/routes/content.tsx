import { db } from '~/platform/database.server'
import { fileOf } from '~/platform/download.server'
import { found } from '~/platform/gate.server'
import { gateEngagement } from '../../gate.server'
import { currentCertificate } from '../queries.server'
import type { Route } from './+types/content'

export const handle = { policy: 'certificates.content' }

const gate = (args: Route.LoaderArgs) => gateEngagement(db, args)

/** The canonical content, byte for byte, so that anybody concerned can compute its hash. */
export async function loader(args: Route.LoaderArgs) {
  const { engagement } = await gate(args)
  const { number, contentJson } = found(await currentCertificate(db, engagement.id))
  return fileOf(pieces(contentJson), { name: `${number}.json`, mediaType: 'application/json' })
}

async function* pieces(text: string) {
  yield text
}
