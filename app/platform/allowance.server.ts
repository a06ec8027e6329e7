import type { Db } from '#db/connect'
import { count, type Limit } from './throttle.server'

/** What is left of a limit to somebody who reads. */
export interface Allowance {
  isWithin: boolean
  remaining: number
  /** Whole seconds until the window ends. */
  resetsIn: number
}

/**
 * Counts a read. Reads come a hundred times as often as deeds, so they are not written one by one: each process takes a tenth of the limit from the
 * shared count and hands it out from memory. All processes together never hand out more than the limit; what one of them has not handed out when the
 * window ends is lost to the others.
 */
export async function spend(db: Db, limit: Limit, who: string): Promise<Allowance> {
  const known = sharesOf(db)
  const key = `${limit.name}:${who}`
  let share = known.get(key)
  if (!share || share.until <= performance.now() || (share.left === 0 && share.rest > 0)) {
    const part = Math.max(1, Math.floor(limit.most / 10))
    const { hits, endsInMs } = await count(db, limit, who, part)
    const granted = Math.max(0, Math.min(part, limit.most - (hits - part)))
    share = { left: granted, rest: Math.max(0, limit.most - hits), until: performance.now() + endsInMs }
    known.delete(key)
    known.set(key, share)
    if (known.size > mostShares) known.delete(known.keys().next().value!)
  }
  const isWithin = share.left > 0
  if (isWithin) share.left--
  return { isWithin, remaining: share.left + share.rest, resetsIn: Math.max(1, Math.ceil((share.until - performance.now()) / 1000)) }
}

interface Share {
  left: number
  /** What nobody had taken when the share was. */
  rest: number
  /** Of `performance.now()`. */
  until: number
}

const mostShares = 10_000
const all = new WeakMap<Db, Map<string, Share>>()

function sharesOf(db: Db): Map<string, Share> {
  let shares = all.get(db)
  if (!shares) {
    shares = new Map()
    all.set(db, shares)
  }
  return shares
}
