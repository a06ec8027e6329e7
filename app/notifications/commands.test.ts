import { describe, expect, test } from 'vitest'
import { type Db, inTransaction } from '#db/connect'
import { createPerson, signUp } from '~/accounts/commands.server'
import { grantRole } from '~/accounts/roles/commands.server'
import { translateFor } from '~/platform/i18n/translators.server'
import { engines, freshDatabase } from '../../tests/setup/database'
import { markRead, notify, type Readers } from './commands.server'
import { sentenceOf } from './notification'
import { unreadCount } from './queries.server'

const person = (db: Db, email: string) =>
  inTransaction(db, (tx) => createPerson(tx, { email, name: email, passwordHash: 'x', language: 'en', timeZone: 'UTC' }) as Promise<string>)
const tell = (db: Db, to: Readers) => inTransaction(db, (tx) => notify(tx, { to, kind: 'passwordChanged', path: '/account/sessions' }))
const told = async (db: Db) =>
  (await db.selectFrom('notification').select('personId').where('kind', '=', 'passwordChanged').orderBy('id').execute()).map(
    (row) => row.personId,
  )

describe.each(engines)('notify on %s', (engine) => {
  test('tells people, all of a company or all of a role, each once, and nobody who is banned', async () => {
    const db = await freshDatabase(engine)
    const [one, two] = [await person(db, 'one@example.com'), await person(db, 'two@example.com')]
    await tell(db, [one, one])
    expect(await told(db)).toEqual([one])
    await grantRole(db, { email: 'two@example.com', role: 'moderator' })
    await tell(db, { staff: 'moderator' })
    expect(await told(db)).toEqual([one, two])
    const answer = await signUp(db, {
      kind: 'vendor',
      company: 'new',
      companyName: 'Sahyadri Software',
      identifier: '27AAACR5055K1Z7',
      name: 'Sneha',
      email: 'sneha@example.com',
      password: 'long enough',
      language: 'en',
    })
    const { companyId } = await db.selectFrom('membership').select('companyId').executeTakeFirstOrThrow()
    await tell(db, { companyId })
    expect((await told(db)).at(-1)).toBe(answer.ok && answer.personId)
    await db.updateTable('person').set({ status: 'banned' }).execute()
    await tell(db, { companyId })
    await tell(db, { staff: 'operator' })
    await tell(db, [])
    expect((await told(db)).length).toBe(3)
  })

  test('what a deed that was refused would have told is not told', async () => {
    const db = await freshDatabase(engine)
    const one = await person(db, 'one@example.com')
    await inTransaction(db, async (tx) => {
      await notify(tx, { to: [one], kind: 'passwordChanged', path: '/x' })
      return { ok: false } as const
    })
    expect(await unreadCount(db, one)).toBe(0)
    expect(await db.selectFrom('job').select('id').execute()).toEqual([])
  })

  test('people read their own notifications only', async () => {
    const db = await freshDatabase(engine)
    const [one, two] = [await person(db, 'one@example.com'), await person(db, 'two@example.com')]
    await tell(db, [one, two])
    await tell(db, [one])
    expect(await unreadCount(db, one)).toBe(2)
    const { id } = await db.selectFrom('notification').select('id').where('personId', '=', one).executeTakeFirstOrThrow()
    expect(await markRead(db, { personId: two, id })).toBe(0)
    expect(await markRead(db, { personId: one, id })).toBe(1)
    expect(await markRead(db, { personId: one })).toBe(1)
    expect([await unreadCount(db, one), await unreadCount(db, two)]).toEqual([0, 1])
  })
})

describe('a sentence', () => {
  const said = (language: 'zh-CN' | 'en', company: { zh: string; en: string }) =>
    sentenceOf('joinAccepted', { company }, language, translateFor(language)).subject

  test('says a value in the reader’s language, or in the one there is', () => {
    expect(said('zh-CN', { zh: '恒驰齿轮', en: 'Hengchi' })).toBe('您已加入恒驰齿轮')
    expect(said('en', { zh: '恒驰齿轮', en: 'Hengchi' })).toBe('You now belong to Hengchi')
    expect(said('en', { zh: '恒驰齿轮', en: '' })).toBe('You now belong to 恒驰齿轮')
  })

  test('says instants on both clocks, amounts in their currency and messages by their key', () => {
    const values = { role: { key: 'common:nav.home' } }
    expect(sentenceOf('roleGiven', values, 'en', translateFor('en')).subject).toBe('Your role is now: Home')
    const instant = { role: { instant: '2026-11-25T09:00:00.000Z' } }
    expect(sentenceOf('roleGiven', instant, 'en', translateFor('en')).subject).toBe(
      'Your role is now: 17:00 CST / 14:30 IST, Wed 25 Nov 2026',
    )
    const money = { role: { minor: 18_000_000, currency: 'CNY' as const } }
    expect(sentenceOf('roleGiven', money, 'zh-CN', translateFor('zh-CN')).subject).toContain('180,000')
  })
})
