import { describe, expect, test } from 'vitest'
import { starterTerms } from '../../../db/seed/terms'
import { makeModerators, makeTask, verify } from '../../../tests/factories/translations'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { addConcept, editConcept, loadStarterTerms, setConceptStatus } from './commands.server'
import { listConcepts, readConcept, suggestedTerms, termsIn } from './queries.server'
import type { ConceptText, TermText } from './term'

const concept = (terms: TermText[], more: Partial<ConceptText> = {}): ConceptText => ({
  domain: 'automation',
  partOfSpeech: 'noun',
  definitionZh: '调节电机转速的装置。',
  definitionEn: 'Sets the speed of a motor.',
  note: '',
  isKept: false,
  isCaseSensitive: false,
  terms,
  ...more,
})
const drive = concept([
  { language: 'zh-CN', status: 'preferred', text: '变频器' },
  { language: 'en', status: 'preferred', text: 'frequency converter' },
  { language: 'en', status: 'forbidden', text: 'frequency changer' },
])
const inverter = concept([
  { language: 'zh-CN', status: 'preferred', text: '变频' },
  { language: 'en', status: 'preferred', text: 'frequency conversion' },
])
const found = async (
  ...[db, text, language]: Parameters<(db: Awaited<ReturnType<typeof freshDatabase>>, text: string, language: 'zh-CN' | 'en') => void>
) => (await termsIn(db, [text], language)).places[0]!.map((place) => place.text)
const page = { query: '', domain: null, status: 'active', after: null } as const

describe.each(engines)('the term base on %s', (engine) => {
  async function house() {
    const db = await freshDatabase(engine)
    const [actorId] = await makeModerators(db, 'Mei')
    return { db, actorId: actorId! }
  }

  test('a term is found as soon as it is added, the longest one wins, and a retired one is gone', async () => {
    const { db, actorId } = await house()
    expect(await found(db, '更换变频器', 'zh-CN')).toEqual([])
    const added = await addConcept(db, { actorId, concept: drive })
    await addConcept(db, { actorId, concept: inverter })
    expect(await found(db, '更换变频器和变频电机', 'zh-CN')).toEqual(['变频器', '变频'])
    expect(await found(db, 'Two frequency-converters stand still.', 'en')).toEqual(['frequency-converters'])
    if (!added.ok) throw new Error(added.reason)
    expect(await setConceptStatus(db, { actorId, conceptId: added.conceptId, status: 'retired' })).toEqual({ ok: true })
    expect(await found(db, '更换变频器', 'zh-CN')).toEqual(['变频'])
    expect(await setConceptStatus(db, { actorId, conceptId: added.conceptId, status: 'retired' })).toMatchObject({ ok: false })
    await setConceptStatus(db, { actorId, conceptId: added.conceptId, status: 'active' })
    expect(await found(db, '更换变频器', 'zh-CN')).toEqual(['变频器'])
  })

  test('the same pair is refused, and so is a word that is right and wrong at once', async () => {
    const { db, actorId } = await house()
    const added = await addConcept(db, { actorId, concept: drive })
    expect(await addConcept(db, { actorId, concept: drive })).toMatchObject({
      ok: false,
      reason: 'exists',
      conceptId: added.ok && added.conceptId,
    })
    const torn = concept([...drive.terms, { language: 'en', status: 'forbidden', text: 'Frequency  Converter' }])
    expect(await addConcept(db, { actorId, concept: torn })).toEqual({ ok: false, reason: 'twice' })
  })

  test('who edits an old version overwrites nothing; every change is on record', async () => {
    const { db, actorId } = await house()
    const added = await addConcept(db, { actorId, concept: drive })
    if (!added.ok) throw new Error(added.reason)
    const better = concept([...drive.terms, { language: 'en', status: 'admitted', text: 'VFD' }], { note: 'Drives' })
    const edit = { actorId, conceptId: added.conceptId, version: 1, concept: better }
    expect(await editConcept(db, edit)).toEqual({ ok: true })
    expect(await editConcept(db, edit)).toEqual({ ok: false, reason: 'changedSince' })
    expect(await readConcept(db, added.conceptId)).toMatchObject({ note: 'Drives', version: 2 })
    expect(await found(db, 'A VFD, not a vfd', 'en')).toEqual(['VFD'])
    const events = await db.selectFrom('auditEntry').select('event').where('subjectId', '=', added.conceptId).orderBy('number').execute()
    expect(events.map(({ event }) => event)).toEqual(['term.added', 'term.edited'])
  })

  test('the starter base is loaded once, and what a moderator made of it stays', async () => {
    const { db, actorId } = await house()
    const some = starterTerms.slice(0, 60)
    expect(await loadStarterTerms(db, some)).toMatchObject({ added: 60 })
    const [first] = (await listConcepts(db, page)).rows
    const read = (await readConcept(db, first!.id))!
    await editConcept(db, { actorId, conceptId: first!.id, version: read.version, concept: { ...read, note: 'Ours' } })
    expect(await loadStarterTerms(db, starterTerms.slice(0, 62))).toMatchObject({ added: 2 })
    expect(await readConcept(db, first!.id)).toMatchObject({ note: 'Ours' })
  })

  test('the list goes page by page, by field and by words of both languages', async () => {
    const { db } = await house()
    await loadStarterTerms(db, starterTerms.slice(0, 120))
    const first = await listConcepts(db, page)
    const second = await listConcepts(db, { ...page, after: first.next })
    const third = await listConcepts(db, { ...page, after: second.next })
    const ids = [first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id))
    expect([ids.length, new Set(ids).size, third.next]).toEqual([120, 120, null])
    expect((await listConcepts(db, { ...page, query: '变频' })).rows.map(({ en }) => en)).toEqual(['frequency converter'])
    expect((await listConcepts(db, { ...page, query: 'WORK ord' })).rows.map(({ zh }) => zh)).toEqual(['工单'])
    expect((await listConcepts(db, { ...page, query: '%' })).rows).toEqual([])
    expect((await listConcepts(db, { ...page, domain: 'commercial' })).rows).toEqual([])
  })

  test('what approved sentences say again and again is suggested, until it has an entry', async () => {
    const { db, actorId: author } = await house()
    const [translatorId, reviewerId] = (await makeModerators(db, 'Arjun', 'Priya')) as [string, string]
    const fields = { title: '更换磨齿机', summary: '磨齿机已经老化。', problem: '每台磨齿机都要检查。' }
    const english: Record<string, string> = {
      更换磨齿机: 'Replacing grinders',
      '磨齿机已经老化。': 'The grinder is old.',
      '每台磨齿机都要检查。': 'Each grinder has to be checked.',
    }
    const { taskId } = await makeTask(db, { authorId: author, fields })
    expect(await verify(db, { translatorId, reviewerId, taskId, say: (source) => english[source]! })).toMatchObject({ ok: true })
    expect(await suggestedTerms(db)).toMatchObject([{ text: '磨齿机', language: 'zh-CN', count: 3 }])
    const grinder = concept([
      { language: 'zh-CN', status: 'preferred', text: '磨齿机' },
      { language: 'en', status: 'preferred', text: 'gear grinder' },
    ])
    await addConcept(db, { actorId: author, concept: grinder })
    expect(await suggestedTerms(db)).toEqual([])
  })
})
