import { config } from '~/platform/config.server'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { attachment } from '~/platform/files.server'
import { found } from '~/platform/gate.server'
import { writeMeeting } from '../calendar.server'
import { gateMeeting } from '../gate.server'
import type { Route } from './+types/calendar'

export const handle = { policy: 'meetings.calendar' }

const gate = (args: Route.LoaderArgs) => gateMeeting(db, args)

/** The meeting for a calendar: that it holds, or that it no longer does. */
export async function loader(args: Route.LoaderArgs) {
  const { engagement, meeting } = await gate(args)
  const organiser = /<([^<>]+)>/.exec(config.mailFrom)?.[1] ?? config.mailFrom
  const entry = { meeting, ref: engagement.ref, language: languageOf(args.context), origin: config.origin, organiser }
  return new Response(found(writeMeeting(entry)), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': attachment(`${engagement.ref}-meeting-${meeting.number}.ics`),
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
