import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { join, resolve } from 'node:path'
import process from 'node:process'

/**
 * One command from a fresh clone to a corridor that can be walked through: build, migrate, seed, serve. What is already
 * there is kept; delete data/demo to begin again.
 */
const port = process.env.PORT || '3000'
const dataDir = resolve(process.env.DATA_DIR || './data/demo')
const isOwnFile = !process.env.DATABASE_URL
const seeded = join(dataDir, 'seeded')
const environment = {
  ...process.env,
  NODE_ENV: 'production',
  DEMO: '1',
  // The standard's own example.
  OCDS_PREFIX: process.env.OCDS_PREFIX || 'ocds-213czf',
  PORT: port,
  DATA_DIR: dataDir,
  LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
}
const began = Date.now()
const isTerminal = process.stdout.isTTY

let running: ChildProcess | undefined
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (running) running.kill(signal)
    else process.exit(130)
  })
}

// A seed that did not finish has left half a corridor behind.
if (isOwnFile && !existsSync(seeded)) for (const end of ['', '-wal', '-shm']) rmSync(join(dataDir, `setuqiao.db${end}`), { force: true })

process.stdout.write('\n  SetuQiao · 中印智桥 · a demonstration on your machine\n\n')
await step('Building the pages', ['node_modules/@react-router/dev/bin.cjs', 'build'], false)
await step('Preparing the database', ['build/server/migrate.js'], false)
if (existsSync(seeded)) done('The corridor is still there from last time', 0)
else {
  await step('Filling the corridor with companies, requests and bids', ['build/server/seed.js'], true)
  await step('Loading the dictionary', ['build/server/dictionary.js'], false)
  writeFileSync(seeded, new Date().toISOString())
}
await serve()

/** Runs one step with its time running beside it; shows what it printed when it fails. */
async function step(name: string, parameters: string[], isTalkative: boolean): Promise<void> {
  const start = Date.now()
  const child = spawn(process.execPath, parameters, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  running = child
  let printed = ''
  let latest = ''
  const hear = (chunk: Buffer) => {
    printed = (printed + chunk.toString()).slice(-20_000)
    latest = isTalkative ? (chunk.toString().trim().split('\n').at(-1) ?? '').slice(0, 60) : ''
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const seconds = () => ((Date.now() - start) / 1000).toFixed(0)
  const ticker = isTerminal
    ? setInterval(() => process.stdout.write(`\r\u001b[K  … ${name} ${seconds()} s  ${latest}`), 250)
    : setInterval(() => process.stdout.write(`  … ${name} ${seconds()} s\n`), 10_000)
  const code = await new Promise<number>((settle) => {
    child.on('close', (ended) => settle(ended ?? 1))
    child.on('error', () => settle(1))
  })
  clearInterval(ticker)
  running = undefined
  if (code === 0) return done(name, Date.now() - start)
  process.stdout.write(`${isTerminal ? '\r\u001b[K' : ''}  ✗ ${name}\n\n${printed}\n`)
  process.exit(code)
}

function done(name: string, ms: number) {
  process.stdout.write(`${isTerminal ? '\r\u001b[K' : ''}  ✓ ${name}${ms > 0 ? ` (${(ms / 1000).toFixed(1)} s)` : ''}\n`)
}

async function serve(): Promise<void> {
  const child = spawn(process.execPath, ['build/server/server.js'], { env: environment, stdio: 'inherit' })
  running = child
  let hasEnded = false
  child.on('close', (code) => {
    hasEnded = true
    process.exit(code ?? 0)
  })
  while (!hasEnded) {
    if (await isReady()) break
    await new Promise((settle) => setTimeout(settle, 150))
  }
  if (hasEnded) return
  done(`Serving after ${((Date.now() - began) / 1000).toFixed(0)} s`, 0)
  await showAccounts()
  process.stdout.write(`\n  Open http://localhost:${port}   (Ctrl+C stops)\n\n`)
}

function isReady(): Promise<boolean> {
  return new Promise((settle) => {
    get({ host: 'localhost', port, path: '/readyz' }, (answer) => {
      answer.resume()
      settle(answer.statusCode === 200)
    }).on('error', () => settle(false))
  })
}

/** The seed prints whom to sign in as, when it is asked for nothing else. */
async function showAccounts(): Promise<void> {
  const child = spawn(process.execPath, ['build/server/seed.js', '--accounts'], {
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  await new Promise((settle) => child.on('close', settle))
}
