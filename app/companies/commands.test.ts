import { beforeEach, describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import { makeModerators, verify } from '../../tests/factories/translations'
import { engines, freshDatabase } from '../../tests/setup/database'
import { readDocument } from '../translations/queries.server'
import { type CompanyRegistration, editCompany, registerCompany } from './commands.server'
import { standingOf } from './company'
import { companyJobs } from './jobs.server'
import { removeMember } from './members/commands.server'
import { onCompanyProfileVerified, saveProfile } from './profile/commands.server'
import { companyCard, contactOf, ownCompany, visibleCompany } from './queries.server'
import type { CompanyFacts } from './registration-form'
import { refuseCompany, reinstateCompany, suspendCompany, verifyCompany } from './verification/commands.server'
import { companiesOn, decisionsOn, likelyDuplicates, searchCompanies } from './verification/queries.server'

const monday = '2026-11-23T02:00:00.000Z'
const note = 'Found with this code and name, in operation.'
const buyer = {
  kind: 'buyer',
  nameZh: '徐州恒齿减速机有限公司',
  language: 'zh-CN',
  uscc: '91320371MA9GK20101',
  contactPhone: '0516 8000 0101',
} as const

describe.each(engines)('companies on %s', (engine) => {
  let db: Db
  let moderatorId: string
  beforeEach(async () => {
    db = await freshDatabase(engine)
    moderatorId = (await makeModerators(db, 'Mei'))[0]!
  })

  const person = async (name: string) => {
    const [id] = await makeModerators(db, name)
    await db.updateTable('person').set({ staffRole: null }).where('id', '=', id!).execute()
    return id!
  }

  const register = async (changes: Partial<CompanyRegistration> = {}) => {
    const ownerId = await person('Li Wei')
    const answer = await atTime(monday, () => inTransaction(db, (tx) => registerCompany(tx, { ...buyer, ...changes, ownerId })))
    if (!answer.ok) throw new Error(answer.reason)
    return { ...answer, actor: { personId: ownerId, companyId: answer.companyId } }
  }

  const rowOf = (id: string) => db.selectFrom('company').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const factsFrom = async (id: string): Promise<CompanyFacts> => {
    const row = await rowOf(id)
    const { nameZh, nameEn, uscc, gstin, pan, cin, llpin, cityZh, cityEn, corridorId, vertical, division, website } = row
    const { contactName, contactEmail, contactPhone } = row
    return {
      ...{ nameZh, nameEn, uscc, gstin, pan, cin, llpin, cityZh, cityEn, corridorId, vertical, division, website },
      ...{ contactName, contactEmail, contactPhone, technologies: [] },
    }
  }
  const letters = async (kind: string) =>
    (await db.selectFrom('notification').select('personId').where('kind', '=', kind).execute()).map(({ personId }) => personId)

  test('registration keeps numbers, names and phones in one form', async () => {
    const { companyId } = await register({ uscc: ' 91320371-ma9gk20101 ', nameZh: '　徐州恒齿减速机有限公司 ' })
    expect(await rowOf(companyId)).toMatchObject({
      uscc: '91320371MA9GK20101',
      nameZh: buyer.nameZh,
      contactPhone: '+8651680000101',
      askedAt: monday,
    })
    expect(await contactOf(db, companyId)).toEqual({ name: '', email: '', phone: '+8651680000101' })
  })

  test.each([
    ['a wrong number', { uscc: '91320371MA9GK20102' }, 'badIdentifier'],
    ['a PAN of somebody else', { kind: 'vendor', gstin: '29AAACI4798L1ZU', pan: 'AAACR4849R' }, 'badIdentifier'],
    ['a name that hides something', { nameZh: '徐州\u202e恒齿' }, 'badName'],
    ['a name of mixed scripts', { nameZh: '', nameEn: 'Аcme Tools' }, 'badName'],
    ['a phone that does not exist', { contactPhone: '12345' }, 'badPhone'],
  ] as const)('%s is refused', async (_, changes, reason) => {
    const ownerId = await person('Li Wei')
    const answer = await inTransaction(db, (tx) => registerCompany(tx, { ...buyer, ...changes, ownerId }))
    expect(answer).toEqual({ ok: false, reason })
  })

  test('a name that only looks different is taken', async () => {
    await register({ nameZh: '', nameEn: 'Acme Tools' })
    const ownerId = await person('Other')
    const twin = { ...buyer, nameZh: '', nameEn: 'ACME  tools', uscc: '914403001922038216', ownerId }
    expect(await inTransaction(db, (tx) => registerCompany(tx, twin))).toEqual({ ok: false, reason: 'nameTaken' })
  })

  test('twenty registrations of one number at once have one winner', async () => {
    const owners = await Promise.all(Array.from({ length: 20 }, (_, i) => person(`Owner ${i}`)))
    const answers = await Promise.all(
      owners.map((ownerId, i) => inTransaction(db, (tx) => registerCompany(tx, { ...buyer, nameZh: `徐州第${i}机械厂`, ownerId }))),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter(({ ok }) => !ok)).toEqual(Array(19).fill({ ok: false, reason: 'identifierTaken' }))
    expect(await db.selectFrom('membership').selectAll().execute()).toHaveLength(1)
  })

  test('a verification holds for twelve months to the millisecond, and the owner is told', async () => {
    const { companyId, ref, actor } = await register()
    expect(await companiesOn(db, { list: 'waiting', now: monday })).toMatchObject([{ ref }])
    const verified = await atTime(monday, () => verifyCompany(db, { moderatorId, companyId, registry: 'gsxt', note }))
    expect(verified).toEqual({ ok: true, verifiedUntil: '2027-11-23T02:00:00.000Z' })
    expect(await letters('companyVerified')).toEqual([actor.personId])
    const visit = { ref, companyId: null, isStaff: false }
    expect(await visibleCompany(db, { ...visit, now: '2027-11-23T01:59:59.999Z' })).toMatchObject({ ref })
    expect(await visibleCompany(db, { ...visit, now: '2027-11-23T02:00:00.000Z' })).toBeNull()
    expect(await visibleCompany(db, { ...visit, now: '2027-11-23T02:00:00.000Z', companyId })).toMatchObject({ ref })
    expect(await companiesOn(db, { list: 'waiting', now: monday })).toEqual([])
    expect(await companiesOn(db, { list: 'expiring', now: '2027-10-24T01:59:59.999Z' })).toEqual([])
    expect(await companiesOn(db, { list: 'expiring', now: '2027-10-24T02:00:00.000Z' })).toHaveLength(1)
    const later = '2027-11-01T02:00:00.000Z'
    expect(await atTime(later, () => verifyCompany(db, { moderatorId, companyId, registry: 'gsxt', note }))).toMatchObject({
      ok: true,
      verifiedUntil: '2028-11-01T02:00:00.000Z',
    })
    expect((await decisionsOn(db, companyId)).map(({ createdAt }) => createdAt)).toEqual([later, monday])
  })

  test('the reminder before the end is sent once, and not for a verification that was renewed', async () => {
    const { companyId, actor } = await register()
    await atTime(monday, () => verifyCompany(db, { moderatorId, companyId, registry: 'gsxt', note }))
    const jobs = await db.selectFrom('job').selectAll().where('kind', '=', 'verificationEnding').execute()
    expect(jobs).toMatchObject([{ runAt: '2027-10-24T02:00:00.000Z' }])
    const run = (verifiedUntil: string) =>
      companyJobs.verificationEnding!(db, { id: 'j', kind: 'verificationEnding', payload: { companyId, verifiedUntil }, attempt: 1 })
    await run('2026-12-01T00:00:00.000Z')
    expect(await letters('companyVerificationEnding')).toEqual([])
    await run('2027-11-23T02:00:00.000Z')
    expect(await letters('companyVerificationEnding')).toEqual([actor.personId])
  })

  test('a decision needs a note, a register of the country, and the state that the moderator saw', async () => {
    const { companyId } = await register()
    expect(await verifyCompany(db, { moderatorId, companyId, registry: 'gsxt', note: ' ' })).toEqual({ ok: false, reason: 'noteMissing' })
    expect(await verifyCompany(db, { moderatorId, companyId, registry: 'mca', note })).toEqual({ ok: false, reason: 'badRegistry' })
    const changed = { ok: false, reason: 'changedMeanwhile' }
    expect(await verifyCompany(db, { moderatorId, companyId, registry: 'gsxt', note, seen: 'registered long ago' })).toEqual(changed)
    expect(await reinstateCompany(db, { moderatorId, companyId, note })).toEqual(changed)
    expect((await rowOf(companyId)).status).toBe('registered')
  })

  test('twenty moderators who decide at once leave one decision', async () => {
    const { companyId } = await register()
    const answers = await Promise.all(Array.from({ length: 20 }, () => refuseCompany(db, { moderatorId, companyId, note })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await decisionsOn(db, companyId)).toHaveLength(1)
  })

  test('a refused company leaves the queue until its owner saves again', async () => {
    const { companyId, actor } = await register()
    expect(await refuseCompany(db, { moderatorId, companyId, note: '登记名称与执照不符。' })).toEqual({ ok: true })
    expect(await letters('companyRefused')).toEqual([actor.personId])
    expect(await companiesOn(db, { list: 'waiting', now: monday })).toEqual([])
    expect(standingOf(await rowOf(companyId), monday)).toBe('refused')
    const facts = { ...(await factsFrom(companyId)), cityZh: '徐州' }
    expect(await editCompany(db, { actor, facts })).toEqual({ ok: true, isSentBack: false, isAskedAgain: true })
    expect(await companiesOn(db, { list: 'waiting', now: monday })).toHaveLength(1)
  })

  test('a verified company goes back for a check with its name or number, and not with its address', async () => {
    const { companyId, actor, ref } = await register()
    await verifyCompany(db, { moderatorId, companyId, registry: 'gsxt', note })
    const facts = await factsFrom(companyId)
    expect(await editCompany(db, { actor, facts: { ...facts, cityZh: '徐州' } })).toMatchObject({ ok: true, isSentBack: false })
    expect((await rowOf(companyId)).status).toBe('verified')
    expect(await editCompany(db, { actor, facts: { ...facts, nameZh: '徐州恒齿传动有限公司' } })).toMatchObject({
      ok: true,
      isSentBack: true,
    })
    expect(await rowOf(companyId)).toMatchObject({ status: 'registered', verifiedAt: null, verifiedUntil: null })
    expect(await visibleCompany(db, { ref, now: monday, companyId: null, isStaff: false })).toBeNull()
  })

  test('an edit is the owner’s alone and takes nobody else’s name or number', async () => {
    const { actor, companyId } = await register()
    await register({ nameZh: '徐州铁臂机械有限公司', uscc: '914403001922038216' })
    const facts = await factsFrom(companyId)
    expect(await editCompany(db, { actor: { ...actor, personId: moderatorId }, facts })).toEqual({ ok: false, reason: 'notYours' })
    expect(await editCompany(db, { actor, facts: { ...facts, uscc: '914403001922038216' } })).toEqual({
      ...{ ok: false, reason: 'identifierTaken', field: 'uscc' },
    })
    expect(await editCompany(db, { actor, facts: { ...facts, nameZh: '徐州 铁臂机械有限公司' } })).toEqual({
      ...{ ok: false, reason: 'nameTaken', field: 'nameZh' },
    })
  })

  test('a suspension hides the company; it returns verified only within its year and under its name', async () => {
    const { companyId, actor, ref } = await register()
    await atTime(monday, () => verifyCompany(db, { moderatorId, companyId, registry: 'gsxt', note }))
    expect(await suspendCompany(db, { moderatorId, companyId, note })).toEqual({ ok: true })
    expect(await visibleCompany(db, { ref, now: monday, companyId: null, isStaff: false })).toBeNull()
    expect(await atTime('2027-01-01T00:00:00.000Z', () => reinstateCompany(db, { moderatorId, companyId, note }))).toMatchObject({
      status: 'verified',
    })
    await suspendCompany(db, { moderatorId, companyId, note })
    await editCompany(db, { actor, facts: { ...(await factsFrom(companyId)), nameZh: '徐州新恒齿有限公司' } })
    expect((await rowOf(companyId)).status).toBe('suspended')
    expect(await reinstateCompany(db, { moderatorId, companyId, note })).toMatchObject({ status: 'registered' })
  })

  test('a profile is public only when its translation is verified, and an edit leaves the old words standing until then', async () => {
    const { companyId, actor, ref } = await register()
    const [translatorId, reviewerId] = (await makeModerators(db, 'Arjun', 'Priya')) as [string, string]
    const saved = await saveProfile(db, { actor, fields: { about: '我们做减速机。', products: '', intruder: 'x' } })
    if (!saved.ok) throw new Error(saved.reason)
    const { documentId } = saved
    expect((await companyCard(db, companyId))?.documentId).toBe(documentId)
    const revisionId = async () =>
      (
        await db
          .selectFrom('revision')
          .select('id')
          .where('documentId', '=', documentId)
          .orderBy('number', 'desc')
          .executeTakeFirstOrThrow()
      ).id
    const payload = { documentId, revisionId: await revisionId() }
    expect(await onCompanyProfileVerified(db, payload)).toMatchObject({ ok: false, reason: 'notVerified' })
    expect(await readDocument(db, { documentId, language: 'en' })).toBeNull()

    const say = () => 'We make gearboxes.'
    await verify(db, { translatorId, reviewerId, taskId: saved.taskId, say })
    expect(await onCompanyProfileVerified(db, payload)).toEqual({ ok: true })
    expect(await onCompanyProfileVerified(db, payload)).toEqual({ ok: true })
    expect(await letters('companyProfilePublished')).toEqual([actor.personId])
    expect((await readDocument(db, { documentId, language: 'en' }))?.fields).toEqual({ about: 'We make gearboxes.', products: '' })

    expect(await saveProfile(db, { actor, fields: { about: '我们做行走减速机。' } })).toMatchObject({ ok: true, documentId })
    expect((await readDocument(db, { documentId, language: 'en' }))?.fields.about).toBe('We make gearboxes.')
    expect(await saveProfile(db, { actor, fields: { about: ' ' } })).toEqual({ ok: false, reason: 'aboutMissing' })
    expect(await saveProfile(db, { actor: { ...actor, personId: reviewerId }, fields: { about: '别人写的。' } })).toEqual({
      ok: false,
      reason: 'notYours',
    })
    expect(await visibleCompany(db, { ref, now: monday, companyId: null, isStaff: false })).toBeNull()
  })

  test('staff find companies by a piece of the name and by number, and see who may be the same', async () => {
    const one = await register({
      kind: 'vendor',
      nameZh: '',
      nameEn: 'Sahyadri Systems Private Limited',
      uscc: undefined,
      gstin: '29AAACI4798L1ZU',
      contactPhone: undefined,
    })
    const two = await register({
      kind: 'vendor',
      nameZh: '',
      nameEn: 'Sahyadri Systems LLP',
      uscc: undefined,
      gstin: '27AAACI4798L2ZX',
      contactPhone: undefined,
    })
    await register()
    expect((await searchCompanies(db, 'sahyadri SYS')).map(({ ref }) => ref).sort()).toEqual([one.ref, two.ref].sort())
    expect(await searchCompanies(db, '减速机')).toHaveLength(1)
    expect(await searchCompanies(db, '29aaaci4798l1zu')).toMatchObject([{ ref: one.ref }])
    expect(await searchCompanies(db, '%')).toEqual([])
    expect(await likelyDuplicates(db, await rowOf(one.companyId))).toMatchObject([{ ref: two.ref }])
  })

  test('a member can be removed, an owner cannot, and both only from their own company', async () => {
    const { actor, companyId } = await register()
    const other = await register({ nameZh: '徐州铁臂机械有限公司', uscc: '914403001922038216' })
    const personId = await person('Wang')
    await db.insertInto('membership').values({ companyId, personId, role: 'member', createdAt: monday }).execute()
    expect(await removeMember(db, { actor: other.actor, personId })).toEqual({ ok: false, reason: 'noMember' })
    expect(await removeMember(db, { actor, personId: actor.personId })).toEqual({ ok: false, reason: 'noMember' })
    expect(await removeMember(db, { actor, personId })).toEqual({ ok: true })
    expect(await ownCompany(db, { companyId, personId })).toBeNull()
    expect(await letters('memberRemoved')).toEqual([personId])
  })
})
