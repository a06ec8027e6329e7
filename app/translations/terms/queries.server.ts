import { sql } from 'kysely'
import type { Db } from '#db/connect'
import type { LanguageTag, TermConceptTable, TermDomain } from '#db/schema'
import { otherLanguage } from '~/platform/i18n/language'
import type { TermForm } from '../checks/glossary'
import { type Automaton, buildAutomaton } from './automaton'
import { type Suggestion, suggestTerms } from './suggestion'
import { folded, isSought } from './term'

/** What a page says of a concept beside a sentence. */
export interface ConceptCard {
  targets: TermForm[]
  isKept: boolean
  domain: TermDomain
  definitionZh: string
  definitionEn: string
  note: string
}

interface TermBase {
  version: number
  automata: Record<LanguageTag, Automaton>
  /** By the language of the terms that a translation may use. */
  cards: Record<LanguageTag, Map<string, ConceptCard>>
  chineseNames: string[]
}

/** One term base per database, built again when somebody has changed a term. */
const kept = new WeakMap<object, TermBase>()

async function termBase(db: Db): Promise<TermBase> {
  const { value: version } = await db.selectFrom('counter').select('value').where('name', '=', 'terms').executeTakeFirstOrThrow()
  // A transaction is an object of its own over the same adapter.
  const known = kept.get(db.getExecutor().adapter)
  if (known?.version === version) return known
  const built = await buildTermBase(db, version)
  kept.set(db.getExecutor().adapter, built)
  return built
}

async function buildTermBase(db: Db, version: number): Promise<TermBase> {
  const rows = await db
    .selectFrom('term')
    .innerJoin('termConcept', 'termConcept.id', 'term.conceptId')
    .select([
      'term.conceptId',
      'term.language',
      'term.text',
      'term.status',
      'term.isCaseSensitive',
      'term.isAllCaps',
      'term.formsJson',
      'termConcept.isKept',
      'termConcept.domain',
      'termConcept.definitionZh',
      'termConcept.definitionEn',
      'termConcept.note',
    ])
    .where('termConcept.status', '=', 'active')
    .orderBy('term.conceptId')
    .orderBy('term.ordinal')
    .execute()
  const cards: TermBase['cards'] = { 'zh-CN': new Map(), en: new Map() }
  const entries: Record<LanguageTag, Parameters<typeof buildAutomaton>[0][number][]> = { 'zh-CN': [], en: [] }
  for (const { conceptId, language, text, status, formsJson, domain, definitionZh, definitionEn, note, ...flags } of rows) {
    const forms = JSON.parse(formsJson) as string[]
    const isCaseSensitive = flags.isCaseSensitive === 1
    for (const each of ['zh-CN', 'en'] as const)
      if (!cards[each].has(conceptId))
        cards[each].set(conceptId, { targets: [], isKept: flags.isKept === 1, domain, definitionZh, definitionEn, note })
    cards[language].get(conceptId)!.targets.push({ text, status, forms, isCaseSensitive: isCaseSensitive || flags.isAllCaps === 1 })
    if (isSought({ language, status, text }))
      entries[language].push({
        conceptId,
        text,
        forms,
        isCaseSensitive,
        isAllCaps: flags.isAllCaps === 1,
        isPreferred: status === 'preferred',
      })
  }
  const chineseNames = entries['zh-CN'].map(({ text }) => text).filter((text) => /^\p{Script=Han}{2,}$/u.test(text))
  return { version, automata: { 'zh-CN': buildAutomaton(entries['zh-CN']), en: buildAutomaton(entries.en) }, cards, chineseNames }
}

/** A term in a source, by its concept. */
export interface TermPlace {
  conceptId: string
  isPreferred: boolean
  text: string
  start: number
  end: number
}

/** The terms of each text, and what the other language says for them. */
export async function termsIn(db: Db, texts: readonly string[], language: LanguageTag) {
  const { automata, cards } = await termBase(db)
  const other = cards[otherLanguage(language)]
  const concepts: Record<string, ConceptCard> = {}
  const places = texts.map((text) =>
    automata[language].find(text).flatMap(({ conceptIds, ...place }): TermPlace[] => {
      // Where a name stands for several concepts, the one with a word in the other language that is preferred comes first.
      const conceptId = conceptIds.find((id) => other.get(id)?.isKept || other.get(id)?.targets.length)
      if (conceptId === undefined) return []
      concepts[conceptId] = other.get(conceptId)!
      return [{ conceptId, ...place }]
    }),
  )
  return { places, concepts }
}

/** Everything that the term base's concepts are called in Chinese. */
export const chineseNames = async (db: Db): Promise<string[]> => (await termBase(db)).chineseNames

