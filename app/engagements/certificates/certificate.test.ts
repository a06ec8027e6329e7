import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { sha256Hex } from '~/audit/record.server'
import { readableLetters } from '~/platform/ids'
import { runDueJobs } from '~/platform/jobs.server'
import { jobHandlers } from '~/worker.server'
import { activeEngagement, completedAt, completedEngagement, passMilestone } from '../../../tests/factories/engagements'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { type CertificateContent, checkLetter, mostVersions, newNumber, parseHash, parseNumber } from './certificate'
import { chooseValue } from './commands.server'
import { printCertificate } from './paper.server'
import { qrOf } from './qr.server'
import { certificateFor, currentCertificate, paperOf, verifyNumber } from './queries.server'

const later = '2026-12-11T06:00:00.000Z'
const letter = fc.constantFrom(...readableLetters)

describe('the number of a certificate', () => {
  test('is read however it was typed', () => {
    const number = newNumber()
    expect(number).toMatch(/^AC-[2-9A-Z]{5}-[2-9A-Z]{5}-[2-9A-Z]$/)
    for (const typed of [number, number.toLowerCase(), number.replaceAll('-', ''), ` ${number.slice(3)} `, fullWidth(number)])
      expect(parseNumber(typed), typed).toBe(number)
    for (const typed of ['', 'AC', 'AC-', number.slice(0, -1), `${number}2`, number.replace('A', 'B'), 'AC-00000-11111-O'])
      expect(parseNumber(typed), typed).toBeNull()
  })

  test('betrays every single character that was typed wrong', () => {
    fc.assert(
      fc.property(fc.array(letter, { minLength: 10, maxLength: 10 }), fc.nat(9), letter, (letters, place, wrong) => {
        fc.pre(letters[place] !== wrong)
        expect(checkLetter(letters.with(place, wrong).join(''))).not.toBe(checkLetter(letters.join('')))
      }),
    )
  })

  test('a hash is read however it was pasted', () => {
    expect(parseHash(` ${'AB'.repeat(32)}\n`)).toBe('ab'.repeat(32))
    expect(parseHash('ab'.repeat(31))).toBeNull()
  })
})

