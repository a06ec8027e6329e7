import { hash, verify } from '@node-rs/argon2'

/** argon2id as OWASP advises: 19 MiB, two passes, one lane; about 16 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const atOnce = 2
const mostWaiting = 20

/** Too many hashes wait already: answer 503 rather than let every other page wait for the thread pool. */
export const busy = { ok: false, reason: 'busy' } as const

/** Hashes a password exactly as typed: no trimming, no normalisation. */
export async function hashPassword(password: string): Promise<{ ok: true; hash: string } | typeof busy> {
  const answer = await inTurn(() => hash(password, cost))
  return answer === null ? busy : { ok: true, hash: answer }
}

/**
 * Whether the password belongs to the hash. Without a hash (an unknown person) as much work is done all the same, so that
 * the time tells nothing.
 */
export async function verifyPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<{ ok: true; isRight: boolean } | typeof busy> {
  const answer = await inTurn(async () => {
    const isRight = await verify(passwordHash ?? (await dummyHash), password)
    return passwordHash ? isRight : false
  })
  return answer === null ? busy : { ok: true, isRight: answer }
}

/** Nobody's password, hashed when the process starts: the first unknown person must not wait longer than others. */
const dummyHash = hash(crypto.randomUUID(), cost)

let running = 0
const waiting: Array<() => void> = []

async function inTurn<T>(work: () => Promise<T>): Promise<T | null> {
  if (running >= atOnce) {
    if (waiting.length >= mostWaiting) return null
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else {
    running++
  }
  try {
    return await work()
  } finally {
    // The place goes straight to the next in line, so that nobody slips in between.
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
