import { createHash, createHmac, randomBytes } from 'node:crypto'
import { config } from './config.server'

/**
 * Secrets that travel in mailed links. The outbox keeps only a seed; the link's token is made from it with the process
 * secret at the moment of sending, so that neither the token table (which has hashes) nor the outbox, nor a backup of both,
 * opens anything.
 */
export const newSeed = (): string => randomBytes(32).toString('base64url')

/** The 256-bit token of a seed, as it stands in the link. */
export const tokenOf = (seed: string): string => createHmac('sha256', config.secret).update(`link:${seed}`).digest('base64url')

/** What tables keep of a token. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token, 'utf8').digest('hex')