describe.each(engines)('an acceptance certificate on %s', (engine) => {
  test('comes with the last acceptance and not before, once, told to the history', async () => {
    const world = await activeEngagement(await freshDatabase(engine))
    const { db, engagementId } = world
    await passMilestone(world, 1, completedAt, 1)
    await passMilestone(world, 1, completedAt)
    expect(await currentCertificate(db, engagementId)).toBeNull()
    await passMilestone(world, 2, completedAt)
    const certificate = (await currentCertificate(db, engagementId))!
    expect(certificate).toMatchObject({ version: 1, isPriced: 0, issuedAt: completedAt, supersededAt: null })
    expect(sha256Hex(certificate.contentJson)).toBe(certificate.sha256)
    const events = await db.selectFrom('engagementEvent').select('event').where('event', 'like', 'certificate%').execute()
    expect(events).toEqual([{ event: 'certificateIssued' }])
  })

  test('says in both languages what was accepted by which criteria, and no price', async () => {
    const { db, engagementId, ref } = await completedEngagement(await freshDatabase(engine))
    const { content } = (await certificateFor(db, engagementId))!
    expect(content).toMatchObject({ engagement: ref, value: null, supersedes: null, completedAt })
    expect(content.signatories.map(({ side }) => side)).toEqual(['buyer', 'vendor'])
    expect(content.milestones.map(({ number, rounds }) => [number, rounds])).toEqual([
      [1, 1],
      [2, 1],
    ])
    for (const { title, criteria } of content.milestones) {
      expect(title.zh && title.en).toBeTruthy()
      expect(criteria.length).toBeGreaterThan(0)
      for (const { text, isMet } of criteria) {
        expect(isMet).toBe(true)
        expect(text.zh && text.en).toBeTruthy()
        expect(text.zh).not.toBe(text.en)
      }
    }
    const proposal = await db.selectFrom('contractProposal').select(['sha256Zh', 'sha256En']).executeTakeFirstOrThrow()
    expect(content.contract).toMatchObject(proposal)
  })

  test('shows the value only while both want it; each change supersedes the certificate before', async () => {
    const { db, engagementId, asBuyer, asVendor, asRival, engagement } = await completedEngagement(await freshDatabase(engine))
    const first = (await currentCertificate(db, engagementId))!
    const choose = (deed: typeof asBuyer, isPriced: boolean) => atTime(later, () => chooseValue(db, { ...deed, isPriced }))
    expect(await choose(asRival, true)).toEqual({ ok: false, reason: 'notFound' })
    expect(await choose(asBuyer, true)).toEqual({ ok: true, isReissued: false })
    expect((await currentCertificate(db, engagementId))!.number).toBe(first.number)
    expect(await choose(asVendor, true)).toEqual({ ok: true, isReissued: true })
    const second = (await certificateFor(db, engagementId))!
    const { valueMinor, currency } = await engagement()
    expect(second.content).toMatchObject({ value: { minor: valueMinor, currency }, supersedes: first.number })
    expect(await verifyNumber(db, first.number)).toMatchObject({ isSuperseded: true })
    expect(await choose(asBuyer, false)).toEqual({ ok: true, isReissued: true })
    expect((await certificateFor(db, engagementId))!.content.value).toBeNull()
    for (let version = 3; version < mostVersions; version++) await choose(asBuyer, version % 2 === 1)
    expect(await choose(asBuyer, false)).toEqual({ ok: false, reason: 'tooManyVersions' })
    expect(await db.selectFrom('certificate').select('number').where('supersededAt', 'is', null).execute()).toHaveLength(1)
  })

  test('tells the public its number, two names, the day, whether it is valid, and hashes: nothing else', async () => {
    const { db, engagementId } = await completedEngagement(await freshDatabase(engine))
    const { number, sha256, issuedAt } = (await currentCertificate(db, engagementId))!
    const known = (await verifyNumber(db, number))!
    expect(known).toEqual({
      number,
      issuedAt,
      isSuperseded: false,
      buyer: { nameZh: expect.any(String), nameEn: expect.any(String) },
      vendor: { nameZh: expect.any(String), nameEn: expect.any(String) },
      sha256,
      paperSha256: null,
    })
    expect(await verifyNumber(db, newNumber())).toBeNull()
  })

  test('is printed once by a job, and stays as it was printed', async () => {
    const { db, engagementId } = await completedEngagement(await freshDatabase(engine))
    await atTime(later, () => runDueJobs(db, { ...jobHandlers, sendMail: async () => {} }, 'test'))
    const { pdf, number } = (await paperOf(db, engagementId))!
    expect((await verifyNumber(db, number))?.paperSha256).toBe(createHash('sha256').update(pdf).digest('hex'))
    const { id } = (await currentCertificate(db, engagementId))!
    await jobHandlers.certificatePaper!(db, { id: 'again', kind: 'certificatePaper', payload: { certificateId: id }, attempt: 2 })
    expect((await paperOf(db, engagementId))!.pdf.equals(pdf)).toBe(true)
  })
})

describe('the symbol of an address', () => {
  test('has three corners to find it by, light modules around it, and is another for another address', () => {
    const { size, path } = qrOf('https://portal.example/zh/certificates/AC-4K7P2-MXW9Q-H')
    const dark = new Set(
      [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].flatMap(([, x, y, length]) =>
        Array.from({ length: Number(length) }, (_, index) => `${Number(x) + index} ${y}`),
      ),
    )
    const ring = Array.from({ length: 7 }, (_, index) => index)
    const last = size - 4 - 7
    for (const [left, top] of [
      [4, 4],
      [last, 4],
      [4, last],
    ] as const)
      for (const x of ring)
        for (const y of ring) {
          const isDark = [x, y].some((at) => at === 0 || at === 6) || [x, y].every((at) => at > 1 && at < 5)
          expect(dark.has(`${left + x} ${top + y}`), `${left + x} ${top + y}`).toBe(isDark)
        }
    for (const module of dark) for (const at of module.split(' ').map(Number)) expect(at >= 4 && at < size - 4).toBe(true)
    expect(qrOf('https://portal.example/en/certificates/AC-4K7P2-MXW9Q-H').path).not.toBe(path)
  })
})

