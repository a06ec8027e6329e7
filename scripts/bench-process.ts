import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { get, type IncomingHttpHeaders } from 'node:http'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import type { Roles } from './bench-roles'

const directory = dirname(process.argv[1]!)
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

/** Loaded before a measured process: tells its own account (getrusage) of all its threads when asked. */
const probe = `data:text/javascript,${encodeURIComponent(
  `process.on('message',(m)=>{if(m==='usage'){const{user,system}=process.cpuUsage();process.send({cpuMs:(user+system)/1000,rss:process.memoryUsage.rss()})}})`,
)}`

/** A process of the run. */
export interface Part {
  /** CPU time since its start, user and system, of all threads; and resident memory in bytes. */
  usage(): Promise<{ cpuMs: number; rss: number }>
  stop(): Promise<void>
}

export interface Worker<Name extends keyof Roles> extends Part {
  ask(task: Parameters<Roles[Name]>[0]): Promise<Awaited<ReturnType<Roles[Name]>>>
}

export function startRole<Name extends keyof Roles>(name: Name, env: Record<string, string> = {}): Worker<Name> {
  const child = start([process.argv[1]!, '--role', name], env)
  return {
    ...partOf(child),
    async ask(task) {
      child.send({ task })
      const { answer, fault } = await heard<{ answer?: never; fault?: string }>(child)
      if (fault) throw new Error(`${name}: ${fault}`)
      return answer as never
    },
  }
}

/** The settings of a production server on its own data. */
export const portalEnvironment = (dataDir: string, port: number): Record<string, string> => ({
  ...{ DATA_DIR: dataDir, DATABASE_URL: `file:${join(dataDir, 'bench.db')}`, PORT: String(port), HOST: '127.0.0.1' },
  ...{ ORIGIN: `http://127.0.0.1:${port}`, SECRET: 'a secret of the benchmark, more than 32 bytes', WORKER: '0' },
  // The driver keeps 32 pages waiting on purpose; a busy neighbour on the machine must not turn that into refusals.
  MAX_WAIT_MS: '10000',
})

export interface Portal extends Part {
  origin: string
}

/** The built server on its data; `more` stands in its environment over what every measured server has. */
export async function startPortal(dataDir: string, more: Record<string, string> = {}): Promise<Portal> {
  const port = await freePort()
  const child = start([join(directory, 'server.js')], { ...portalEnvironment(dataDir, port), ...more })
  const origin = `http://127.0.0.1:${port}`
  await untilAnswered(`${origin}/readyz`, child)
  return { ...partOf(child), origin }
}

/** Milliseconds from the start of a process to its first right answer. */
export async function timeStart(parameters: string[], env: Record<string, string>, url: string, contains: string): Promise<number> {
  const began = performance.now()
  const child = start(parameters, env, false)
  await untilAnswered(url, child, contains)
  const ms = performance.now() - began
  await partOf(child).stop()
  return ms
}

/** Runs one of the build's scripts to its end; throws when it fails. */
export async function runScript(name: string, env: Record<string, string>): Promise<void> {
  const [code] = await once(start([join(directory, `${name}.js`)], env, false), 'exit')
  if (code !== 0) throw new Error(`${name} ended with ${code}`)
}

export const serverFile = join(directory, 'server.js')

function start(parameters: string[], env: Record<string, string>, isProbed = true): ChildProcess {
  const child = spawn(process.execPath, [...(isProbed ? ['--import', probe] : []), ...parameters], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: isProbed ? ['ignore', 'ignore', 'inherit', 'ipc'] : ['ignore', 'ignore', 'inherit'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

const partOf = (child: ChildProcess): Part => ({
  usage() {
    child.send('usage')
    return heard(child)
  },
  async stop() {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  },
})

const heard = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`A process of the benchmark ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      resolve(message as T)
    })
  })

async function untilAnswered(url: string, child: ChildProcess, contains = ''): Promise<void> {
  const giveUpAt = performance.now() + 60_000
  for (;;) {
    const answer = await read(url).catch(() => null)
    if (answer?.status === 200 && answer.body.includes(contains)) return
    if (child.exitCode !== null || performance.now() > giveUpAt)
      throw new Error(`${url} does not answer: ${answer?.status} ${answer?.body}`)
    await new Promise((resolve) => setTimeout(resolve, 3))
  }
}

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  /** As text; empty when the body was compressed. */
  body: string
  /** Over the wire, without the head. */
  bytes: number
}

/** One GET on a connection of its own. */
export const read = (url: string, headers: Record<string, string> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asking = get(url, { headers, agent: false }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const whole = Buffer.concat(parts)
        const body = answer.headers['content-encoding'] ? '' : whole.toString()
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body, bytes: whole.length })
      })
    })
    asking.on('error', reject)
  })

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
