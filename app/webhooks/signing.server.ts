import { createHmac } from 'node:crypto'
import { config } from '~/platform/config.server'

/**
 * The secret that an endpoint checks our messages with, as Standard Webhooks writes it. It is made from the process secret and a number, and stored nowhere:
 * neither the database nor its backup signs anything.
 */
export const secretOf = (endpointId: string, number: number): string =>
  `whsec_${createHmac('sha256', config.secret).update(`webhook:${endpointId}:${number}`).digest('base64')}`

/** `v1,` and the base64 HMAC-SHA256 of id, seconds and body, once per secret. */
export const signatureOf = (message: { id: string; seconds: number; body: string }, secrets: readonly string[]): string =>
  secrets
    .map((secret) => {
      const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
      return `v1,${createHmac('sha256', key).update(`${message.id}.${message.seconds}.${message.body}`).digest('base64')}`
    })
    .join(' ')
