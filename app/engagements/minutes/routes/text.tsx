import { db } from '~/platform/database.server'
import { fileOf } from '~/platform/download.server'
import { found } from '~/platform/gate.server'
import { languageOfSegment } from '~/platform/i18n/language'
import { gateMeeting } from '../../meetings/gate.server'
import { minutesTextOf } from '../queries.server'
import type { Route } from './+types/text'

export const handle = { policy: 'minutes.text' }

const gate = (args: Route.LoaderArgs) => gateMeeting(db, args)

/** The text that both sides confirm, byte for byte, so that anybody concerned can compute its hash. */
export async function loader(args: Route.LoaderArgs) {
  const { engagement, meeting } = await gate(args)
  const language = found(languageOfSegment(args.params.language))
  const text = found(await minutesTextOf(db, { meetingId: meeting.id, language }))
  const name = `minutes-${engagement.ref}-${meeting.number}-${args.params.language}.txt`
  return fileOf(pieces(text), { name, mediaType: 'text/plain' })
}

async function* pieces(text: string) {
  yield text
}
