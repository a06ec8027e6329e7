import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { PlainCount } from '../setup/plain-count'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Journeys drive the production build in a real browser, one file after another: two cores are few. */
export default defineConfig({
  root: at('../..'),
  resolve: { alias: { '~': at('../../app'), '#db': at('../../db') } },
  test: {
    include: ['tests/journeys/**/*.test.ts'],
    globalSetup: ['tests/setup/seeded-home.ts'],
    reporters: ['default', new PlainCount()],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
})
