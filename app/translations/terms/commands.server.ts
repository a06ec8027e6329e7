import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import { record } from '~/audit/record.server'
import { newId } from '~/platform/ids'
import { inflections } from './inflection'
import { type ConceptText, faultOf, folded, isAbbreviation } from './term'

/** Adds a concept; refuses one whose preferred words an active concept has already. */
export const addConcept = (db: Db, { actorId, concept }: { actorId: string; concept: ConceptText }) =>
  inTransaction(db, async (tx) => {
    const fault = faultOf(concept)
    if (fault) return { ok: false, reason: fault } as const
    const twin = await twinOf(tx, concept)
    if (twin) return { ok: false, reason: 'exists', conceptId: twin } as const
    const id = await insertConcept(tx, concept, { createdBy: actorId, starterKey: null })
    await record(tx, { actorId, event: 'term.added', subjectType: 'termConcept', subjectId: id })
    await touchTerms(tx)
    return { ok: true, conceptId: id } as const
  })

/** Writes a concept anew, if nobody else has since `version` was read. */
export const editConcept = (
  db: Db,
  { actorId, conceptId, version, concept }: { actorId: string; conceptId: string; version: number; concept: ConceptText },
) =>
  inTransaction(db, async (tx) => {
    const fault = faultOf(concept)
    if (fault) return { ok: false, reason: fault } as const
    const now = await databaseNow(tx)
    const written = await tx
      .updateTable('termConcept')
      .set({ ...factsOf(concept), version: version + 1, updatedAt: now })
      .where('id', '=', conceptId)
      .where('version', '=', version)
      .executeTakeFirst()
    if (written.numUpdatedRows !== 1n) return { ok: false, reason: 'changedSince' } as const
    await tx.deleteFrom('term').where('conceptId', '=', conceptId).execute()
    await insertTerms(tx, conceptId, concept)
    await record(tx, { actorId, event: 'term.edited', subjectType: 'termConcept', subjectId: conceptId })
    await touchTerms(tx)
    return { ok: true } as const
  })

/** Takes a concept out of use, or back into it; what it was called stays on record. */
export const setConceptStatus = (
  db: Db,
  { actorId, conceptId, status }: { actorId: string; conceptId: string; status: 'active' | 'retired' },
) =>
  inTransaction(db, async (tx) => {
    const moved = await tx
      .updateTable('termConcept')
      .set((set) => ({ status, version: set('version', '+', 1) }))
      .where('id', '=', conceptId)
      .where('status', '<>', status)
      .executeTakeFirst()
    if (moved.numUpdatedRows !== 1n) return { ok: false, reason: 'changedSince' } as const
    await record(tx, {
      actorId,
      event: status === 'retired' ? 'term.retired' : 'term.reinstated',
      subjectType: 'termConcept',
      subjectId: conceptId,
    })
    await touchTerms(tx)
    return { ok: true } as const
  })

export interface StarterConcept extends ConceptText {
  /** Names the concept for good, so that loading again adds nothing twice. */
  key: string
}

/** Loads the starter term base, as far as it is not there; answers how many concepts were new. What people changed stays. */
export const loadStarterTerms = (db: Db, concepts: readonly StarterConcept[]) =>
  inTransaction(db, async (tx) => {
    const rows = await tx.selectFrom('termConcept').select('starterKey').where('starterKey', 'is not', null).execute()
    const known = new Set(rows.map(({ starterKey }) => starterKey))
    let added = 0
    for (const concept of concepts) {
      if (known.has(concept.key) || (await twinOf(tx, concept))) continue
      await insertConcept(tx, concept, { createdBy: null, starterKey: concept.key })
      added++
    }
    if (added > 0) {
      await record(tx, { actorId: null, event: 'term.starterLoaded', subjectType: 'termBase', subjectId: 'starter', detail: { added } })
      await touchTerms(tx)
    }
    return { ok: true, added } as const
  })

const factsOf = ({ domain, partOfSpeech, definitionZh, definitionEn, note, isKept, terms }: ConceptText) => ({
  domain,
  partOfSpeech,
  definitionZh,
  definitionEn,
  note,
  isKept: isKept ? (1 as const) : (0 as const),
  headword: folded((terms.find(({ language, status }) => language === 'en' && status === 'preferred') ?? terms[0])?.text ?? ''),
})

async function insertConcept(
  tx: Tx,
  concept: ConceptText,
  { createdBy, starterKey }: { createdBy: string | null; starterKey: string | null },
) {
  const id = newId()
  const now = await databaseNow(tx)
  await tx
    .insertInto('termConcept')
    .values({ id, ...factsOf(concept), status: 'active', starterKey, version: 1, createdBy, createdAt: now, updatedAt: now })
    .execute()
  await insertTerms(tx, id, concept)
  return id
}

const insertTerms = (tx: Tx, conceptId: string, { terms, partOfSpeech, isCaseSensitive }: ConceptText) =>
  tx
    .insertInto('term')
    .values(
      terms.map(({ language, status, text }, ordinal) => ({
        id: newId(),
        conceptId,
        language,
        text,
        folded: folded(text),
        status,
        isCaseSensitive: isCaseSensitive ? (1 as const) : (0 as const),
        isAllCaps: isAbbreviation(text) ? (1 as const) : (0 as const),
        formsJson: JSON.stringify(inflections(text, language, partOfSpeech)),
        ordinal,
      })),
    )
    .execute()

/** An active concept with the same preferred word in both languages. */
async function twinOf(tx: Tx, { terms }: Pick<ConceptText, 'terms'>): Promise<string | undefined> {
  const preferred = (wanted: 'zh-CN' | 'en') =>
    terms.find(({ language, status }) => language === wanted && status === 'preferred')?.text ?? ''
  const twin = await tx
    .selectFrom('term as zh')
    .innerJoin('term as en', 'en.conceptId', 'zh.conceptId')
    .innerJoin('termConcept', 'termConcept.id', 'zh.conceptId')
    .select('termConcept.id')
    .where('zh.language', '=', 'zh-CN')
    .where('zh.folded', '=', folded(preferred('zh-CN')))
    .where('en.language', '=', 'en')
    .where('en.folded', '=', folded(preferred('en')))
    .where('termConcept.status', '=', 'active')
    .limit(1)
    .executeTakeFirst()
  return twin?.id
}

const touchTerms = (tx: Tx) =>
  tx
    .updateTable('counter')
    .set(({ eb }) => ({ value: eb('value', '+', 1) }))
    .where('name', '=', 'terms')
    .execute()
