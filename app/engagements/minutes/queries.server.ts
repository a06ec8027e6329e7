import type { Db, Tx } from '#db/connect'
import type { InstantText, LanguageTag } from '#db/schema'
import type { DocumentView } from '~/translations/document'
import { readLatest } from '~/translations/queries.server'
import type { Side } from '../engagement'
import type { MinutesStatus } from './minutes'

/** The newest version of a meeting's minutes, as the rules need it. */
export async function lastMinutes(db: Db | Tx, meetingId: string) {
  const row = await db
    .selectFrom('meetingMinutes')
    .select(['id', 'number', 'side', 'status', 'sha256Zh', 'sha256En'])
    .where('meetingId', '=', meetingId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export const confirmedBy = async (db: Db | Tx, minutesId: string): Promise<Side[]> =>
  (await db.selectFrom('minutesConfirmation').select('side').where('minutesId', '=', minutesId).execute()).map(({ side }) => side)

export interface ShownMinutes {
  number: number
  side: Side
  status: MinutesStatus
  writtenBy: string
  createdAt: InstantText
  attendees: string
  words: DocumentView
  texts: Record<LanguageTag, { text: string; sha256: string }> | null
  /** By when the translation is due, while it is under way. */
  dueAt: InstantText | null
  confirmations: { side: Side; name: string; at: InstantText }[]
}

/** The newest version of a meeting's minutes, for a reader of this language. */
export async function minutesOf(
  db: Db,
  { meetingId, language }: { meetingId: string; language: LanguageTag },
): Promise<ShownMinutes | null> {
  const row = await db
    .selectFrom('meetingMinutes')
    .innerJoin('person', 'person.id', 'meetingMinutes.writtenBy')
    .leftJoin('translationTask', (join) =>
      join
        .onRef('translationTask.documentId', '=', 'meetingMinutes.documentId')
        .on('translationTask.status', 'in', ['queued', 'claimed', 'in_review', 'changes_requested']),
    )
    .selectAll('meetingMinutes')
    .select(['person.name', 'translationTask.dueAt'])
    .where('meetingId', '=', meetingId)
    .orderBy('meetingMinutes.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const { id, number, side, status, attendees, createdAt, documentId, textZh, textEn, sha256Zh, sha256En, name, dueAt } = row
  const confirmations = await db
    .selectFrom('minutesConfirmation')
    .innerJoin('person', 'person.id', 'minutesConfirmation.personId')
    .select(['minutesConfirmation.side', 'person.name', 'minutesConfirmation.createdAt as at'])
    .where('minutesId', '=', id)
    .orderBy('minutesConfirmation.createdAt')
    .execute()
  return {
    number,
    side,
    status,
    attendees,
    createdAt,
    writtenBy: name,
    dueAt,
    words: (await readLatest(db, { documentId, language }))!,
    texts:
      textZh !== null && textEn !== null && sha256Zh !== null && sha256En !== null
        ? { 'zh-CN': { text: textZh, sha256: sha256Zh }, en: { text: textEn, sha256: sha256En } }
        : null,
    confirmations,
  }
}

/** The text of the newest minutes that read in both languages. */
export async function minutesTextOf(db: Db, { meetingId, language }: { meetingId: string; language: LanguageTag }): Promise<string | null> {
  const row = await db
    .selectFrom('meetingMinutes')
    .select(['textZh', 'textEn'])
    .where('meetingId', '=', meetingId)
    .where('readyAt', 'is not', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (language === 'zh-CN' ? row?.textZh : row?.textEn) ?? null
}
