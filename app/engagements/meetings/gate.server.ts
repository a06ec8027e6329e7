import type { Params, RouterContextProvider } from 'react-router'
import type { Db } from '#db/connect'
import { languageOf } from '~/platform/context.server'
import { found } from '~/platform/gate.server'
import { gateEngagement, gateParty } from '../gate.server'
import { findMeeting } from './queries.server'

interface Args {
  request: Request
  context: Readonly<RouterContextProvider>
  params: Params
}

/** One meeting for whoever may read its engagement. */
export async function gateMeeting(db: Db, args: Args) {
  const own = await gateEngagement(db, args)
  return { ...own, ...(await meetingIn(db, args, own)) }
}

/** One meeting for a deed of one of the two sides. */
export async function gateMeetingDeed(db: Db, args: Args) {
  const own = await gateParty(db, args)
  const { meeting, meetingPath } = await meetingIn(db, args, own)
  return { ...own, meeting, meetingPath, deed: { ...own.deed, number: meeting.number } }
}

async function meetingIn(db: Db, args: Args, { engagement, path }: { engagement: { id: string }; path: string }) {
  const number = /^\d{1,4}$/.test(args.params.number ?? '') ? Number(args.params.number) : 0
  const meeting = found(await findMeeting(db, { engagementId: engagement.id, number, language: languageOf(args.context) }))
  return { meeting, meetingPath: `${path}/meetings/${number}` }
}
