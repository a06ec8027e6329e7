import type { Db } from '../connect'
import type { InstantText } from '../schema'

/** What the steps of the seed share: who and what exists by now, by the keys of the content. */
export interface World {
  db: Db
  /** The moment of seeding: nothing happens after it. */
  now: InstantText
  /** Of the one password that all demonstration accounts share: hashed once. */
  passwordHash: string
  people: Map<string, string>
  /** Companies with their first person, who acts for them. */
  companies: Map<string, { companyId: string; personId: string }>
  corridors: Map<string, string>
  requests: Map<string, { requestId: string; documentId: string }>
  bids: Map<string, string>
}

export type Counted = 'companies' | 'requests' | 'questions' | 'bids' | 'awards'

/** One deed of one person at one moment. Steps of all stories are sorted by their time and done one after the other. */
export interface Step {
  at: InstantText
  /** Named in the error when the portal refuses it. */
  name: string
  /** The last step of a counted thing. */
  counts?: Counted
  /** Company that must be there, and verified, by then. */
  company?: string
  run(): Promise<unknown>
}

export const newWorld = (db: Db, now: InstantText, passwordHash: string): World => ({
  db,
  now,
  passwordHash,
  people: new Map(),
  companies: new Map(),
  corridors: new Map(),
  requests: new Map(),
  bids: new Map(),
})

/** What the content refers to has been made by an earlier step. */
export function known<T>(map: ReadonlyMap<string, T>, key: string): T {
  const value = map.get(key)
  if (value === undefined) throw new Error(`The demonstration names "${key}" before it exists`)
  return value
}

/** The portal takes what the demonstration brings: a refusal is a fault of the content or of a command. */
export function must<T extends { ok: boolean }>(answer: T): Extract<T, { ok: true }> {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer)}`)
  return answer as Extract<T, { ok: true }>
}
