import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { PlainCount } from '../setup/plain-count.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Journeys drive the production build in a real browser, three files at a time, each with a portal, data and ports of its own: half of a
 * journey is waiting for letters, leases and time limits.
 */
export default defineConfig({
  root: at('../..'),
  resolve: { alias: { '~': at('../../app'), '#db': at('../../db') } },
  test: {
    include: ['tests/journeys/**/*.test.ts'],
    globalSetup: ['tests/setup/chromium.ts', 'tests/setup/run-home.ts'],
    reporters: ['default', new PlainCount()],
    maxWorkers: 3,
    // As with the other tests: a file begins with the modules that its worker has read.
    isolate: false,
    expect: { poll: { timeout: 60_000 } },
    testTimeout: 480_000,
    hookTimeout: 480_000,
  },
})
