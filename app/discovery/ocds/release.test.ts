import { describe, expect, test } from 'vitest'
import type { BoardState } from '~/requests/board/filters'
import { awardedAt, awardedEngagement } from '../../../tests/factories/engagements'
import { drafted, gears, opened, world } from '../../../tests/factories/requesting'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { hasOcdsSchemas, packageFaults } from '../../../tests/setup/ocds-schemas'
import { readReleases } from './queries.server'
import { type OpenRequest, packageOf } from './release'

const publisher = { origin: 'https://setuqiao.example', name: 'SetuQiao', prefix: 'ocds-213czf' }
const written = (requests: readonly OpenRequest[], next: string | null = null) =>
  JSON.parse(JSON.stringify(packageOf({ uri: `${publisher.origin}/ocds/releases.json?state=open`, next, requests }, publisher)))

const request: OpenRequest = {
  ...{ ref: 'R-4K7P2MXW', state: 'open', language: 'zh-CN', currency: 'CNY', budgetMin: null, budgetMax: 18_000_050 },
  texts: { 'zh-CN': { title: '设备联网', summary: '自动统计。' }, en: { title: 'Machines online', summary: 'Counted by itself.' } },
  ...{ publishedAt: '2026-11-02T02:00:00.000Z', changedAt: '2026-11-03T02:00:00.000Z', deadlineAt: '2026-11-16T09:00:00.000Z' },
  buyer: { ref: 'C-4K7P2MXW', nameZh: '恒驰', nameEn: 'Hengchi', cityZh: '徐州', country: 'CN' },
  award: null,
}

test('a release has the original in its fields and the translation beside it, amounts in major units, and an id that moves with each change', () => {
  const [release] = written([request]).releases
  expect(release).toMatchObject({ ocid: 'ocds-213czf-R-4K7P2MXW', date: request.changedAt, tag: ['tender'], language: 'zh' })
  expect(release.tender).toMatchObject({ title: '设备联网', title_en: 'Machines online', value: { amount: 180_000.5, currency: 'CNY' } })
  expect(release.tender.minValue).toBeUndefined()
  const [later] = written([{ ...request, changedAt: '2026-11-04T02:00:00.000Z' }]).releases
  expect([later.ocid, later.id === release.id]).toEqual([release.ocid, false])
})

test.skipIf(!hasOcdsSchemas)('what is no release package is told', () => {
  expect(packageFaults(JSON.stringify({ ...written([request]), releases: [] }))).not.toEqual([])
  expect(packageFaults(JSON.stringify(written([request, { ...request, ref: 'R-4K7P2MXX' }], `${publisher.origin}/next`)))).toEqual([])
})

describe.each(engines)('open contracting data on %s', (engine) => {
  test('is what OCDS 1.1 wants: requests that are out, the award with its supplier, and neither a draft nor a price of a bid', async () => {
    const db = await freshDatabase(engine)
    const { requestId, parties } = await awardedEngagement(db)
    const all = await world(db)
    const { ref } = await opened(db, all)
    await drafted(db, all, { ...gears, title: '绝密草稿' })
    const read = async (state: BoardState) => written((await readReleases(db, { state, after: null })).requests)
    const [open, awarded] = [await read('open'), await read('awarded')]
    if (hasOcdsSchemas) for (const each of [open, awarded]) expect(packageFaults(JSON.stringify(each))).toEqual([])
    expect(open.releases.map((release: { tender: { id: string } }) => release.tender.id)).toEqual([ref])
    const [release, ...others] = awarded.releases
    expect(others).toEqual([])
    const vendor = await db.selectFrom('company').select('ref').where('id', '=', parties.vendor.companyId).executeTakeFirstOrThrow()
    expect(release).toMatchObject({ tag: ['tender', 'award'], awards: [{ date: awardedAt }] })
    expect(release.awards).toMatchObject([{ status: 'active', suppliers: [{ id: vendor.ref }] }])
    expect(release.awards[0].value).toBeUndefined()
    const { ref: own } = await db.selectFrom('request').select('ref').where('id', '=', requestId).executeTakeFirstOrThrow()
    expect(release.tender.id).toBe(own)
    expect(JSON.stringify([open, awarded])).not.toContain('绝密')
    expect(JSON.stringify([open, awarded])).not.toContain('Nilgiri')
  })
})
