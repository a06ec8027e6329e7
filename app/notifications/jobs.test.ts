import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, test } from 'vitest'
import { atTime, databaseNow, days, hours, plusMs } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import { createPerson } from '~/accounts/commands.server'
import type { Language } from '~/platform/i18n/language'
import { runDueJobs } from '~/platform/jobs.server'
import { engines, freshDatabase } from '../../tests/setup/database'
import { endLetters } from './choices/commands.server'
import { readUnsubscribeToken } from './choices/queries.server'
import { notify, sendLetter } from './commands.server'
import { mailJobs } from './jobs.server'

const origin = 'https://setuqiao.example'
const post = { from: 'SetuQiao 中印智桥 <no-reply@setuqiao.example>', origin, isDemo: false }
const stops: Array<() => Promise<void>> = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

/** A real mail server on loopback; `answers` are its replies to the letters in turn, then it takes everything. */
async function mailServer(answers: Array<number> = []) {
  const received: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, callback) {
      simpleParser(stream).then((mail) => {
        received.push(mail)
        const code = answers.shift()
        callback(code ? Object.assign(new Error('not now'), { responseCode: code }) : null)
      }, callback)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => new Promise((resolve) => server.close(resolve)))
  return { received, smtpUrl: `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}` }
}

const person = (db: Db, email: string, language: Language) =>
  inTransaction(db, (tx) => createPerson(tx, { email, name: 'Li Wei', passwordHash: 'x', language, timeZone: 'UTC' }) as Promise<string>)

const company = { zh: '徐州恒驰齿轮有限公司', en: 'Hengchi Gears' }
const tell = (db: Db, to: string[]) =>
  inTransaction(db, (tx) =>
    notify(tx, { to, kind: 'joinAsked', values: { name: '孙磊', email: 'sun@example.com', company }, path: '/company/members' }),
  )

const jobs = (db: Db) => db.selectFrom('job').select(['status', 'attempts', 'lastError']).where('kind', '=', 'sendMail').execute()
const recipient = (mail: ParsedMail) => (mail.to as AddressObject).text

