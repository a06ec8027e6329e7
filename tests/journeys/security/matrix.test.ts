import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../../../db/connect'
import { type RunningPortal, startPortal } from '../../setup/server'
import { cookieHeader, sessionOf } from '../../setup/sign-in'
import { type Role, roles } from './cast'
import { dataUrlOf, manifest, type Params, type RouteFacts, urlOf } from './manifest'
import { spoken } from './payload'
import { policies, publicRoutes, type Rule, ruleOf } from './policies'
import { type Answer, ask, each, formType, post } from './probe'
import { absentParams, type Stage, setStage } from './stage'

/**
 * Every route of the manifest × every role × what is there and what is not × every way to reach it, over HTTP against the production
 * build, compared with the table of policies.
 */
let portal: RunningPortal
let stage: Stage
beforeAll(async () => {
  portal = await startPortal('sqlite', {
    seed: true,
    DEMO: '0',
    WORKER: '0',
    API_PER_MINUTE: '1000000',
    LOG_LEVEL: 'warn',
  })
  stage = await setStage(portal)
})
afterAll(() => portal?.stop())

const reads = ['document', 'HEAD', '.data', '.data?_routes='] as const
const writes = ['POST', 'POST .data'] as const
type Way = (typeof reads)[number] | (typeof writes)[number]
interface Cell {
  route: RouteFacts
  rule: Rule
  role: Role
  params: Params
  isThere: boolean
  way: Way
}

describe('the table of policies', () => {
  test('every route names a policy, every policy has a row, every row is used', () => {
    expect(manifest.filter(({ policy }) => !policy).map(({ id }) => id)).toEqual([])
    const named = new Set(manifest.map(({ policy }) => policy ?? ''))
    named.delete('public')
    expect([...named].sort()).toEqual(Object.keys(policies).sort())
  })

  test('what is public is listed by hand', () => {
    expect(
      manifest
        .filter(({ policy }) => policy === 'public')
        .map(({ pattern }) => pattern)
        .sort(),
    ).toEqual([...publicRoutes].sort())
  })

  test('a policy grants writing only where there is something to write to, and nothing writes under a policy that only reads', () => {
    const wrong = manifest.filter(({ hasAction, policy }) => hasAction && !ruleOf(policy ?? '')?.write)
    expect(wrong.map(({ id }) => id)).toEqual([])
  })
})

