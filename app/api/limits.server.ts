import { minutes } from '#db/clock'
import { config } from '~/platform/config.server'
import type { Limit } from '~/platform/throttle.server'

/** How often the API may be asked: by an address without a token, and with a token five times as often. */
export const apiLimits = {
  address: { name: 'apiPerPeer', most: config.apiPerMinute, ms: minutes(1) },
  token: { name: 'apiPerToken', most: config.apiPerMinute * 5, ms: minutes(1) },
} satisfies Record<string, Limit>
