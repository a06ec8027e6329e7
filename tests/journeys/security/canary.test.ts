import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually, type RunningPortal, startPortal } from '../../setup/server'
import { cookieHeader, sessionOf } from '../../setup/sign-in'
import { emailOf, roles } from './cast'
import { crawl, focusOn, pagesAround, type Seen } from './crawl'
import { offerFields, refOf, saveDraft, sendBid } from './offers'
import { ask, post } from './probe'
import { type Stage, setStage } from './stage'

/**
 * Sealed means sealed: every field of several bids holds a word that is nowhere else in the world. Before the opening no way leads to
 * one of them for anybody but the bidder's own company; after it the same crawler finds them, which proves that it can see.
 */
let portal: RunningPortal
let stage: Stage
let requestRef: string
const bidders = ['patil', 'gokhale', 'gowda', 'reddy', 'shah'] as const
const drafter = 'rao'
const cookies: Record<string, string> = {}

const tokens = new Map<string, string[]>()
const amounts = new Map<string, number[]>()
let made = 0
/** `qzkanary` and letters only: digits would look like a telephone number to the form. */
function tokenFor(who: string): string {
  const letters = [...String(10_000 + made++)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('')
  const token = `qzkanary${letters}`
  tokens.set(who, [...(tokens.get(who) ?? []), token])
  return token
}
/** Nine digits in minor units, which no hash or clock will show by chance. */
function priceFor(who: string): string {
  const minor = 731_941_000 + made++ * 7 + 3
  amounts.set(who, [...(amounts.get(who) ?? []), minor])
  return (minor / 100).toFixed(2)
}
const typed = (who: string) => ({
  words: (field: string) => `Sealed ${field.replace(/\W|\d/g, ' ')} ${tokenFor(who)}.`,
  prices: [1, 2, 3].map(() => priceFor(who)),
})

beforeAll(async () => {
  portal = await startPortal('sqlite', { seed: true, DEMO: '0', API_PER_MINUTE: '1000000', LOG_LEVEL: 'debug' })
  stage = await setStage(portal)
  requestRef = stage.refs.open
  const { origin, db } = portal
  for (const who of [...bidders, drafter]) cookies[who] = cookieHeader(await sessionOf(db, emailOf(who)))
  await annex()
  // Built together, so that what vendors bring and how rights shall be divided are among the sealed words.
  const togetherJson = JSON.stringify({ foreground: 'open', assets: [] })
  await db.updateTable('request').set({ mode: 'build', togetherJson }).where('ref', '=', requestRef).execute()
  for (const who of bidders) {
    const sending = { origin, cookie: cookies[who], requestRef }
    await saveDraft({ ...sending, fields: await offerFields(db, requestRef, typed(who)) })
    refOf(await sendBid({ ...sending, fields: await offerFields(db, requestRef, typed(who)) }))
  }
  const first = bidders[0]
  // A second version, and a bid that is pulled out: both stay sealed.
  refOf(await sendBid({ origin, cookie: cookies[first], requestRef, fields: await offerFields(db, requestRef, typed(first)) }))
  const last = bidders[4]
  const out = await db
    .selectFrom('bid')
    .innerJoin('request', 'request.id', 'bid.requestId')
    .innerJoin('membership', 'membership.companyId', 'bid.companyId')
    .innerJoin('person', 'person.id', 'membership.personId')
    .select('bid.ref')
    .where('person.email', '=', emailOf(last))
    .where('request.ref', '=', requestRef)
    .executeTakeFirstOrThrow()
  await post(origin, `/en/my/bids/${out.ref}/withdraw`, { cookie: cookies[last] })
  await saveDraft({ origin, cookie: cookies[drafter], requestRef, fields: await offerFields(db, requestRef, typed(drafter)) })
})
afterAll(() => portal?.stop())

describe('before the opening', () => {
  test('no page, export, feed or answer shows a word or a price of a bid to anybody but its bidder', async () => {
    const all = [...tokens.values()].flat()
    const focus = await focusOn(portal.db, requestRef)
    const pages = pagesAround(focus, [all[0] ?? ''])
    const others = Object.fromEntries(roles.map((role) => [role, stage.cast[role].cookie]))
    const closest = { ...pick(others, ['visitor', 'owner', 'otherVendor', 'holder', 'auditor']), ...pick(cookies, ['patil']) }
    const seen = await crawl(portal.origin, { as: closest, pages, by: ['document', '.data', '.data?_routes='] })
    // Ways that the framework does not tell from a page of its own: whatever they said, they would say to these, too.
    seen.push(...(await crawl(portal.origin, { as: pick(others, ['visitor', 'otherVendor']), pages, by: ['HEAD', '?_data='] })))
    seen.push(...(await crawl(portal.origin, { as: { ...others, ...pick(cookies, ['rao']) }, pages, by: ['.data'] })))
    const inChinese = pages.map(({ routeId, url }) => ({ routeId, url: url.replace(/^\/en/, '/zh') }))
    seen.push(...(await crawl(portal.origin, { as: pick(others, ['owner', 'holder', 'auditor']), pages: inChinese, by: ['.data'] })))
    console.log(`canary: ${all.length} words, ${[...amounts.values()].flat().length} prices, ${seen.length} answers`)
    expect(all.length).toBeGreaterThan(100)
    expect(sightings(seen)).toEqual([])
    // The crawler did get in where it may.
    expect(seen.filter(({ status }) => status === 200).length).toBeGreaterThan(500)
    expect(seen.filter(({ status }) => status >= 500)).toEqual([])
  })

  test('the bidder sees its own words, so that the crawl would have seen others', async () => {
    const focus = await focusOn(portal.db, requestRef)
    const seen = await crawl(portal.origin, { as: { patil: cookies.patil }, pages: pagesAround(focus), by: ['.data'] })
    const said = seen.map((each) => each.said).join('\n')
    expect((tokens.get('patil') ?? []).filter((token) => said.includes(token)).length).toBeGreaterThan(10)
    expect((amounts.get('patil') ?? []).some((minor) => said.includes(String(minor)))).toBe(true)
  })

  test('no letter, log line, table, file, journal or backup holds one', async () => {
    const { db, letters, output, dataDir } = portal
    await eventually(async () => {
      const waiting = await db.selectFrom('job').select('id').where('kind', '=', 'sendMail').where('status', '=', 'waiting').execute()
      return waiting.length === 0 && letters.length > 0
    }, 'the post to go out')
    await portal.script('backup')
    const places: [string, Buffer][] = [
      ['letters', Buffer.from(JSON.stringify(letters))],
      ['log', Buffer.from(output())],
      ...filesBelow(dataDir).map((path): [string, Buffer] => [path, readFileSync(path)]),
    ]
    for (const { name } of await db.introspection.getTables()) {
      const rows = await db
        .selectFrom(name as never)
        .selectAll()
        .execute()
      places.push([`table ${name}`, Buffer.from(JSON.stringify(rows))])
    }
    const names = places.map(([name]) => name)
    expect(names.some((name) => name.endsWith('setuqiao.db-wal'))).toBe(true)
    expect(names.some((name) => name.includes('.db.sealed'))).toBe(true)
    expect(places.filter(([, bytes]) => needles().some((needle) => bytes.includes(needle))).map(([name]) => name)).toEqual([])
  })

  test('a confidential annex reaches the buyer by a link, the staff by a deed with an entry in the audit each, and nobody else', async () => {
    const { db, origin } = portal
    const { fileIds } = await focusOn(db, requestRef)
    const isAnnex = ({ body }: { body: string }) => body.includes('qzannex')
    const inspections = async () => (await db.selectFrom('auditEntry').select('id').where('event', '=', 'annex.inspected').execute()).length
    for (const role of roles) {
      const { cookie } = stage.cast[role]
      const isStaff = ['holder', 'otherModerator', 'operator', 'auditor'].includes(role)
      const linked = await Promise.all(fileIds.map((id) => ask(origin, `/en/requests/${requestRef}/files/${id}`, { cookie })))
      expect(linked.some(isAnnex), role).toBe(role === 'owner')
      const before = await inspections()
      const taken = await Promise.all(fileIds.map((id) => post(origin, `/en/requests/${requestRef}/annexes/${id}`, { cookie })))
      expect(taken.some(isAnnex), role).toBe(isStaff)
      expect((await inspections()) - before, role).toBe(taken.filter(({ status }) => status === 200).length)
      const page = await ask(origin, `/en/requests/${requestRef}`, { cookie })
      if (!isStaff && role !== 'owner') expect(page.body, role).not.toContain('qzannexname')
    }
  })
})

describe('after the opening', () => {
  test('the buyer sees prices at once, and words only when the gate opens for all', async () => {
    const { db, origin } = portal
    const request = await db.selectFrom('request').select(['id', 'deadlineAt']).where('ref', '=', requestRef).executeTakeFirstOrThrow()
    const now = new Date().toISOString()
    // As if the days had passed: the deadline and its job come now.
    await db.updateTable('request').set({ deadlineAt: now }).where('id', '=', request.id).execute()
    await db.updateTable('job').set({ runAt: now }).where('uniqueKey', 'like', `openBids:${request.id}%`).execute()
    await eventually(async () => {
      const { status } = await db.selectFrom('request').select('status').where('id', '=', request.id).executeTakeFirstOrThrow()
      return status === 'evaluating'
    }, 'the bids to open')
    const standing = bidders.slice(0, 4)
    const counted = standing.map((who) => ({ prices: (amounts.get(who) ?? []).slice(-3), words: (tokens.get(who) ?? []).slice(-1) }))

    const early = await buyersView(origin)
    for (const { prices } of counted) for (const minor of prices) expect(early).toContain(String(minor))
    expect(early).not.toContain('qzkanary')
    const focus = await focusOn(db, requestRef)
    const strangers = pick(Object.fromEntries(roles.map((role) => [role, stage.cast[role].cookie])), [
      'visitor',
      'otherBuyer',
      'otherVendor',
      'owner',
    ])
    const seen = await crawl(origin, { as: strangers, pages: pagesAround(focus), by: ['.data', 'document'] })
    expect(seen.filter(({ said }) => said.includes('qzkanary')).map(({ who, page }) => `${who} ${page.url}`)).toEqual([])
    // The prices that were typed, not whatever looks like one: ids and nonces hold nine digits by chance.
    expect(sightings(seen.filter(({ who }) => who !== 'owner'))).toEqual([])

    await db.updateTable('job').set({ runAt: now }).where('uniqueKey', 'like', `bidGate:${request.id}%`).execute()
    await eventually(async () => (await buyersView(origin)).includes('qzkanary'), 'the words to be shown')
    const late = await buyersView(origin)
    for (const { words } of counted) for (const word of words) expect(late).toContain(word)
    // What was pulled out, only drafted or replaced stays its company's.
    for (const word of [...(tokens.get(bidders[4]) ?? []), ...(tokens.get(drafter) ?? [])]) expect(late).not.toContain(word)
  })
})

async function buyersView(origin: string): Promise<string> {
  const { cookie } = stage.cast.owner
  const paths = [
    `/en/my/requests/${requestRef}/compare.data`,
    `/en/my/requests/${requestRef}/compare`,
    `/en/my/requests/${requestRef}/compare.csv`,
  ]
  return (await Promise.all(paths.map((path) => ask(origin, path, { cookie })))).map(({ body }) => body).join('\n')
}

/** What the owner keeps for who has signed an agreement: stored by the form, then hung on the open request. */
async function annex() {
  const { db, origin } = portal
  const form = new FormData()
  form.set('files', new Blob(['drawing;qzannex\n']), 'qzannexname.csv')
  form.set('isConfidential', 'on')
  const packed = new Response(form)
  await ask(origin, `/en/my/requests/${stage.refs.draft}/files`, {
    method: 'POST',
    cookie: stage.cast.owner.cookie,
    headers: { Origin: origin, 'Content-Type': packed.headers.get('Content-Type') ?? '' },
    body: Buffer.from(await packed.arrayBuffer()),
  })
  const { id: fileId } = await db.selectFrom('file').select('id').where('name', '=', 'qzannexname.csv').executeTakeFirstOrThrow()
  const { id: requestId } = await db.selectFrom('request').select('id').where('ref', '=', requestRef).executeTakeFirstOrThrow()
  await db.updateTable('requestFile').set({ requestId }).where('fileId', '=', fileId).execute()
  await db.updateTable('file').set({ ownerId: requestId }).where('id', '=', fileId).execute()
}

/** Who saw what is not theirs, and where. */
function sightings(seen: readonly Seen[]): string[] {
  // Spelt once: to write a price in the figures of a language costs more than to look for it.
  const spelt = [...tokens, ...amounts].map(([owner, things]) => ({ owner, spelt: things.flatMap(spellings) }))
  return seen.flatMap(({ who, way, page, said }) => {
    // The word that was searched for comes back in the URL of the search.
    const text = page.url.includes('?q=') ? said.replaceAll(tokens.get(bidders[0])?.[0] ?? '', '') : said
    const found = spelt.some(({ owner, spelt }) => owner !== who && spelt.some((spelling) => text.includes(spelling)))
    return found ? [`${who} ${way} ${page.url}`] : []
  })
}

function spellings(thing: string | number): string[] {
  if (typeof thing === 'string') return [thing]
  const whole = (thing / 100).toFixed(2)
  return [String(thing), whole, (thing / 100).toLocaleString('en-US'), (thing / 100).toLocaleString('en-IN')]
}

/**
 * The common beginning of all words, as bytes stand in a file: plain, in UTF-16, in base64 at each alignment, in hex; and the prices.
 * In base64 it is looked for by eight characters: four would turn up by chance in the ciphertext of so many bids.
 */
function needles(): Buffer[] {
  const mark = 'qzkanary'
  const inBase64 = [0, 1, 2].map((before) => {
    const coded = Buffer.from('.'.repeat(before) + mark).toString('base64')
    // Only groups that hold nothing but the mark: the first mixes with what stands before it, an unfinished one with what follows.
    const whole = Math.floor((before + mark.length) / 3) * 4
    return coded.slice(before === 0 ? 0 : 4, whole)
  })
  const texts = [
    mark,
    mark.toUpperCase(),
    ...inBase64,
    Buffer.from(mark).toString('hex'),
    ...[...amounts.values()].flat().flatMap(spellings),
  ]
  return [...texts.map((text) => Buffer.from(text)), Buffer.from(mark, 'utf16le')]
}

const filesBelow = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    if (['build', 'node_modules'].includes(entry.name)) return []
    const path = join(directory, entry.name)
    return entry.isDirectory() ? filesBelow(path) : [path]
  })

const pick = <T>(all: Record<string, T>, names: readonly string[]) => Object.fromEntries(names.map((name) => [name, all[name] as T]))