/** The terms of both languages in a text, each with everything that its concepts are called in either language. */
export async function namesIn(db: Db, text: string): Promise<{ start: number; end: number; names: string[] }[]> {
  const { automata, cards } = await termBase(db)
  return [...automata['zh-CN'].find(text), ...automata.en.find(text)].map(({ conceptIds, start, end }) => ({
    start,
    end,
    names: conceptIds.flatMap((id) =>
      [cards['zh-CN'], cards.en].flatMap((all) => (all.get(id)?.targets ?? []).flatMap(({ text: name, forms }) => [name, ...forms])),
    ),
  }))
}

export interface TermRow {
  id: string
  domain: TermDomain
  status: TermConceptTable['status']
  zh: string
  en: string
  definitionZh: string
  definitionEn: string
}

const pageSize = 50

/** One page of the term base by English head word; `query` is looked for in all terms of both languages. */
export async function listConcepts(
  db: Db,
  { query, domain, status, after }: { query: string; domain: TermDomain | null; status: TermConceptTable['status']; after: string | null },
): Promise<{ rows: TermRow[]; next: string | null }> {
  const [afterWord, afterId] = (after ?? '').split('~')
  const wanted = `%${folded(query).replace(/[\\%_]/g, '\\$&')}%`
  let concepts = db
    .selectFrom('termConcept')
    .select(['id', 'domain', 'status', 'headword', 'definitionZh', 'definitionEn'])
    .where('status', '=', status)
    .orderBy('headword')
    .orderBy('id')
    .limit(pageSize + 1)
  if (domain) concepts = concepts.where('domain', '=', domain)
  if (query)
    concepts = concepts.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('term')
          .select('term.id')
          .whereRef('term.conceptId', '=', 'termConcept.id')
          .where(sql<boolean>`${sql.ref('term.folded')} like ${wanted} escape '\\'`),
      ),
    )
  if (afterWord && afterId)
    concepts = concepts.where((where) =>
      where.or([where('headword', '>', afterWord), where.and([where('headword', '=', afterWord), where('id', '>', afterId)])]),
    )
  const found = await concepts.execute()
  const last = found.length > pageSize ? found[pageSize - 1] : undefined
  const page = found.slice(0, pageSize)
  const names = await preferredOf(
    db,
    page.map(({ id }) => id),
  )
  return {
    rows: page.map(({ headword: _, ...concept }) => ({ ...concept, ...(names.get(concept.id) ?? { zh: '', en: '' }) })),
    next: last ? `${last.headword}~${last.id}` : null,
  }
}

async function preferredOf(db: Db, ids: readonly string[]): Promise<Map<string, { zh: string; en: string }>> {
  const names = new Map<string, { zh: string; en: string }>()
  if (ids.length === 0) return names
  const rows = await db
    .selectFrom('term')
    .select(['conceptId', 'language', 'text'])
    .where('conceptId', 'in', ids)
    .where('status', '=', 'preferred')
    .execute()
  for (const { conceptId, language, text } of rows) {
    const name = names.get(conceptId) ?? { zh: '', en: '' }
    names.set(conceptId, language === 'en' ? { ...name, en: text } : { ...name, zh: text })
  }
  return names
}

/** One concept with all of its terms, for its form. */
export async function readConcept(db: Db, conceptId: string) {
  const concept = await db
    .selectFrom('termConcept')
    .select(['id', 'domain', 'partOfSpeech', 'definitionZh', 'definitionEn', 'note', 'isKept', 'status', 'version'])
    .where('id', '=', conceptId)
    .executeTakeFirst()
  if (!concept) return null
  const terms = await db
    .selectFrom('term')
    .select(['language', 'text', 'status', 'isCaseSensitive', 'formsJson'])
    .where('conceptId', '=', conceptId)
    .orderBy('ordinal')
    .execute()
  return {
    ...concept,
    isKept: concept.isKept === 1,
    isCaseSensitive: terms.some(({ isCaseSensitive }) => isCaseSensitive === 1),
    terms: terms.map(({ language, text, status, formsJson }) => ({ language, text, status, forms: JSON.parse(formsJson) as string[] })),
  }
}

/** Pairs that are looked through for new terms: enough to see a habit, few enough for a page. */
const pairsRead = 400
const suggestionsPerLanguage = 25

/** Words that the newest approved sentences use again and again without an entry. */
export async function suggestedTerms(db: Db): Promise<Suggestion[]> {
  const rows = await db
    .selectFrom('translationTask')
    .innerJoin('translation', 'translation.taskId', 'translationTask.id')
    .innerJoin('segment', 'segment.id', 'translation.segmentId')
    .select(['segment.text as source', 'translation.text as target', 'translationTask.targetLanguage'])
    .where('translationTask.status', '=', 'verified')
    .where('translation.state', '=', 'approved')
    .orderBy('translationTask.verifiedAt', 'desc')
    .orderBy('translation.id')
    .limit(pairsRead)
    .execute()
  const { automata } = await termBase(db)
  const pairs = rows.map(({ source, target, targetLanguage }) =>
    targetLanguage === 'en' ? { zh: source, en: target } : { zh: target, en: source },
  )
  return suggestTerms(pairs, automata, suggestionsPerLanguage)
}
