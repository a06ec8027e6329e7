import { afterAll, beforeAll, expect, test } from 'vitest'
import { plusMs } from '../../db/clock'
import { addParty, type Party } from '../factories/bidding'
import { gears, opened, type World, world } from '../factories/requesting'
import { eventually, type RunningPortal, startPortal } from '../setup/server'
import { cookieHeader, sessionOf } from '../setup/sign-in'
import { ask, formType, post } from './security/probe'

/** From a search on the board to the letter and back out of it, over HTTP without scripts and through a real mail server, in both languages. */
let portal: RunningPortal
let all: World
let readers: { zh: Party; en: Party }

beforeAll(async () => {
  portal = await startPortal('sqlite')
  const { db } = portal
  all = await world(db)
  readers = { zh: await addParty(db, 'vendor', { name: 'Xihu' }), en: await addParty(db, 'vendor', { name: 'Sahyadri' }) }
  await db.updateTable('person').set({ language: 'zh-CN' }).where('id', '=', readers.zh.personId).execute()
  await db.updateTable('company').set({ verifiedUntil: '2999-01-01T00:00:00.000Z' }).execute()
  for (const { personId } of [readers.zh, readers.en])
    await db.updateTable('person').set({ timeZone: 'Asia/Kolkata' }).where('id', '=', personId).execute()
})
afterAll(() => portal?.stop())

async function addressOf({ personId }: Party): Promise<string> {
  return (await portal.db.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirstOrThrow()).email
}
const cookieOf = async (party: Party) => cookieHeader(await sessionOf(portal.db, await addressOf(party)))

test.each(['zh', 'en'] as const)('a vendor reading %s saves a search and hears of the next request that fits', async (lang) => {
  const [email, cookie] = [await addressOf(readers[lang]), await cookieOf(readers[lang])]
  const q = lang === 'zh' ? '机床' : 'machine tool'
  const board = await ask(portal.origin, `/${lang}/requests?${new URLSearchParams({ q })}`, { cookie })
  expect(board.body).toContain('saved-searches/save')
  const saved = await post(portal.origin, `/${lang}/saved-searches/save`, {
    cookie,
    fields: [
      ['search', String(new URLSearchParams({ q }))],
      ['rhythm', 'now'],
    ],
  })
  expect([saved.status, saved.location]).toEqual([302, `/${lang}/saved-searches?saved`])
  expect((await ask(portal.origin, `/${lang}/saved-searches`, { cookie })).body).toContain(q)

  const { ref } = await opened(
    portal.db,
    all,
    { ...gears, title: `机床联网 ${lang}`, notes: 'Machine tools of the shop.' },
    new Date().toISOString(),
  )
  await eventually(
    () => portal.db.selectFrom('searchAlert').select('id').where('personId', '=', readers[lang].personId).executeTakeFirst(),
    'the alert',
  )
  // On a day off the letter waits for the next morning: let that morning come.
  const past = plusMs(new Date().toISOString(), -1_000)
  await portal.db.updateTable('job').set({ runAt: past }).where('kind', '=', 'sendMail').where('status', '=', 'waiting').execute()
  const letter = await portal.letterTo(email, new RegExp(ref))
  expect(letter.subject).toContain(lang === 'zh' ? '新需求' : 'New request')
  expect(letter.text).toContain(`${portal.origin}/${lang}/requests/${ref}`)
  const end = letter.headers.get('list-unsubscribe') ?? ''
  expect(letter.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  expect(end).toBe(`<${/https?:\S+\/unsubscribe\/\S+/.exec(letter.text)![0]}>`)

  const path = new URL(end.slice(1, -1)).pathname
  const looked = await ask(portal.origin, path)
  expect(looked.status).toBe(200)
  expect(await choice(readers[lang])).toBeUndefined()
  // As a mail programme sends it: from no page, with no session.
  const pressed = await ask(portal.origin, path, {
    method: 'POST',
    headers: { 'Content-Type': formType },
    body: 'List-Unsubscribe=One-Click',
  })
  expect(pressed.status).toBe(200)
  expect(await choice(readers[lang])).toEqual({ isMailed: 0, isShown: 1 })
  const forged = await ask(portal.origin, `${path.slice(0, -3)}xxx`, { method: 'POST', headers: { 'Content-Type': formType }, body: '' })
  expect(forged.status).toBe(410)
})

const choice = ({ personId }: Party) =>
  portal.db
    .selectFrom('noticeChoice')
    .select(['isMailed', 'isShown'])
    .where('personId', '=', personId)
    .where('topic', '=', 'searches')
    .executeTakeFirst()

test('what is published comes to be found by itself', async () => {
  const { ref } = await opened(portal.db, all, { ...gears, title: '磨齿机砂轮寿命预测' }, new Date().toISOString())
  const path = `/zh/requests?${new URLSearchParams({ q: '砂轮' })}`
  await eventually(async () => (await ask(portal.origin, path)).body.includes(ref), 'the request among what is found')
})
