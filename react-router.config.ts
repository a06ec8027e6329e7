import { join } from 'node:path'
import type { Config } from '@react-router/dev/config'
import { precompress } from './scripts/precompress'

/**
 * Route discovery is off (`initial`): the manifest of all routes travels with the page, so there is no
 * `/__manifest` end point to ask expensive questions of.
 */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  ssr: true,
  routeDiscovery: { mode: 'initial' },
  // The manifest of routes is written last of all.
  buildEnd: ({ reactRouterConfig }) => precompress(join(reactRouterConfig.buildDirectory, 'client')),
} satisfies Config