describe('the printed certificate', () => {
  test('has the same bytes for the same content, its language and title, its letters inside, and ends on its second page', async () => {
    const printed = await printCertificate(sample(3, 3))
    expect((await printCertificate(sample(3, 3))).equals(printed)).toBe(true)
    expect(printed.equals(await printCertificate({ ...sample(3, 3), sha256: 'f'.repeat(64) }))).toBe(false)
    const text = printed.toString('latin1')
    expect(text).toContain('/Lang (zh-CN)')
    expect(text).toContain('/DisplayDocTitle true')
    expect(text.match(/\/FontFile3/g)).toHaveLength(2)
    expect(text.match(/\/ToUnicode/g)).toHaveLength(2)
    expect(pagesOf(printed)).toBeLessThanOrEqual(2)
    expect(printed.equals(await printCertificate({ ...sample(3, 3), origin: 'https://elsewhere.example' }))).toBe(false)
    expect(printed.length).toBeLessThan(400_000)
  })

  test('takes ten milestones of ten criteria, and signs that no font has', async () => {
    const large = sample(10, 10)
    large.content.subject = { zh: '𠮷野₹', en: 'देवनागरी' }
    expect(pagesOf(await printCertificate(large))).toBeGreaterThan(2)
  })
})

test('a printed name has no gap for its apostrophe, nor for what nobody sees', async () => {
  const named = (zh: string, en: string) => {
    const printed = sample(1, 1)
    printed.content.subject = { zh, en }
    return printCertificate(printed)
  }
  const plain = await named("徐州Chi'an的“订单”", `Chi'an "orders"`)
  expect((await named('徐州Chi’an的“订单”', 'Chi’an “orders”\u200b')).equals(plain)).toBe(true)
})

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\n/g)?.length ?? 0
const fullWidth = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

function sample(milestones: number, criteria: number): { content: CertificateContent; sha256: string; origin: string } {
  const at = completedAt
  const hash = 'a'.repeat(64)
  const both = (number: number) => ({
    zh: `第${number}项：三家平台的订单、变更和扣款在十分钟内进入金蝶，连续三天逐笔核对一致。`,
    en: `Part ${number}: orders, changes and deductions of the three portals arrive in Kingdee within ten minutes, checked for three days.`,
  })
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
  return {
    sha256: hash,
    origin: 'https://portal.example',
    content: {
      format: 'setuqiao-certificate/1',
      number: 'AC-4K7P2-MXW9Q-H',
      issuedAt: at,
      supersedes: null,
      engagement: 'E-4K7P2MXW',
      request: 'R-4K7P2MXW',
      subject: { zh: '主机厂门户订单自动进入金蝶', en: 'Orders from carmaker portals straight into Kingdee' },
      buyer: { nameZh: '徐州驰安汽车零部件有限公司', nameEn: 'Xuzhou Chian Auto Parts', identifier: '91320300MA1XXXXX0X' },
      vendor: { nameZh: '', nameEn: 'Indrayani Systems Private Limited', identifier: '27AAACI1234A1Z5' },
      contract: { proposal: 2, signedAt: at, sha256Zh: hash, sha256En: hash },
      signatories: [
        { side: 'buyer', name: '许静', at },
        { side: 'vendor', name: 'Vikram Patil', at },
      ],
      milestones: upTo(milestones).map((number) => ({
        number,
        title: both(number),
        dueOn: '2026-12-12',
        deliveredAt: at,
        acceptedAt: at,
        acceptedBy: '许静',
        rounds: 2,
        criteria: upTo(criteria).map((each) => ({ number: each, text: both(each), isMet: true })),
      })),
      changeOrders: [
        { number: 1, title: { zh: '增加第四种标签', en: 'A fourth kind of label' }, agreedAt: at, sha256Zh: hash, sha256En: hash },
      ],
      completedAt: at,
      value: { minor: 212_000_000, currency: 'INR' },
    },
  }
}
