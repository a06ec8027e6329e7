import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'
import { configDefaults } from 'vitest/config'
import { PlainCount } from './tests/setup/plain-count'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const isTest = Boolean(process.env.VITEST)
// In development packages stay outside: some are CommonJS, which only a build can take in.
const isBuild = process.argv.includes('build')

/** Every entry that runs on the server: the front door and the scripts share one module graph (one database handle, one logger). */
const serverEntries = Object.fromEntries(
  Object.entries({
    server: './app/server.ts',
    worker: './scripts/worker.ts',
    'reader-thread': './db/reader-thread.ts',
    migrate: './scripts/migrate.ts',
    seed: './scripts/seed.ts',
    grant: './scripts/grant.ts',
    rates: './scripts/rates.ts',
    terms: './scripts/terms.ts',
    dictionary: './scripts/dictionary.ts',
    backup: './scripts/backup.ts',
    restore: './scripts/restore.ts',
    bench: './scripts/bench.ts',
  }).filter(([, path]) => existsSync(at(path))),
)

/** Packages of hundreds of small modules: looking up and reading their files took a third of the server's start. */
const bundled = [
  ...['kysely', 'react-router', '@react-router/express', '@react-router/node', 'zod', 'i18next', 'react-i18next', 'uuid', 'saxes'],
  ...['@remix-run/form-data-parser', '@remix-run/multipart-parser', '@remix-run/headers', '@remix-run/file-storage'],
  'close-with-grace',
]

/** The framework's plugin names every server entry `index.js`; several entries need names of their own. */
const namedEntries: Plugin = {
  name: 'setuqiao:named-entries',
  configEnvironment: (name) =>
    name === 'ssr'
      ? { build: { rollupOptions: { output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' } } } }
      : null,
}

export default defineConfig({
  plugins: isTest ? [] : [tailwindcss(), reactRouter(), namedEntries],
  resolve: { alias: { '~': at('./app'), '#db': at('./db'), '#locales': at('./locales') } },
  environments: isTest
    ? {}
    : { ssr: { resolve: { noExternal: isBuild ? bundled : [] }, build: { rollupOptions: { input: serverEntries } } } },
  build: { target: 'es2022', sourcemap: false },
  // Without these, the first page of a development server loads React twice.
  optimizeDeps: {
    entries: ['./app/entry.client.tsx', './app/root.tsx', './app/**/routes/*.tsx'],
    // The scan reads routes with their server imports; this one has a browser build of another package.
    exclude: ['@node-rs/argon2'],
  },
  server: { port: 3000 },
  test: {
    exclude: [...configDefaults.exclude, 'build/**', 'tests/journeys/**'],
    include: ['{app,db,scripts,tests}/**/*.test.{ts,tsx}'],
    setupFiles: ['./tests/setup/each.ts'],
    globalSetup: ['./tests/setup/postgres.ts'],
    reporters: ['default', new PlainCount()],
    restoreMocks: true,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Both cores of a small machine: left to itself, a run keeps one for whoever watches.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
} as Parameters<typeof defineConfig>[0])
