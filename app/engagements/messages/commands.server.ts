import { databaseNow, plusMs } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { LanguageTag } from '#db/schema'
import { record } from '~/audit/record.server'
import { settleNotices } from '~/notifications/commands.server'
import { addFile, type StoredFile } from '~/platform/files.server'
import { newId } from '~/platform/ids'
import { enqueue } from '~/platform/jobs.server'
import { createDocument, hurryTranslation, publishDocument, requestTranslation } from '~/translations/commands.server'
import { draftForReaders } from '~/translations/machine/reader-drafts.server'
import { type Deed, lockForParty } from '../commands.server'
import { gatheringMs, mayWrite } from './message'

interface Send extends Deed {
  /** The language that it is written in. */
  language: LanguageTag
  text: string
  files: readonly StoredFile[]
  /** Number of the newest message that the writer had before them; 0 for none. */
  seen: number
  /** Whether a machine is set up; what may leave is decided elsewhere. */
  hasMachine: boolean
}

/**
 * Says something to the other side. It is there at once as it was written; a machine's draft follows where one may be made, and two people's
 * translation after that. The other side is told when a moment has gathered what belongs together.
 */
export function sendMessage(db: Db, { language, text, files, seen, hasMachine, ...deed }: Send) {
  return inTransaction(db, async (tx) => {
    const found = await lockForParty(tx, deed)
    if (!found || !mayWrite(found.side)) return { ok: false, reason: 'notFound' } as const
    if (text === '' && files.length === 0) return { ok: false, reason: 'nothingSaid' } as const
    const { engagement, side } = found
    const { id: engagementId, requestId } = engagement
    const number = (await lastNumber(tx, engagementId)) + 1
    const [id, createdAt] = [newId(), await databaseNow(tx)]
    const { actorId, companyId } = deed
    const facts = { kind: 'message', subjectId: id, requestId, sourceLanguage: language, authorId: actorId, companyId } as const
    const documentId = text === '' ? null : (await createDocument(tx, { ...facts, fields: { text } })).documentId
    await tx.insertInto('message').values({ id, engagementId, number, side, authorId: actorId, documentId, createdAt }).execute()
    for (const file of files) await addFile(tx, file, { ownerKind: 'message', ownerId: id, uploadedBy: actorId })
    await record(tx, {
      actorId,
      event: 'engagement.messageSent',
      subjectType: 'engagement',
      subjectId: engagementId,
      detail: { number, files: files.map(({ sha256 }) => sha256).join(' ') },
    })
    if (documentId) {
      const { taskId, isVerified } = await requestTranslation(tx, { documentId })
      if (hasMachine && !isVerified) await draftForReaders(tx, { taskId, askedBy: actorId })
    }
    // Who answers has read what stood there.
    await moveMark(tx, { engagementId, personId: actorId, upTo: Math.min(seen, number - 1) })
    await enqueue(tx, 'tellOfMessages', { messageId: id }, { runAt: plusMs(createdAt, gatheringMs) })
    return { ok: true, number } as const
  })
}

/** A message reads in both languages: readers of the other one get its verified text from now on. */
export function onMessageVerified(db: Db, { documentId }: { documentId: string }): Promise<void> {
  return inTransaction(db, async (tx) => {
    await publishDocument(tx, { documentId })
  })
}

/** Either side wants a person's translation of a message soon: it comes first in the moderators' queue. Once per message. */
export function askForTranslation(db: Db, { number, ...deed }: Deed & { number: number }) {
  return inTransaction(db, async (tx) => {
    const found = await lockForParty(tx, deed)
    const message = await tx
      .selectFrom('message')
      .select(['id', 'documentId'])
      .where('engagementId', '=', deed.engagementId)
      .where('number', '=', number)
      .executeTakeFirst()
    if (!found || !message) return { ok: false, reason: 'notFound' } as const
    if (message.documentId === null) return { ok: false, reason: 'translated' } as const
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('messageWish')
      .values({ messageId: message.id, askedBy: deed.actorId, askedAt: await databaseNow(tx) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows !== 1n) return { ok: false, reason: 'asked' } as const
    const hurried = await hurryTranslation(tx, { documentId: message.documentId, personId: deed.actorId })
    return hurried.ok ? ({ ok: true } as const) : ({ ok: false, reason: 'translated' } as const)
  })
}

/** A person has read up to this message. A mark never goes back, and never beyond what is there. */
export function markMessagesRead(db: Db, { upTo, ...deed }: Deed & { upTo: number }) {
  return inTransaction(db, async (tx) => {
    const found = await lockForParty(tx, deed)
    if (!found) return { ok: false, reason: 'notFound' } as const
    const { id: engagementId, ref } = found.engagement
    const last = await lastNumber(tx, engagementId)
    await moveMark(tx, { engagementId, personId: deed.actorId, upTo: Math.min(upTo, last) })
    if (upTo >= last) await settleNotices(tx, { personId: deed.actorId, kind: 'messagesArrived', path: `/engagements/${ref}/messages` })
    return { ok: true } as const
  })
}

async function lastNumber(tx: Tx, engagementId: string): Promise<number> {
  const last = await tx
    .selectFrom('message')
    .select('number')
    .where('engagementId', '=', engagementId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.number ?? 0
}

async function moveMark(tx: Tx, { engagementId, personId, upTo }: { engagementId: string; personId: string; upTo: number }) {
  if (upTo < 1) return
  const mark = { readNumber: upTo, readAt: await databaseNow(tx) }
  await tx
    .insertInto('messageReader')
    .values({ engagementId, personId, ...mark, toldNumber: 0, toldAt: null })
    .onConflict((conflict) => conflict.columns(['engagementId', 'personId']).doUpdateSet(mark).where('messageReader.readNumber', '<', upTo))
    .execute()
}
