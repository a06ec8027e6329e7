import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { offerWith } from '../../../tests/factories/bidding'
import { gears, monday, world } from '../../../tests/factories/requesting'
import { togetherOffer, togetherWords } from '../../../tests/factories/together'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { changesBetween } from '../amendments/amendment'
import { createDraft, submitRequest } from '../commands.server'
import { type Description, fieldsOf, missingIn, readDescription, requiredFields } from '../description'
import { findOwnRequest } from '../queries.server'

const built: Description = { ...gears, mode: 'build', together: togetherWords }

describe('a request that is built together', () => {
  test('a request that is bought asks for no more than before', () => {
    expect(requiredFields.length).toBeLessThanOrEqual(10)
    expect(missingIn(gears)).toEqual({})
    const { together: _, ...rest } = gears
    expect(Object.keys(fieldsOf({ ...rest, together: togetherWords }))).toEqual(Object.keys(fieldsOf(gears)))
  })

  test('asks for an asset with its use, what the partner brings and what the pilot has to show', () => {
    expect(missingIn(built)).toEqual({})
    expect(Object.keys(missingIn({ ...built, together: { assets: [], partner: ' ', pilot: '', foreground: 'open' } }))).toEqual([
      'asset.a1.name',
      'partner',
      'pilot',
    ])
    const [first] = togetherWords.assets
    expect(missingIn({ ...built, together: { ...togetherWords, assets: [{ ...first!, use: '' }] } })).toEqual({
      'asset.a1.use': ['requests:error.missing.assetUse'],
    })
  })

  test('the form is read as it was typed; rows without words are not there', () => {
    const form = new FormData()
    form.set('mode', 'build')
    for (const [name, value] of Object.entries(fieldsOf(built))) form.set(name, value)
    form.set('asset.a1.kind', 'testBench')
    form.set('asset.a1.availability', 'now')
    form.set('asset.a1.secrecy', 'nda')
    form.set('asset.a3.name', ' ')
    form.set('asset.a3.kind', 'people')
    form.set('foreground', 'shared')
    const { description, errors } = readDescription(form)
    expect(errors).toEqual({})
    expect(description.mode).toBe('build')
    expect(description.together).toMatchObject({ foreground: 'shared', partner: togetherWords.partner })
    expect(description.together.assets.map(({ key, kind }) => [key, kind])).toEqual([
      ['a1', 'testBench'],
      ['a2', 'other'],
    ])
    form.set('asset.a1.name', 'x'.repeat(121))
    expect(readDescription(form).errors).toHaveProperty('asset.a1.name')
  })

  test('an amendment of what is brought is material; of its commas it is not', () => {
    const facts = (description: Description) => ({
      ...changed(description),
      technologies: [],
      requirements: [],
      files: [],
    })
    const side = (description: Description) => ({ fields: fieldsOf(description), facts: facts(description) as never })
    const other = (change: Partial<typeof togetherWords>) => side({ ...built, together: { ...togetherWords, ...change } })
    const [first, second] = togetherWords.assets
    expect(changesBetween(side(built), other({ pilot: `${togetherWords.pilot.replace('。', '')}，` }))).toEqual([
      { name: 'pilot', rule: null },
    ])
    expect(changesBetween(side(built), other({ pilot: '误报率低于1%。' }))).toEqual([{ name: 'pilot', rule: 'acceptance' }])
    expect(changesBetween(side(built), other({ assets: [{ ...first!, use: '只能看。', secrecy: 'nda' }, second!] }))).toEqual([
      { name: 'asset.a1.use', rule: 'conditions' },
      { name: 'asset.a1.facts', rule: 'conditions' },
    ])
    expect(changesBetween(side(gears), side(built)).map(({ name, rule }) => [name, rule])).toContainEqual(['mode', 'conditions'])
  })

  test('its offer keeps the shape of every other and adds what is brought', () => {
    expect(Object.keys(togetherOffer('x')).filter((name) => !(name in offerWith('x')))).toEqual(['together'])
  })
})

const changed = ({ mode, together }: Description) => ({
  mode,
  togetherJson:
    mode === 'build'
      ? JSON.stringify({
          foreground: together.foreground,
          assets: together.assets.map(({ key, kind, availability, secrecy }) => ({ key, kind, availability, secrecy })),
        })
      : null,
})

describe.each(engines)('building together on %s', (engine) => {
  test('a draft keeps every word and choice, and is handed in whole', async () => {
    const db = await freshDatabase(engine)
    const { buyer } = await world(db)
    const own = { actorId: buyer.personId, companyId: buyer.companyId }
    const { requestId, ref } = await atTime(monday, () => createDraft(db, { ...own, language: 'zh-CN', description: built }))
    expect((await findOwnRequest(db, { companyId: buyer.companyId, ref }))?.description).toMatchObject({
      mode: 'build',
      together: togetherWords,
    })
    const poor = { ...built, together: { ...togetherWords, pilot: '' } }
    expect(await atTime(monday, () => submitRequest(db, { ...own, requestId, version: 1, description: poor }))).toMatchObject({
      ok: false,
      reason: 'incomplete',
      errors: { pilot: ['requests:error.missing.pilot'] },
    })
    expect(await atTime(monday, () => submitRequest(db, { ...own, requestId, version: 1, description: built }))).toEqual({ ok: true })
  })
})
