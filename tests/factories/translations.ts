import { type Db, inTransaction } from '#db/connect'
import { newId } from '~/platform/ids'
import { aboutOf } from '~/translations/checks/check'
import { keepFinding } from '~/translations/checks/commands.server'
import { readChecked } from '~/translations/checks/queries.server'
import { createDocument, requestTranslation } from '~/translations/commands.server'
import { approveAll } from '~/translations/reviews/commands.server'
import { saveSegments } from '~/translations/segments/commands.server'
import { claimTask, submitTask } from '~/translations/tasks/commands.server'

/** People as plain rows: what translations need of them is an id and a name. */
export async function makeModerators(db: Db, ...names: string[]): Promise<string[]> {
  const ids: string[] = []
  for (const name of names) {
    const id = newId()
    await db
      .insertInto('person')
      .values({
        id,
        email: `${name.toLowerCase()}.${id.slice(-8)}@example.org`,
        name,
        passwordHash: '',
        language: 'en',
        timeZone: 'Asia/Shanghai',
        staffRole: 'moderator',
        status: 'active',
        emailVerifiedAt: '2026-11-02T04:00:00.000Z',
        consentedAt: '2026-11-02T04:00:00.000Z',
        createdAt: '2026-11-02T04:00:00.000Z',
      })
      .execute()
    ids.push(id)
  }
  return ids
}

/** A Chinese document of a request, with its task. */
export const makeTask = (db: Db, { authorId, fields }: { authorId: string; fields: Record<string, string> }) =>
  inTransaction(db, async (tx) => {
    const { documentId } = await createDocument(tx, {
      kind: 'request',
      subjectId: newId(),
      requestId: null,
      sourceLanguage: 'zh-CN',
      authorId,
      companyId: null,
      fields,
    })
    const { taskId } = await requestTranslation(tx, { documentId })
    return { documentId, taskId }
  })

/** A task's segments in order, both languages. */
export const segmentsOfTask = (db: Db, taskId: string) =>
  db
    .selectFrom('translation')
    .innerJoin('segment', 'segment.id', 'translation.segmentId')
    .selectAll('translation')
    .select(['segment.field', 'segment.text as source'])
    .where('translation.taskId', '=', taskId)
    .orderBy('translation.ordinal')
    .execute()

export const taskOf = (db: Db, taskId: string) =>
  db.selectFrom('translationTask').selectAll().where('id', '=', taskId).executeTakeFirstOrThrow()

/** Translates whatever is open as one person, by `say`, and hands it in. */
export async function translate(db: Db, { actorId, taskId, say }: { actorId: string; taskId: string; say: (source: string) => string }) {
  await claimTask(db, { actorId, taskId, work: 'translate' })
  const open = (await segmentsOfTask(db, taskId)).filter(({ state }) => state !== 'approved' && state !== 'not_needed')
  await saveSegments(db, {
    actorId,
    taskId,
    segments: open.map(({ segmentId, source, version }) => ({ segmentId, version, text: say(source), isConfirmed: true })),
  })
  await keepFindings(db, { actorId, taskId })
  return submitTask(db, { actorId, taskId })
}

/** Invented sentences rarely say what their source says: keeps every error that the checks find in them. */
export async function keepFindings(db: Db, { actorId, taskId }: { actorId: string; taskId: string }): Promise<void> {
  for (const { segmentId } of await segmentsOfTask(db, taskId)) {
    const checked = await readChecked(db, { taskId, segmentId })
    for (const finding of checked?.findings ?? []) {
      if (finding.level !== 'error') continue
      await keepFinding(db, { actorId, taskId, segmentId, rule: finding.rule, about: aboutOf(finding), reason: 'invented' })
    }
  }
}

/** Translates and reviews by two people. */
export async function verify(
  db: Db,
  { translatorId, reviewerId, taskId, say }: { translatorId: string; reviewerId: string; taskId: string; say: (source: string) => string },
) {
  await translate(db, { actorId: translatorId, taskId, say })
  return approveAll(db, { actorId: reviewerId, taskId })
}
