import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { LanguageTag } from '#db/schema'
import { newId } from '~/platform/ids'
import { createDocument, publishDocument, requestTranslation } from '~/translations/commands.server'
import type { Fields } from '~/translations/document'
import { readDocument } from '~/translations/queries.server'
import { lockEngagement, tellHistory, tellOther, tellParty } from '../commands.server'
import { hashOf } from '../contracts/wording.server'
import { lockMeeting, moveMeeting, type OnMeeting } from '../meetings/commands.server'
import { canMove, type MinutesStatus, mayConfirm, mayWrite } from './minutes'
import { confirmedBy, lastMinutes } from './queries.server'
import { minutesText } from './wording.server'

interface Write extends OnMeeting {
  language: LanguageTag
  /** Number of the version that was read before writing this one; 0 for none. */
  basedOn: number
  attendees: string
  /** `title`, `discussed`, and where there is something to say `decided` and `actions`. */
  fields: Fields
}

/** Writes down what was said, or answers the last version with another one; confirmations of that one no longer count. */
export function writeMinutes(db: Db, { language, basedOn, attendees, fields, ...deed }: Write) {
  return inTransaction(db, async (tx) => {
    const found = await lockMeeting(tx, deed)
    if (!found.ok) return no('notFound')
    const { engagement, side, meeting } = found
    const last = await lastMinutes(tx, meeting.id)
    if ((last?.number ?? 0) !== basedOn) return no('changedSince')
    const now = await databaseNow(tx)
    if (!mayWrite(side, meeting, last?.status ?? null, now)) return no('movedOn')
    if (last) await moveMinutes(tx, last.id, 'ready', 'superseded')
    const [id, version] = [newId(), basedOn + 1]
    const { actorId, companyId } = deed
    const { requestId } = engagement
    const facts = { kind: 'minutes', subjectId: id, requestId, sourceLanguage: language, authorId: actorId, companyId } as const
    const { documentId } = await createDocument(tx, { ...facts, fields })
    const empty = { textZh: null, textEn: null, sha256Zh: null, sha256En: null, readyAt: null }
    await tx
      .insertInto('meetingMinutes')
      .values({
        id,
        meetingId: meeting.id,
        number: version,
        side,
        status: 'in_translation',
        documentId,
        attendees,
        ...empty,
        writtenBy: actorId,
        createdAt: now,
      })
      .execute()
    await tellHistory(tx, {
      engagementId: engagement.id,
      event: 'minutesWritten',
      actorId,
      detail: { number: meeting.number, version, side },
    })
    await requestTranslation(tx, { documentId })
    return { ok: true, version } as const
  })
}

/** The words read in both languages: both texts are put together and hashed, and both sides are asked to confirm. Runs from a job, perhaps twice. */
export function onMinutesVerified(db: Db, { documentId }: { documentId: string }): Promise<void> {
  return inTransaction(db, async (tx) => {
    const minutes = await tx.selectFrom('meetingMinutes').selectAll().where('documentId', '=', documentId).executeTakeFirst()
    if (minutes?.status !== 'in_translation') return
    const meeting = await tx.selectFrom('meeting').selectAll().where('id', '=', minutes.meetingId).executeTakeFirstOrThrow()
    const engagement = await lockEngagement(tx, meeting.engagementId)
    if (!engagement) return
    const published = await publishDocument(tx, { documentId })
    if (!published.ok) return
    const text = async (language: LanguageTag) =>
      minutesText({ engagement, meeting, minutes }, (await readDocument(tx, { documentId, language }))?.fields ?? {}, language)
    const [textZh, textEn] = [await text('zh-CN'), await text('en')]
    const changes = { textZh, textEn, sha256Zh: hashOf(textZh), sha256En: hashOf(textEn), readyAt: await databaseNow(tx) }
    if (!(await moveMinutes(tx, minutes.id, 'in_translation', 'ready', changes))) return
    const { number } = meeting
    await tellParty(tx, { engagement, to: 'both', kind: 'minutesToConfirm', values: { number }, path: `/meetings/${number}` })
  })
}

interface Confirm extends OnMeeting {
  version: number
  /** Of the texts that were read. */
  sha256Zh: string
  sha256En: string
}

/** A side confirms both texts by their hashes. When the second one has, the minutes are locked for good. */
export function confirmMinutes(db: Db, { version, sha256Zh, sha256En, ...deed }: Confirm) {
  return inTransaction(db, async (tx) => {
    const found = await lockMeeting(tx, deed)
    if (!found.ok) return no('notFound')
    const { engagement, side, meeting } = found
    const last = await lastMinutes(tx, meeting.id)
    if (!last || last.number !== version || last.sha256Zh !== sha256Zh || last.sha256En !== sha256En) return no('changedSince')
    const confirmed = await confirmedBy(tx, last.id)
    if (!mayConfirm(side, meeting, last.status, confirmed)) return no('movedOn')
    const now = await databaseNow(tx)
    const { actorId, number } = deed
    await tx
      .insertInto('minutesConfirmation')
      .values({ minutesId: last.id, side, personId: actorId, sha256Zh, sha256En, createdAt: now })
      .execute()
    const isLocked = confirmed.length > 0
    const event = isLocked ? 'minutesConfirmed' : 'minutesConfirmedByOne'
    await tellHistory(tx, { engagementId: engagement.id, event, actorId, detail: { number, version, side } })
    if (!isLocked) return { ok: true, isLocked } as const
    await moveMinutes(tx, last.id, 'ready', 'confirmed')
    await moveMeeting(tx, meeting, 'minuted', {}, now)
    await tellOther(tx, { engagement, side, kind: 'minutesConfirmed', values: { number }, path: `/meetings/${number}` })
    return { ok: true, isLocked } as const
  })
}

const no = (reason: 'notFound' | 'movedOn' | 'changedSince') => ({ ok: false, reason }) as const

async function moveMinutes(
  tx: Tx,
  id: string,
  from: MinutesStatus,
  to: MinutesStatus,
  changes: Partial<Record<'textZh' | 'textEn' | 'sha256Zh' | 'sha256En' | 'readyAt', string>> = {},
): Promise<boolean> {
  if (!canMove(from, to)) throw new Error(`Minutes never go from ${from} to ${to}`)
  const { numUpdatedRows } = await tx
    .updateTable('meetingMinutes')
    .set({ ...changes, status: to })
    .where('id', '=', id)
    .where('status', '=', from)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