describe('the matrix', () => {
  test('nobody gets in by any way but those that the table names, and trying changes nothing', async () => {
    const before = await dumpOf(portal.db)
    const cells = cellsOf()
    const wrong: string[] = []
    const visited = new Set<string>()
    const denials = new Map<string, string>()
    await each(cells, async (cell) => {
      const answer = await knock(cell)
      visited.add(cell.route.id)
      const fault = faultOf(cell, answer)
      const name = `${cell.role} ${cell.way} ${cell.route.pattern}`
      if (fault) wrong.push(`${name}${cell.isThere ? '' : ' (absent)'}: ${fault}`)
      if (answer.status !== 404 || !/data/.test(cell.way)) return
      const told = plain(spoken(answer.body), cell.params)
      const other = denials.get(name)
      if (other !== undefined && other !== told) wrong.push(`${name}: not yours and not there differ`)
      denials.set(name, told)
    })
    console.log(`matrix: ${cells.length} cells, ${visited.size} of ${manifest.length} routes`)
    expect(wrong.sort()).toEqual([])
    expect(cells.length).toBeGreaterThan(8_000)
    expect(visited.size).toBe(manifest.length)
    expect(await dumpOf(portal.db)).toEqual(before)
  })

  test('who belongs to a company and does not own it finds nothing where only its owner has a say', async () => {
    const before = await dumpOf(portal.db)
    const cookie = stage.memberCookie
    const wrong: string[] = []
    const asked = new Set<string>()
    await each(manifest, async (route) => {
      const { ownersAlone } = ruleOf(route.policy ?? '') ?? {}
      if (!ownersAlone) return
      asked.add(route.policy ?? '')
      const url = urlOf(route.pattern, stage.paramsOf(route.pattern))
      const looks = route.hasLoader
        ? [await ask(portal.origin, url, { cookie }), await ask(portal.origin, `${dataUrlOf(url)}?_routes=${route.id}`, { cookie })]
        : []
      const deeds = route.hasAction
        ? [await post(portal.origin, url, { cookie }), await post(portal.origin, dataUrlOf(url), { cookie })]
        : []
      for (const { status } of looks) if (status !== (ownersAlone === 'all' ? 404 : 200)) wrong.push(`look at ${route.pattern}: ${status}`)
      for (const { status } of deeds) if (status !== 404) wrong.push(`${route.pattern}: ${status}`)
    })
    expect(wrong.sort()).toEqual([])
    expect([...asked].sort()).toEqual(
      Object.keys(policies)
        .filter((policy) => policies[policy]?.ownersAlone)
        .sort(),
    )
    // The member is let in where everybody of the company is.
    expect((await ask(portal.origin, '/en/company', { cookie })).status).toBe(200)
    expect(await dumpOf(portal.db)).toEqual(before)
  })

  test('whose thing it is not finds nothing there in whatever state it is, and a kind answer never becomes a fault', async () => {
    const before = await dumpOf(portal.db)
    const wrong: string[] = []
    const about = manifest.filter(({ pattern }) => /\/requests\/:ref|\/triage\/:ref/.test(pattern) && !/companies|my\/bids/.test(pattern))
    const cells = about.flatMap((route) =>
      Object.entries(stage.refs).flatMap(([state, ref]) => roles.map((role) => ({ route, state, ref, role }))),
    )
    await each(cells, async ({ route, state, ref, role }) => {
      const rule = ruleOf(route.policy ?? '') ?? {}
      const url = urlOf(route.pattern, { ...stage.paramsOf(route.pattern), ref })
      const { cookie } = stage.cast[role]
      const tries = route.hasLoader ? [await ask(portal.origin, `${dataUrlOf(url)}?_routes=${route.id}`, { cookie })] : []
      if (!rule.write?.includes(role) && !rule.refused?.includes(role)) tries.push(await post(portal.origin, dataUrlOf(url), { cookie }))
      for (const { status } of tries) {
        const isLetIn = rule.read?.includes(role) || rule.refused?.includes(role) || rule.write?.includes(role)
        const isRight = isLetIn ? status < 500 : role === 'visitor' ? [202, 404, 405].includes(status) : [404, 405].includes(status)
        if (!isRight) wrong.push(`${role} ${route.pattern} (${state}): ${status}`)
      }
    })
    console.log(`matrix by state: ${cells.length} cells`)
    expect(wrong.sort()).toEqual([])
    expect(await dumpOf(portal.db)).toEqual(before)
  })

  test('who may write is heard: an empty form is answered, never refused at the gate', async () => {
    const wrong: string[] = []
    for (const route of [...manifest].sort(byHarm)) {
      const rule = ruleOf(route.policy ?? '') ?? {}
      if (!route.hasAction) continue
      for (const role of rule.write ?? []) {
        const { email } = stage.cast[role]
        const cookie = email ? cookieHeader(await sessionOf(portal.db, email)) : undefined
        const { status } = await post(portal.origin, urlOf(route.pattern, stage.paramsOf(route.pattern)), { cookie })
        if (![200, 302, 400, 409, 422].includes(status)) wrong.push(`${role} ${route.pattern}: ${status}`)
      }
    }
    expect(wrong).toEqual([])
  })
})

function cellsOf(): Cell[] {
  return manifest.flatMap((route) => {
    const rule = ruleOf(route.policy ?? '') ?? {}
    const there = stage.paramsOf(route.pattern)
    const targets = [{ params: there, isThere: true }]
    if (/:(?!lang)/.test(route.pattern)) targets.push({ params: absentParams, isThere: false })
    return targets.flatMap((target) =>
      roles.flatMap((role) => {
        const isForbidden = !rule.write?.includes(role)
        const possible: Way[] = isForbidden || !route.hasAction ? [...reads, ...writes] : [...reads]
        const ways = target.isThere ? possible : possible.filter((way) => way !== 'HEAD' && way !== 'POST' && way !== '.data')
        // The framework makes HEAD of what it makes of GET: two who are kept out of most things stand for all.
        const tried = ways.filter((way) => way !== 'HEAD' || role === 'visitor' || role === 'otherVendor')
        return tried.map((way) => ({ route, rule, role, way, ...target }))
      }),
    )
  })
}