describe.each(engines)('letters on %s', (engine) => {
  test('arrive in the language of each reader, with text, HTML and a link to our origin', async () => {
    const db = await freshDatabase(engine)
    const { received, smtpUrl } = await mailServer()
    await tell(db, [await person(db, 'zh@example.com', 'zh-CN'), await person(db, 'en@example.com', 'en')])
    await runDueJobs(db, mailJobs({ ...post, smtpUrl }), 'test')
    const [chinese, english] = [
      received.find((mail) => recipient(mail) === 'zh@example.com')!,
      received.find((mail) => recipient(mail) === 'en@example.com')!,
    ]
    expect(chinese.subject).toBe('孙磊申请加入徐州恒驰齿轮有限公司')
    expect(english.subject).toBe('孙磊 asks to join Hengchi Gears')
    expect(chinese.from?.text).toBe('"SetuQiao 中印智桥" <no-reply@setuqiao.example>')
    for (const [mail, segment, lang] of [
      [chinese, 'zh', 'zh-CN'],
      [english, 'en', 'en'],
    ] as const) {
      expect(mail.text).toContain(`${origin}/${segment}/company/members`)
      expect(mail.html).toContain(`href="${origin}/${segment}/company/members"`)
      expect(mail.html).toContain(`<html lang="${lang}">`)
      expect(`${mail.subject}${mail.text}${mail.html}`).not.toMatch(/notifications:|kind\.|\{\{|undefined|\[object/)
    }
  })

  test('carry a link whose token the outbox does not hold', async () => {
    const db = await freshDatabase(engine)
    const { received, smtpUrl } = await mailServer()
    await inTransaction(db, (tx) =>
      sendLetter(tx, {
        to: 'new@example.com',
        language: 'zh-CN',
        kind: 'verifyEmail',
        values: { name: '李伟' },
        path: '/verify-email',
        seed: 'seed',
      }),
    )
    await runDueJobs(db, mailJobs({ ...post, smtpUrl }), 'test')
    const token = /https:\/\/setuqiao\.example\/zh\/verify-email\/([\w-]{43})/.exec(received[0]!.text!)?.[1]
    expect(token).toBeTruthy()
    expect(JSON.stringify(await db.selectFrom('job').selectAll().execute())).not.toContain(token)
  })

  test('are tried again with the same Message-ID when the server says later', async () => {
    const db = await freshDatabase(engine)
    const { received, smtpUrl } = await mailServer([451])
    await tell(db, [await person(db, 'zh@example.com', 'zh-CN')])
    const handlers = mailJobs({ ...post, smtpUrl })
    await runDueJobs(db, handlers, 'test')
    expect(await jobs(db)).toMatchObject([{ status: 'waiting', attempts: 1 }])
    await atTime(plusMs(await databaseNow(db), hours(1)), () => runDueJobs(db, handlers, 'test'))
    expect(await jobs(db)).toMatchObject([{ status: 'done', attempts: 2, lastError: null }])
    expect(received.length).toBe(2)
    expect(received[0]!.messageId).toBe(received[1]!.messageId)
    expect(received[0]!.messageId).toMatch(/@setuqiao\.example>$/)
  })

  test('that the server refuses for good, or that have nowhere to go, wait for a person', async () => {
    const db = await freshDatabase(engine)
    const { smtpUrl } = await mailServer([550])
    const readers = [await person(db, 'zh@example.com', 'zh-CN')]
    await tell(db, readers)
    await runDueJobs(db, mailJobs({ ...post, smtpUrl }), 'test')
    await tell(db, readers)
    await runDueJobs(db, mailJobs({ ...post, smtpUrl: undefined }), 'test')
    expect(await jobs(db)).toMatchObject([{ status: 'parked' }, { status: 'parked', lastError: 'SMTP_URL is not set' }])
  })

  test('that wait for a working day are not sent to who has ended such letters meanwhile', async () => {
    const db = await freshDatabase(engine)
    const { received, smtpUrl } = await mailServer()
    const [leaves, stays] = [await person(db, 'leaves@example.com', 'en'), await person(db, 'stays@example.com', 'en')]
    const saturday = await databaseNow(db)
    const monday = plusMs(saturday, days(2))
    const title = { zh: '设备联网', en: 'Machines online' }
    const match = { kind: 'searchMatch', values: { ref: 'R-4K7P2MXW', title }, path: '/requests/R-4K7P2MXW' }
    await inTransaction(db, async (tx) => {
      await notify(tx, { to: [leaves, stays], ...match, mail: monday })
      await sendLetter(tx, { to: 'leaves@example.com', language: 'en', ...match, kind: 'searchDigest', sections: [], personId: leaves })
      await notify(tx, { to: [leaves], kind: 'joinAsked', values: { name: 'Sun', email: 'x', company }, path: '/x', mail: monday })
    })
    await endLetters(db, { personId: leaves, topic: 'searches' })
    await atTime(monday, () => runDueJobs(db, mailJobs({ ...post, smtpUrl }), 'test'))
    expect(received.map((mail) => `${recipient(mail)} ${mail.subject}`).sort()).toEqual([
      'leaves@example.com Sun asks to join Hengchi Gears',
      'stays@example.com New request R-4K7P2MXW fits your search',
    ])
    expect((await jobs(db)).map(({ status }) => status)).toEqual(['done', 'done', 'done', 'done'])
  })

  test('wait while the server is down', async () => {
    const db = await freshDatabase(engine)
    await tell(db, [await person(db, 'zh@example.com', 'zh-CN')])
    await runDueJobs(db, mailJobs({ ...post, smtpUrl: 'smtp://127.0.0.1:1' }), 'test')
    expect(await jobs(db)).toMatchObject([{ status: 'waiting', attempts: 1 }])
  })

  test('stay in the mailbox of the demonstration, once per job', async () => {
    const db = await freshDatabase(engine)
    await tell(db, [await person(db, 'zh@example.com', 'zh-CN')])
    const handlers = mailJobs({ ...post, smtpUrl: undefined, isDemo: true })
    await runDueJobs(db, handlers, 'test')
    await db.updateTable('job').set({ status: 'waiting' }).execute()
    await runDueJobs(db, handlers, 'test')
    expect(await db.selectFrom('mailbox').select(['recipient', 'subject', 'language']).execute()).toEqual([
      { recipient: 'zh@example.com', subject: '孙磊申请加入徐州恒驰齿轮有限公司', language: 'zh-CN' },
    ])
  })

  test('of an engagement can be ended by their own link: what follows stands in the portal alone', async () => {
    const db = await freshDatabase(engine)
    const { received, smtpUrl } = await mailServer()
    const reader = await person(db, 'en@example.com', 'en')
    const deliver = async (kind: string, values = {}) => {
      await inTransaction(db, (tx) =>
        notify(tx, { to: [reader], kind, values: { ref: 'E-1', number: 1, ...values }, path: '/engagements/E-1' }),
      )
      await runDueJobs(db, mailJobs({ ...post, smtpUrl }), 'test')
    }
    await deliver('milestoneDelivered', { title: 'The first line' })
    const { url } = (received[0]!.headers.get('list') as unknown as { unsubscribe: { url: string } }).unsubscribe
    const token = /^https:\/\/setuqiao\.example\/en\/unsubscribe\/(\S+)$/.exec(url)?.[1]
    const link = readUnsubscribeToken(token ?? '')
    expect(link).toEqual({ personId: reader, topic: 'milestones' })
    expect(received[0]!.text).toContain(url)
    expect(await endLetters(db, link!)).toEqual({ ok: true })
    await deliver('milestoneAccepted', { title: 'The first line' })
    expect(received).toHaveLength(1)
    // Other topics go on, and what is always told offers no end of it.
    await deliver('paymentSent', { title: 'The first line' })
    await deliver('disputeRaised', { title: 'A gap', by: '' })
    expect(received.map((mail) => mail.headers.has('list'))).toEqual([true, true, false])
    const told = await db.selectFrom('notification').select(['kind', 'readAt']).orderBy('id').execute()
    expect(told).toEqual(
      ['milestoneDelivered', 'milestoneAccepted', 'paymentSent', 'disputeRaised'].map((kind) => ({ kind, readAt: null })),
    )
  })

  test('a subject cannot begin a header of its own', async () => {
    const db = await freshDatabase(engine)
    const { received, smtpUrl } = await mailServer()
    const values = { name: 'Li\r\nBcc: victim@example.com', email: 'x', company }
    const reader = await person(db, 'en@example.com', 'en')
    await inTransaction(db, (tx) => notify(tx, { to: [reader], kind: 'joinAsked', values, path: '/x' }))
    await runDueJobs(db, mailJobs({ ...post, smtpUrl }), 'test')
    expect(received[0]!.bcc).toBeUndefined()
    expect(received[0]!.subject).toContain('Bcc: victim@example.com')
  })
})
