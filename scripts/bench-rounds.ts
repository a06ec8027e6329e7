import type { Part, Worker } from './bench-process'

/** One thing that is asked over and over. */
export interface Series {
  name: string
  url: string
  headers?: Record<string, string>
  /** Of the right answer. */
  status?: number
  contains?: string
  method?: 'GET' | 'POST'
  body?: string
  /** The process whose CPU counts. */
  of: Part
}

/** CPU milliseconds per request, one value per round. */
export type Measured = Map<string, number[]>

const connections = 32
/** A round keeps the measured process busy for about so long. */
const roundMs = 400

/** Asks every series in turn, round after round, so that a busy moment of the machine meets them all. */
export async function measure(series: readonly Series[], load: Worker<'load'>, rounds: number): Promise<Measured> {
  const counts = new Map<string, number>()
  for (const each of series) {
    const ms = await settled(each, load)
    counts.set(each.name, Math.round(Math.min(8_000, Math.max(64, roundMs / ms))))
  }
  const measured: Measured = new Map(series.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const each of series) measured.get(each.name)!.push(await once(each, load, counts.get(each.name)!))
  }
  return measured
}

/** Compilers and caches settle first: volleys go out until one costs no less than the one before. */
async function settled(series: Series, load: Worker<'load'>): Promise<number> {
  let former = await once(series, load, 256)
  for (let volley = 0; volley < 6; volley++) {
    const ms = await once(series, load, 256)
    if (ms > former * 0.95) return ms
    former = ms
  }
  return former
}

async function once({ url, headers = {}, status = 200, contains, method, body, of }: Series, load: Worker<'load'>, count: number) {
  const before = await of.usage()
  await load.ask({ url, count, connections, headers, status, ...given({ contains, method, body }) })
  const after = await of.usage()
  return (after.cpuMs - before.cpuMs) / count
}

const given = <T extends object>(facts: T) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as { [Name in keyof T]?: NonNullable<T[Name]> }

export interface Spread {
  min: number
  median: number
  max: number
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  return { min: sorted[0]!, median: sorted[Math.floor(sorted.length / 2)]!, max: sorted.at(-1)! }
}
