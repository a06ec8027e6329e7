import { fileURLToPath } from 'node:url'
import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import { configDefaults } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const isTest = Boolean(process.env.VITEST)

/** Every entry that runs on the server: the front door and the scripts share one module graph (one database handle, one logger). */
const serverEntries = {
  server: './app/server.ts',
  worker: './scripts/worker.ts',
  migrate: './scripts/migrate.ts',
  seed: './scripts/seed.ts',
  grant: './scripts/grant.ts',
  rates: './scripts/rates.ts',
  backup: './scripts/backup.ts',
  restore: './scripts/restore.ts',
  bench: './scripts/bench.ts',
}

export default defineConfig({
  plugins: isTest ? [] : [tailwindcss(), reactRouter()],
  resolve: { alias: { '~': at('./app'), '#db': at('./db'), '#locales': at('./locales') } },
  environments: isTest ? {} : { ssr: { build: { rollupOptions: { input: serverEntries } } } },
  build: { target: 'es2022', sourcemap: false },
  // Without these, the first page of a development server loads React twice.
  optimizeDeps: { entries: ['./app/entry.client.tsx', './app/root.tsx', './app/**/routes/*.tsx'] },
  server: { port: 3000 },
  test: {
    exclude: [...configDefaults.exclude, 'build/**', 'tests/journeys/**'],
    include: ['{app,db,scripts,tests}/**/*.test.{ts,tsx}'],
    setupFiles: ['./tests/setup/each.ts'],
    globalSetup: ['./tests/setup/postgres.ts'],
    restoreMocks: true,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
} as Parameters<typeof defineConfig>[0])
