import { Agent, get } from 'node:http'

export interface Siege {
  url: string
  headers: Record<string, string>
  ms: number
  /** Either so many visitors who each wait for their answer, or so many requests a second whatever becomes of them. */
  connections?: number
  perSecond?: number
}

/** Milliseconds until the last byte of an answer, by what was answered. */
export interface Sieged {
  served: number[]
  turnedAway: number[]
  /** Anything else: other statuses, broken connections. */
  failed: number
  /** How many were served while requests were still being sent. */
  inTime: number
  ms: number
}

/** Asks one page for a while. */
export async function besiege({ url, headers, ms, connections = 0, perSecond = 0 }: Siege): Promise<Sieged> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections || 2_000 })
  const found: Sieged = { served: [], turnedAway: [], failed: 0, inTime: 0, ms: 0 }
  const began = performance.now()
  const isOver = () => performance.now() - began > ms
  const ask = () =>
    new Promise<void>((resolve) => {
      const askedAt = performance.now()
      const fail = () => {
        found.failed++
        resolve()
      }
      get(url, { headers, agent, timeout: 20_000 }, (answer) => {
        answer.on('error', fail)
        answer.on('end', () => {
          const took = performance.now() - askedAt
          if (answer.statusCode === 200) found.served.push(took)
          else if (answer.statusCode === 503) found.turnedAway.push(took)
          else found.failed++
          resolve()
        })
        answer.resume()
      }).on('error', fail)
    })
  if (connections > 0) {
    const visitor = async () => {
      while (!isOver()) await ask()
    }
    await Promise.all(Array.from({ length: connections }, visitor))
  } else {
    const asked: Promise<void>[] = []
    while (!isOver()) {
      const due = Math.floor(((performance.now() - began) / 1000) * perSecond)
      while (asked.length < due) asked.push(ask())
      await new Promise((resolve) => setTimeout(resolve, 4))
    }
    found.ms = performance.now() - began
    found.inTime = found.served.length
    await Promise.all(asked)
  }
  found.ms ||= performance.now() - began
  agent.destroy()
  return found
}
