import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'
import { configDefaults } from 'vitest/config'
import { pageWords } from './scripts/page-words.ts'
import { PlainCount } from './tests/setup/plain-count.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const isTest = Boolean(process.env.VITEST)
// In development packages stay outside: some are CommonJS, which only a build can take in.
const isBuild = process.argv.includes('build')

/** Every entry that runs on the server: the front door and the scripts share one module graph (one database handle, one logger). */
const serverEntries = Object.fromEntries(
  Object.entries({
    server: './scripts/serve.ts',
    worker: './scripts/worker.ts',
    'reader-thread': './db/reader-thread.ts',
    migrate: './scripts/migrate.ts',
    seed: './scripts/seed.ts',
    grant: './scripts/grant.ts',
    rates: './scripts/rates.ts',
    terms: './scripts/terms.ts',
    dictionary: './scripts/dictionary.ts',
    reindex: './scripts/reindex.ts',
    backup: './scripts/backup.ts',
    restore: './scripts/restore.ts',
    bench: './scripts/bench.ts',
  }).filter(([, path]) => existsSync(at(path))),
)

/**
 * Everything goes into the build but what is compiled for the machine, and what is asked for only when it is needed: looking up, reading and
 * compiling eight hundred small files of packages was most of the server's start.
 */
const outside = [
  'better-sqlite3',
  '@node-rs/argon2',
  '@node-rs/jieba',
  'date-holidays',
  'pg-native',
  'autocannon',
  'pdfkit',
  '@embedpdf/fonts-sc',
]

/** The framework's plugin names every server entry `index.js`; several entries need names of their own. */
const namedEntries: Plugin = {
  name: 'setuqiao:named-entries',
  configEnvironment: (name) =>
    name === 'ssr'
      ? { build: { rollupOptions: { output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' } } } }
      : null,
}

/**
 * What every page of the browser loads, in two files instead of forty: small files are packed badly, and each is a request. The packages
 * change seldom and stay cached over a deployment; the pieces are those of the page around and of lists.
 */
function chunkOf(id: string): string | undefined {
  if (/node_modules\/(react|react-dom|scheduler|react-router)\//.test(id)) return 'react'
  return standing.test(id) || id.includes('vite/preload-helper') ? 'standing' : undefined
}
const standing = new RegExp(
  `/app/(?:ui/(?:${[
    ...['brand', 'button', 'chip', 'classes', 'empty-state', 'field-frame', 'format-instant', 'icon', 'notice', 'page-header', 'page-link'],
    ...['page-meta', 'pager', 'site-footer', 'site-header', 'tabs'],
  ].join('|')})|platform/i18n/(?:browser-words|language|speaker|words)|accounts/components/(?:error-page|shell))\\.tsx?$`,
)

/** The framework names the files of the browser's build; how they are cut is ours. */
const browserFiles: Plugin = {
  name: 'setuqiao:browser-files',
  apply: 'build',
  outputOptions(output) {
    return this.environment?.name === 'client' ? { ...output, manualChunks: chunkOf } : output
  },
}

export default defineConfig({
  plugins: isTest ? [] : [tailwindcss(), reactRouter(), namedEntries, browserFiles, pageWords()],
  resolve: { alias: { '~': at('./app'), '#db': at('./db'), '#locales': at('./locales') } },
  environments: isTest
    ? {}
    : {
        ssr: {
          resolve: isBuild ? { noExternal: true, external: outside } : {},
          build: { minify: false, rollupOptions: { input: serverEntries } },
        },
      },
  build: { target: 'es2022', sourcemap: false, reportCompressedSize: false, rolldownOptions: { checks: { bundlerTimings: false } } },
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
    // A file begins with the modules that its worker has read: to read them anew was a fifth of the run. So no test may leave a module's state changed.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // One more than there are cores: half of a test on PostgreSQL is waiting for it.
    maxWorkers: Math.max(3, availableParallelism()),
  },
} as Parameters<typeof defineConfig>[0])
