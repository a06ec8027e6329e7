import { acceptTime, proposeMeeting } from '~/engagements/meetings/commands.server'
import { instantOf } from '~/engagements/meetings/meeting'
import { confirmMinutes, writeMinutes } from '~/engagements/minutes/commands.server'
import { lastMinutes } from '~/engagements/minutes/queries.server'
import { nextCommonWorkingDays } from '~/platform/working-days.server'
import { hours, plusMs } from '../clock'
import { sourceText } from './content'
import { type MeetingSeed, meetings } from './meetings'
import type { Told } from './steps-messages'
import { verified } from './steps-translations'
import { fieldsIn } from './texts'
import { must, type Step, type World } from './world'

/** The meetings of an engagement: one was held, and its minutes are confirmed by both; one waits for an answer. */
export const meetingSteps = (world: World, told: Told): Step[] =>
  (meetings[told.request.key] ?? []).flatMap((meeting, index) => stepsOf(world, told, meeting, index + 1))

function stepsOf(world: World, { request, at, engagementId, deed, pair }: Told, seed: MeetingSeed, number: number): Step[] {
  const { db } = world
  const { side, clocks, held, lengthMinutes, place } = seed
  const other = side === 'buyer' ? 'vendor' : 'buyer'
  const language = side === 'buyer' ? 'zh-CN' : 'en'
  const name = `meeting ${number} of ${request.key}`
  const days = nextCommonWorkingDays(held ? at(held.after) : world.now, clocks.length)
  const times = clocks.map((clock, index) => ({ at: index, startsAt: instantOf(days[index]!.day, clock) }))
  const startsAt = times[0]!.startsAt
  const after = (count: number) => plusMs(startsAt, hours(count))
  const row = async () =>
    db
      .selectFrom('meeting')
      .select(['id', 'documentId'])
      .where('engagementId', '=', await engagementId())
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
  const { title, agenda } = seed
  const proposed: Step[] = [
    {
      at: at(seed.proposed),
      name: `${name} is proposed`,
      run: async () => {
        const words = {
          title: sourceText(title, language),
          agenda: sourceText(agenda, language),
          place,
          lengthMinutes,
          language,
          times,
        } as const
        must(await proposeMeeting(db, { ...(await deed(side)), ...words }))
      },
    },
    ...verified(
      world,
      { name, document: async () => (await row()).documentId, texts: { title, agenda } },
      { ...pair, from: plusMs(at(seed.proposed), hours(1)), reviewedAt: plusMs(at(seed.proposed), hours(3)) },
    ),
  ]
  if (!held) return proposed
  const { attendees, discussed, decided, actions } = held
  const texts = { title, discussed, decided, actions }
  const confirm = (by: 'buyer' | 'vendor', later: number): Step => ({
    at: after(later),
    name: `${name}: the ${by} confirms the minutes`,
    run: async () => {
      const { number: version, sha256Zh, sha256En } = (await lastMinutes(db, (await row()).id))!
      must(await confirmMinutes(db, { ...(await deed(by)), number, version, sha256Zh: sha256Zh!, sha256En: sha256En! }))
    },
  })
  return [
    ...proposed,
    {
      at: plusMs(at(seed.proposed), hours(5)),
      name: `${name} is agreed`,
      run: async () => must(await acceptTime(db, { ...(await deed(other)), number, round: 1, startsAt })),
    },
    {
      at: after(2),
      name: `${name}: minutes are written`,
      run: async () =>
        must(
          await writeMinutes(db, {
            ...(await deed('vendor')),
            number,
            language: 'en',
            basedOn: 0,
            attendees,
            fields: fieldsIn(texts, 'en'),
          }),
        ),
    },
    ...verified(
      world,
      {
        name: `minutes of ${name}`,
        document: async () =>
          (
            await db
              .selectFrom('meetingMinutes')
              .select('documentId')
              .where('meetingId', '=', (await row()).id)
              .executeTakeFirstOrThrow()
          ).documentId,
        texts,
      },
      { ...pair, from: after(3), reviewedAt: after(5) },
    ),
    confirm('buyer', 21),
    confirm('vendor', 23),
  ]
}
