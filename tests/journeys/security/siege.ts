import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { type RunningPortal, startPortal } from '../../setup/server'
import { manifest, type RouteFacts, urlOf } from './manifest'
import { ruleOf } from './policies'
import { type Answer, ask, each, formType } from './probe'
import { type Stage, setStage } from './stage'

export type Sent = [name: string, path: string, how?: Parameters<typeof ask>[2]]

/** Headers that no answer goes without. */
export const standing = [
  'x-content-type-options',
  'referrer-policy',
  'cross-origin-opener-policy',
  'x-frame-options',
  'content-security-policy',
  'cache-control',
]
export const isRefusal = (status: number) => status >= 400 && status < 500

/**
 * A portal under strange requests: whatever a client does wrong is a 4xx (or does nothing), never a 5xx, never a stack trace, never the
 * end of the process, and nothing of it is logged as a fault of ours.
 */
export function besiege({ least }: { least: number }) {
  let portal: RunningPortal
  let stage: Stage
  let asked = 0
  beforeAll(async () => {
    portal = await startPortal('sqlite', { seed: true, DEMO: '0', WORKER: '0', LOG_LEVEL: 'warn' })
    stage = await setStage(portal)
  })
  afterAll(async () => {
    console.log(`hostile: ${asked} requests`)
    const faults = portal
      ?.output()
      .split('\n')
      .filter((line) => /"level":"(error|fatal)"/.test(line))
    await portal?.stop()
    expect(asked).toBeGreaterThan(least)
    expect(faults).toEqual([])
  })
  afterEach(async () => {
    expect((await ask(portal.origin, '/healthz')).status).toBe(200)
  })

  return {
    get portal() {
      return portal
    },
    get stage() {
      return stage
    },
    count: () => {
      asked++
    },
    async allHarmless(sent: readonly Sent[], allowed: (status: number) => boolean = () => true): Promise<void> {
      const wrong: string[] = []
      await each(sent, async ([name, path, how]) => {
        asked++
        const answer = await ask(portal.origin, path, how)
        const fault = faultOf(answer) ?? (allowed(answer.status) ? undefined : `${answer.status}`)
        if (fault) wrong.push(`${name} ${path.slice(0, 120)}: ${fault}`)
      })
      expect(wrong.slice(0, 40)).toEqual([])
    },
    form: (body: string | Buffer, cookie?: string, more: Record<string, string> = {}) => ({
      method: 'POST',
      cookie,
      body,
      headers: { Origin: portal.origin, 'Content-Type': formType, ...more },
    }),
    urlFor: (route: RouteFacts) => urlOf(route.pattern, stage.paramsOf(route.pattern)),
    /** Somebody who is let in to write there. */
    writer: (route: RouteFacts) => stage.cast[ruleOf(route.policy ?? '')?.write?.[0] ?? 'visitor'].cookie,
    reader: (route: RouteFacts) => stage.cast[ruleOf(route.policy ?? '')?.read?.[0] ?? 'visitor'].cookie,
  }
}

/** Actions that a strange form may be sent to as often as one likes: no door to accounts, which counts attempts, and no end of sessions. */
export const actions = () =>
  manifest.filter(({ hasAction, pattern }) => hasAction && !/sign-out|sessions|sign-in|sign-up|forgot|verify-email|reset/.test(pattern))

/** What is wrong with an answer to a request that was wrong itself. */
function faultOf({ status, headers, body }: Answer): string | undefined {
  if (status >= 500 || status < 200) return `${status}`
  if (/node_modules|\n\s+at [\w.]+ \(|SQLITE_|SqliteError|ZodError|TypeError:/.test(body))
    return `${status} with a trace: ${body.slice(0, 200)}`
  const missing = standing.filter((name) => headers[name] === undefined)
  if (missing.length > 0) return `${status} without ${missing.join(', ')}`
  return headers['x-powered-by'] || headers.server ? `${status} says what it runs on` : undefined
}
