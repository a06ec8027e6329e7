import { config } from '~/platform/config.server'
import { writeRobots } from '../robots'

export const handle = { policy: 'public', kept: true, isForAll: true }

/** What robots may visit. */
export const loader = () =>
  new Response(writeRobots({ origin: config.origin, isDemo: config.demo }), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
