import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import type { Db } from '#db/connect'
import type { Capabilities } from '~/companies/capabilities/capability'
import { stateCapabilities } from '~/companies/capabilities/commands.server'
import { runDueJobs } from '~/platform/jobs.server'
import { addParty } from '../../../tests/factories/bidding'
import { monday } from '../../../tests/factories/requesting'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { facetToken } from '../facet'
import { indexQueued } from '../indexing/commands.server'
import { discoveryJobs } from '../jobs.server'
import { companySearch, readCompanyFilters } from './filters'
import { searchCompanies } from './queries.server'

/** The directory behind an address. */
const directory = (db: Db, address: string, now = monday) =>
  searchCompanies(db, { ...readCompanyFilters(new URLSearchParams(address)), corridorId: null, language: 'en', now })
const names = async (db: Db, address: string, now = monday) =>
  (await directory(db, address, now)).companies.map(({ name }) => name.name).sort()

async function stating(db: Db, name: string, stated: Partial<Capabilities>) {
  const vendor = await addParty(db, 'vendor', { name })
  const capabilities = { verticals: [], teamSize: null, certificates: [], ...stated }
  expect(await stateCapabilities(db, { actor: vendor, capabilities })).toEqual({ ok: true })
  return vendor
}

describe.each(engines)('the company directory on %s', (engine) => {
  test('finds vendors by the industries and certificates that they state, in both languages', async () => {
    const db = await freshDatabase(engine)
    await stating(db, 'Sahyadri', { verticals: ['healthcare', 'retail'], certificates: [{ name: 'ISO 13485', expiresOn: null }] })
    await stating(db, 'Nilgiri', { verticals: ['utilities'], certificates: [{ name: 'ISO 27001', expiresOn: '2026-10-01' }] })
    await atTime(monday, () => indexQueued(db))
    for (const q of ['ISO 13485', '13485', 'healthcare', '医药健康']) expect(await names(db, `q=${q}`), q).toEqual(['Sahyadri'])
    // Run out on the day of the question.
    expect(await names(db, 'q=27001')).toEqual([])
  })

  test('a certificate is found until the end of its last day, without anybody touching the company', async () => {
    const db = await freshDatabase(engine)
    await stating(db, 'Sahyadri', { certificates: [{ name: 'ISO 13485', expiresOn: '2026-11-20' }] })
    const work = (at: string) => atTime(at, () => runDueJobs(db, discoveryJobs, 'test'))
    const [lastHour, over] = ['2026-11-20T15:00:00.000Z', '2026-11-20T16:00:00.000Z']
    await atTime(monday, () => indexQueued(db))
    await work(lastHour)
    expect(await names(db, 'q=13485', lastHour)).toEqual(['Sahyadri'])
    await work(over)
    expect(await names(db, 'q=13485', over)).toEqual([])
  })

  test('narrows by industry, together with the other filters, and counts under each', async () => {
    const db = await freshDatabase(engine)
    const retail = await stating(db, 'Sahyadri', { verticals: ['retail', 'healthcare'] })
    await stating(db, 'Nilgiri', { verticals: ['retail'] })
    await stating(db, 'Deccan', { verticals: ['utilities'] })
    await db.updateTable('company').set({ technologiesJson: '["erp"]' }).where('id', '=', retail.companyId).execute()
    await atTime(monday, () => indexQueued(db))
    expect(await names(db, 'vertical=retail')).toEqual(['Nilgiri', 'Sahyadri'])
    expect(await names(db, 'vertical=retail&technology=erp')).toEqual(['Sahyadri'])
    expect(await names(db, 'vertical=utilities&technology=erp')).toEqual([])
    const { counts } = await directory(db, 'vertical=retail')
    expect(['retail', 'healthcare', 'utilities'].map((each) => counts.get(facetToken('vertical', each)))).toEqual([2, 1, 1])
  })
})

test('the address of the directory says its filters and reads them back', () => {
  const address = '?q=iso&vertical=healthcare&technology=mes&corridor=xuzhou'
  expect(companySearch(readCompanyFilters(new URLSearchParams(address)))).toBe(address)
  expect(readCompanyFilters(new URLSearchParams('vertical=nothing')).vertical).toBeNull()
})
