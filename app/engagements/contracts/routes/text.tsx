import { db } from '~/platform/database.server'
import { fileOf } from '~/platform/download.server'
import { found } from '~/platform/gate.server'
import { languageOfSegment } from '~/platform/i18n/language'
import { wholeNumber } from '~/platform/whole-number'
import { gateEngagement } from '../../gate.server'
import { contractTextOf } from '../queries.server'
import type { Route } from './+types/text'

export const handle = { policy: 'contracts.text' }

const gate = (args: Route.LoaderArgs) => gateEngagement(db, args)

/** The text that is signed, byte for byte, so that anybody concerned can compute its hash. */
export async function loader(args: Route.LoaderArgs) {
  const { engagement } = await gate(args)
  const language = found(languageOfSegment(args.params.language))
  const number = found(wholeNumber(args.params.number))
  const text = found(await contractTextOf(db, { engagementId: engagement.id, number, language }))
  return fileOf(pieces(text), {
    name: `contract-${engagement.ref}-${number}-${args.params.language}.txt`,
    mediaType: 'text/plain',
  })
}

async function* pieces(text: string) {
  yield text
}
