import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { parseForm } from '~/platform/forms.server'
import { translateFor } from '~/platform/i18n/translators.server'
import { addParty, after, during, offerWith, openRequest, verifyTranslation } from '../../tests/factories/bidding'
import { togetherOffer, togetherWords } from '../../tests/factories/together'
import { engines, freshDatabase } from '../../tests/setup/database'
import { saveBidDraft, submitBid } from './commands.server'
import { comparisonOf } from './compare/queries.server'
import { comparisonTable } from './compare/table'
import { fieldsOf, typedFrom, typedOf } from './offer'
import { togetherOfferSchema } from './offer-form'
import { onBidVerified, openBids } from './opening/commands.server'
import { typedOffer } from './queries.server'

const offer = togetherOffer('now')

/** The form as a browser sends it, with an empty asset at the end. */
function formOf(changes: Record<string, string> = {}): FormData {
  const { coverage, milestones, assets, ...rest } = typedOf(offer, (minor) => String(minor / 100))
  const form = new FormData()
  for (const [name, value] of Object.entries(rest)) form.set(name, value)
  const lists: Record<string, readonly object[]> = {
    coverage,
    milestones,
    assets: [...assets.map(({ key: _, ...asset }) => asset), { name: '' }],
  }
  for (const [list, rows] of Object.entries(lists))
    for (const [index, row] of rows.entries()) for (const [part, value] of Object.entries(row)) form.set(`${list}[${index}].${part}`, value)
  for (const [name, value] of Object.entries(changes)) form.set(name, value)
  return form
}
const errorsOf = (changes: Record<string, string>) => {
  const read = parseForm(formOf(changes), togetherOfferSchema)
  return read.ok ? {} : read.invalid.data.errors
}

describe('the form of a bid on a request that is built together', () => {
  test('becomes the same offer again', () => {
    const read = parseForm(formOf(), togetherOfferSchema)
    expect(read.ok && read.value.offer).toEqual(offer)
    expect(typedFrom(formOf()).assets[0]).toMatchObject({ kind: 'software', name: 'A wear model now.' })
  })

  test.each([
    [{ foreground: '' }, 'foreground'],
    [{ territory: 'moon' }, 'territory'],
    [{ exploitation: ' ' }, 'exploitation'],
    [{ exploitation: 'Write to me at sales@vendor.example' }, 'exploitation'],
    [{ buyerShare: '' }, 'buyerShare'],
    [{ buyerShare: '100' }, 'buyerShare'],
    [{ foreground: 'buyer', licence: '' }, 'licence'],
    [{ pilot: '' }, 'pilot'],
    [{ pilot: '2' }, 'pilot'],
    [{ 'assets[0].name': '', 'assets[0].use': '' }, 'assets[0].name'],
    [{ 'assets[0].use': '' }, 'assets[0].use'],
    [{ 'assets[0].secrecy': '' }, 'assets[0].secrecy'],
  ])('is refused at the field: %o', (changes, field) => expect(Object.keys(errorsOf(changes))).toEqual([field]))
})

describe.each(engines)('a bid on a request that is built together on %s', (engine) => {
  test('needs what it asks for, and a bid on any other request must not have it', async () => {
    const db = await freshDatabase(engine)
    const vendor = await addParty(db, 'vendor', { name: 'Sahyadri' })
    const [built, bought] = [await openRequest(db, undefined, togetherWords), await openRequest(db)]
    const send = (requestId: string, offer: Parameters<typeof submitBid>[1]['offer']) =>
      atTime(during, () => submitBid(db, { ...vendor, requestId, offer }))
    expect(await send(built.requestId, offerWith('now'))).toEqual({ ok: false, reason: 'togetherMissing' })
    expect(await send(bought.requestId, offer)).toEqual({ ok: false, reason: 'togetherMissing' })
    expect(await send(built.requestId, offer)).toMatchObject({ ok: true })
    expect(await send(bought.requestId, offerWith('now'))).toMatchObject({ ok: true })
  })

  test('a draft keeps every part of it sealed and whole', async () => {
    const db = await freshDatabase(engine)
    const vendor = await addParty(db, 'vendor', { name: 'Sahyadri' })
    const { requestId } = await openRequest(db, undefined, togetherWords)
    const typed = typedOf(togetherOffer('zebra'), String)
    await atTime(during, () => saveBidDraft(db, { ...vendor, requestId, typed }))
    expect(JSON.stringify(await db.selectFrom('bidVersion').selectAll().execute())).not.toContain('zebra')
    expect((await typedOffer(db, { companyId: vendor.companyId, requestId, currency: 'INR' })).typed).toEqual(typed)
  })

  test('choices are compared from the opening on, words when they are verified; the spreadsheet has them too', async () => {
    const db = await freshDatabase(engine)
    const vendor = await addParty(db, 'vendor', { name: 'Sahyadri' })
    const { requestId, buyer } = await openRequest(db, undefined, togetherWords)
    await atTime(during, () => submitBid(db, { ...vendor, requestId, offer }))
    await atTime(after, () => openBids(db, requestId))
    const compared = () => comparisonOf(db, { requestId, companyId: buyer.companyId, openedAt: after, language: 'zh-CN' })
    expect(await compared()).toMatchObject([
      {
        words: null,
        together: { pilot: 1, split: { foreground: 'shared', buyerShare: 60 }, assets: [{ kind: 'software', secrecy: 'nda' }] },
      },
    ])
    expect(JSON.stringify(await compared())).not.toContain('wear model')
    const { documentId } = await db.selectFrom('bid').select('documentId').executeTakeFirstOrThrow()
    expect(fieldsOf(offer)).toMatchObject({ 'asset.a1.name': 'A wear model now.', exploitation: 'Gear makers only now.' })
    await verifyTranslation(db, documentId!)
    await atTime(after, () => onBidVerified(db, { requestId }))
    const bids = await compared()
    expect(bids[0]?.words?.fields['asset.a1.use']).toMatch(/^译文/)
    const [head, row] = comparisonTable(bids, { t: translateFor('zh-CN'), language: 'zh-CN', requirements: [], isTogether: true })
    expect(head!.slice(-7)).toContain('服务商投入的资源')
    expect(row!.slice(-7).join(' ')).toContain('双方共有：需求方 60%，服务商 40%')
  })
})
