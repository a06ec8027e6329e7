import { join } from 'node:path'
import type { Config } from '@react-router/dev/config'
import { leanManifest } from './scripts/lean-manifest'
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
  async buildEnd({ reactRouterConfig }) {
    const client = join(reactRouterConfig.buildDirectory, 'client')
    await leanManifest(client)
    await precompress(client)
  },
} satisfies Config