function knock({ route, role, params, way }: Cell): Promise<Answer> {
  const { origin } = portal
  const { cookie } = stage.cast[role]
  const url = urlOf(route.pattern, params)
  if (way === 'document') return ask(origin, url, { cookie })
  if (way === 'HEAD') return ask(origin, url, { cookie, method: 'HEAD' })
  if (way === '.data') return ask(origin, dataUrlOf(url), { cookie })
  if (way === '.data?_routes=') return ask(origin, `${dataUrlOf(url)}?_routes=${route.id}`, { cookie })
  const path = way === 'POST' ? url : dataUrlOf(url)
  return ask(origin, path, { cookie, method: 'POST', headers: { Origin: origin, 'Content-Type': formType }, body: '' })
}

/** What is wrong with an answer, or nothing. */
function faultOf(cell: Cell, answer: Answer): string | undefined {
  const { route, rule, role, way, isThere } = cell
  const { status, location, body } = answer
  if (route.pattern.startsWith('/api/')) return faultOfApi(cell, answer)
  const isWrite = way === 'POST' || way === 'POST .data'
  const asked = `${status}${location ? ` → ${location}` : ''}`
  const isOffered = isWrite ? route.hasAction : route.hasLoader || route.hasPage
  // Nothing of the kind is there for anybody. A data request is told of the page around, and nothing of this route.
  if (!isOffered)
    return [400, 404, 405].includes(status) || (status === 200 && !isWrite && !body.includes(`"${route.id}"`)) ? undefined : asked
  const isGranted = (isWrite ? rule.write : rule.read)?.includes(role)
  if (isWrite && rule.refused?.includes(role)) return [302, 202, 409, 422, ...(isThere ? [] : [404])].includes(status) ? undefined : asked
  if (!isGranted) {
    if (role !== 'visitor' || rule.read?.length === 0) return status === 404 && !/node_modules|\n\s+at /.test(body) ? undefined : asked
    return (status === 302 || status === 202) && /^\/en\/sign-in/.test(location ?? '') ? undefined : asked
  }
  if (!isThere && !rule.isBlind) return status === 404 ? undefined : asked
  if (!isThere) return [200, 404, 410].includes(status) ? undefined : asked
  if (status === 200) return undefined
  // Doors that lead on: who is signed in needs no sign-in page.
  const leadsOn = ['account.desk', 'account.signUp', 'account.signIn'].includes(route.policy ?? '') || route.pattern === '/'
  return leadsOn && (status === 302 || status === 202) ? undefined : asked
}

/** The API takes no session and no deed, and the framework's own ways do not lead there. */
function faultOfApi({ route, rule, way, isThere }: Cell, { status, headers }: Answer): string | undefined {
  const isWrite = way === 'POST' || way === 'POST .data'
  const isNothing = route.pattern.endsWith('*') || !isThere
  const expected = isWrite ? 405 : /data/.test(way) ? 404 : rule.needsToken ? 401 : isNothing ? 404 : 200
  if (status !== expected) return `${status} instead of ${expected}`
  return status === 200 || headers['content-type'] === 'application/problem+json' ? undefined : String(headers['content-type'])
}

/** The same words for all things: what is told of one that is not yours must be what is told of one that is not. */
const plain = (body: string, params: Params) =>
  Object.values(params)
    .filter((value) => value.length > 5)
    .reduce((text, value) => text.replaceAll(value, '#'), body.replace(/urn:uuid:[0-9a-f-]+/g, '#'))

/** Deeds that end what others need come last. */
const byHarm = (a: RouteFacts, b: RouteFacts) => harmOf(a) - harmOf(b)
const harmOf = ({ pattern }: RouteFacts) =>
  [
    /deliverables\/:key|files\/:fileId/,
    /\/confirm$/,
    /\/(claim|resume|suspend)$/,
    /withdraw$|webhooks\/:id\/remove$/,
    /sign-out|sessions/,
  ].findIndex((mark) => mark.test(pattern))

/** A digest of every table, without the marks that any visit leaves. */
async function dumpOf(db: Db): Promise<Record<string, string>> {
  const tables = await db.introspection.getTables()
  const digests: Record<string, string> = {}
  for (const { name } of tables) {
    if (['throttle'].includes(name)) continue
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db)
    // A session that is used after five minutes lives longer.
    const lines = rows.map(({ lastSeenAt: _, ...row }) => JSON.stringify(name === 'session' ? { ...row, expiresAt: '' } : row)).sort()
    digests[name] = `${rows.length} ${createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)}`
  }
  return digests
}
