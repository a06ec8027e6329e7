import { portalEnvironment, startPortal, startRole } from './bench-process'
import type { Fact } from './bench-report'
import type { Seeded } from './bench-seed'

const at = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
const sortedUp = (values: readonly number[]) => values.toSorted((a, b) => a - b)

/** The usual load (32 who wait for their answers), then ten times as many requests a second as were served, with the server's own limits. */
export async function overloadFacts(home: string, { vendor }: Seeded): Promise<Fact[]> {
  const portal = await startPortal(home, { MAX_WAIT_MS: '250' })
  const load = startRole('siege')
  try {
    const page = { url: `${portal.origin}/en/requests`, headers: { cookie: `session=${vendor}` } }
    await load.ask({ ...page, ms: 2_000, connections: 16 })
    const usual = await load.ask({ ...page, ms: 5_000, connections: 32 })
    const usualRate = (usual.served.length * 1000) / usual.ms
    const flood = await load.ask({ ...page, ms: 15_000, perSecond: 10 * usualRate })
    const [p99, floodP99] = [at(sortedUp(usual.served), 0.99), at(sortedUp(flood.served), 0.99)]
    const away = at(sortedUp(flood.turnedAway), 0.99)
    const good = (flood.inTime * 1000) / flood.ms / usualRate
    const asked = flood.served.length + flood.turnedAway.length + flood.failed
    return [
      { name: 'usual load', value: `${Math.round(usualRate)} pages/s, p99 ${Math.round(p99)} ms` },
      { name: 'overload, asked', value: `${Math.round((asked * 1000) / flood.ms)} pages/s, ${flood.failed} broken` },
      {
        name: 'overload, p99 of what is served',
        value: `${Math.round(floodP99)} ms (${(floodP99 / p99).toFixed(2)} × the usual)`,
        ...{ goal: '≤ 2 ×', isReached: floodP99 <= 2 * p99 },
      },
      {
        name: 'overload, p99 of 503',
        value: `${Math.round(away)} ms`,
        ...{ goal: '≤ 300 ms', isReached: away <= 300 && flood.failed === 0 },
      },
      {
        name: 'overload, served against the usual',
        value: `${Math.round(good * 100)} %`,
        ...{ goal: '≥ 80 %', isReached: good >= 0.8 },
      },
    ]
  } finally {
    await load.stop()
    await portal.stop()
  }
}

export async function routeFacts(home: string, { ref }: Seeded): Promise<Fact[]> {
  const renderer = startRole('routes', { ...portalEnvironment(home, 1), LOG_LEVEL: 'fatal' })
  try {
    const { own, more, routes } = await renderer.ask({ url: `/en/requests/${ref}` })
    const value = `${own.toFixed(2)} → ${more.toFixed(2)} ms (${(more / own).toFixed(2)} ×)`
    return [{ name: `120 routes more than ${routes}`, value, goal: '≤ 1.10 ×', isReached: more <= 1.1 * own }]
  } finally {
    await renderer.stop()
  }
}
