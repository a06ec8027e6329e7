import type { Config } from '@react-router/dev/config'

/**
 * Route discovery is off (`initial`): the manifest of all routes travels with the page, so there is no
 * `/__manifest` end point to ask expensive questions of.
 */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  ssr: true,
  routeDiscovery: { mode: 'initial' },
} satisfies Config
