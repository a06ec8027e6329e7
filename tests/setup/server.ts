import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { inject } from 'vitest'
import { connect, type Db } from '../../db/connect'
import { copyRows } from './copy-rows'
import type { EngineName } from './database'
import { freePort } from './free-port'
import { databaseUrl, onServer } from './postgres'
import { type Cluster, startCluster } from './postgres-cluster'

export interface Letter {
  to: string
  subject: string
  text: string
  html: string
  /** By their names in lower case, as they came. */
  headers: ReadonlyMap<string, string>
}

export interface RunningPortal {
  origin: string
  /** Where it answers `/readyz` and its kin: the origin, or HEALTH_PORT. */
  health: string
  db: Db
  letters: Letter[]
  output: () => string
  /** Runs a script of the production build with the portal's environment. */
  script: (name: string, ...args: string[]) => Promise<string>
  /** The newest letter to an address whose subject or text matches; waits for it. */
  letterTo: (address: string, pattern: RegExp) => Promise<Letter>
  dataDir: string
  /** The server's process and its environment, for tests that end it or start another beside it. */
  server: ChildProcess
  env: NodeJS.ProcessEnv
  /** The PostgreSQL under it, when there is one. */
  cluster: Cluster | null
  stop: () => Promise<void>
}

type Wish = { seed?: boolean } & { [variable: string]: string | boolean | undefined }

/** The production build as a process of its own, on its own data, with a real SMTP server that keeps the letters. What fails on the way leaves nothing running. */
export async function startPortal(engine: EngineName, wish: Wish = {}): Promise<RunningPortal> {
  const undo: (() => unknown)[] = []
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    return { ...(await start(engine, wish, (step) => undo.push(step))), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function start(
  engine: EngineName,
  { seed = false, ...environment }: Wish,
  later: (step: () => unknown) => void,
): Promise<Omit<RunningPortal, 'stop'>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'setuqiao-'))
  later(() => rmSync(dataDir, { recursive: true, force: true }))
  const home = inject('runHome')
  symlinkSync(join(home, 'build'), join(dataDir, 'build'))
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const mail = await startMail()
  later(mail.stop)
  const cluster = engine === 'postgres' ? await startCluster({ isSynced: true }) : null
  if (cluster) later(cluster.stop)
  if (cluster) await onServer(cluster.url, 'create database portal')
  const url = cluster ? databaseUrl(cluster.url, 'portal') : `file:${join(dataDir, 'setuqiao.db')}`
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    ORIGIN: origin,
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    SECRET: 'a secret of the tests, more than 32 bytes long',
    SMTP_URL: mail.url,
    MAIL_FROM: 'SetuQiao <no-reply@setuqiao.example>',
    OCDS_PREFIX: 'ocds-213czf',
    LOG_LEVEL: 'info',
    // Three files share two cores: who waits is not to be turned away, which has tests of its own.
    MAX_WAIT_MS: '60000',
    // Reading our code was half of each start, and a run starts a hundred processes.
    NODE_COMPILE_CACHE: join(home, 'compiled'),
    ...(seed ? { DEMO: '1' } : {}),
    ...(environment as Record<string, string>),
  }
  // Vitest's own marks would make the build think that it is under test.
  for (const name of ['VITEST', 'VITEST_POOL_ID', 'VITEST_WORKER_ID', 'TEST']) delete (env as Record<string, string | undefined>)[name]
  const run = async (name: string, args: string[], more: Record<string, string> = {}) => {
    const file = join('build/server', `${name}.js`)
    const { stdout } = await promisify(execFile)(process.execPath, [file, ...args], { cwd: dataDir, env: { ...env, ...more } })
    return stdout
  }
  const script = (name: string, ...args: string[]) => run(name, args)
  const file = join(dataDir, 'setuqiao.db')
  // Before the server: its worker would run the history's jobs at today's time. `DEMO: '0'` serves the same people outside a demonstration.
  if (seed) {
    // As the demonstration does it, whose letters stay in its own mailbox: an SMTP server greets each of some five hundred after a tenth of a second.
    const play = async (played: string) => {
      const own = { DATABASE_URL: `file:${played}`, DEMO: '1', SMTP_URL: '' }
      await run('migrate', [], own)
      await run('seed', [], own)
    }
    copyFileSync(await seededOnce(play), file)
  }
  if (!seed || cluster) await script('migrate')
  const db = connect(url)
  later(() => db.destroy())
  if (seed && cluster) {
    const seeded = connect(`file:${file}`)
    await copyRows(seeded, db).finally(() => seeded.destroy())
    await script('reindex')
  }
  const server = spawn(process.execPath, ['build/server/server.js'], { cwd: dataDir, env })
  later(async () => {
    server.kill('SIGTERM')
    if (server.exitCode === null && server.signalCode === null) await new Promise((resolve) => server.once('exit', resolve))
  })
  let output = ''
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (chunk) => {
      output += chunk
    })
  const health = environment.HEALTH_PORT ? `http://localhost:${environment.HEALTH_PORT}` : origin
  await answers(`${health}/healthz`, server, () => output)
  return {
    origin,
    health,
    db,
    letters: mail.letters,
    output: () => output,
    script,
    dataDir,
    server,
    env,
    cluster,
    letterTo: (address, pattern) =>
      eventually(
        () => mail.letters.findLast((letter) => letter.to === address && pattern.test(`${letter.subject}\n${letter.text}`)),
        `a letter to ${address} with ${pattern}`,
      ),
  }
}

/** Whichever file needs the demonstration first plays it through; the others wait for that. The file is to be copied, not opened. */
async function seededOnce(play: (file: string) => Promise<void>): Promise<string> {
  const home = inject('runHome')
  const seeded = join(home, 'seeded.db')
  try {
    mkdirSync(join(home, 'claimed'))
  } catch {
    await eventually(() => existsSync(seeded) || existsSync(join(home, 'failed')), 'the demonstration to be played through', 180_000)
    return seeded
  }
  try {
    await play(`${seeded}.part`)
  } catch (error) {
    mkdirSync(join(home, 'failed'))
    throw error
  }
  renameSync(`${seeded}.part`, seeded)
  return seeded
}

/** Asks until there is an answer; fails with what was awaited. */
export async function eventually<T>(
  ask: () => T | undefined | null | Promise<T | undefined | null>,
  what: string,
  ms = 60_000,
): Promise<T> {
  const until = performance.now() + ms
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== null && answer !== false) return answer
    if (performance.now() > until) throw new Error(`Waited in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function answers(url: string, server: ChildProcess, output: () => string) {
  await eventually(async () => {
    if (server.exitCode !== null) throw new Error(`The server ended:\n${output()}`)
    const response = await fetch(url).catch(() => null)
    return response?.ok
  }, `${url} to answer`)
}

async function startMail() {
  const letters: Letter[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      simpleParser(stream).then(
        (mail) => {
          const headers = new Map(
            mail.headerLines.map(({ key, line }) => [
              key,
              line
                .slice(line.indexOf(':') + 1)
                .replace(/\r?\n\s+/g, '')
                .trim(),
            ]),
          )
          for (const recipient of session.envelope.rcptTo)
            letters.push({ to: recipient.address, subject: mail.subject ?? '', text: mail.text ?? '', html: mail.html || '', headers })
          done()
        },
        (error) => done(error),
      )
    },
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return { letters, url: `smtp://127.0.0.1:${port}`, stop: () => new Promise<void>((resolve) => server.close(resolve)) }
}
