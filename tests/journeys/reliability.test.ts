import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect as connectSocket } from 'node:net'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSession } from '../../app/accounts/sessions/commands.server'
import { sendLetter } from '../../app/notifications/commands.server'
import { type Db, inTransaction } from '../../db/connect'
import { addParty } from '../factories/bidding'
import { engines } from '../setup/database'
import { freePort } from '../setup/free-port'
import { eventually, type RunningPortal, startPortal } from '../setup/server'
import { cookieHeader } from '../setup/sign-in'

/** What the portal does when what stands under it is locked, away, or told to stop: nothing acknowledged is lost, nothing answers 500. */
const median = (numbers: number[]) => numbers.sort((one, other) => one - other)[Math.floor(numbers.length / 2)]
const goOn = 'HTTP/1.1 100 Continue\r\n\r\n'
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe.each(engines)('a portal on %s', (engine) => {
  let portal: RunningPortal
  let cookie = ''
  let token = ''
  beforeAll(async () => {
    const limits = { MAX_IN_FLIGHT: '200' }
    // Health on a port of its own on one engine, on the portal's own on the other.
    const own = engine === 'postgres' ? { WORKER: '0', HEALTH_PORT: String(await freePort()) } : { WORKER: '1' }
    portal = await startPortal(engine, { LOG_LEVEL: 'trace', ...own, ...limits })
    // The health port answers before the first pages have been made.
    await eventually(isReady, 'it to be ready')
    const { personId } = await addParty(portal.db, 'buyer', { name: 'Gear Works' })
    token = await inTransaction(portal.db, (tx) => startSession(tx, { personId }))
    cookie = cookieHeader(token)
  })
  afterAll(() => portal?.stop())

  const get = (path: string, headers: Record<string, string> = {}) => fetch(portal.origin + path, { redirect: 'manual', headers })
  const post = (path: string, fields: Record<string, string>) =>
    fetch(portal.origin + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { Cookie: cookie, Origin: portal.origin },
      body: new URLSearchParams(fields),
    })
  const begin = (key: string, title = '设备联网') => post('/zh/my/requests/new', { title, language: 'zh-CN', key })
  const health = async (path: string) => (await fetch(portal.health + path)).status
  const isReady = async () => (await health('/readyz')) === 200
  const drafts = async (db: Db) => (await db.selectFrom('request').select('ref').execute()).map(({ ref }) => ref)

  test('says at the start which protections are on', () => {
    const line = portal
      .output()
      .split('\n')
      .find((each) => each.includes('SetuQiao serves'))
    expect(JSON.parse(line!).protections).toMatchObject({
      database: expect.stringMatching(engine === 'sqlite' ? /^SQLite 3\./ : /^PostgreSQL \d/),
      disk: expect.stringMatching(/^\d+ MB free at the start/),
      proxies: expect.any(String),
      demo: 'off',
    })
  })

  test.runIf(engine === 'postgres')('answers of its health on a port of its own, and on no other', async () => {
    expect(await Promise.all(['/livez', '/healthz', '/readyz', '/metrics', '/en'].map(health))).toEqual([200, 200, 200, 200, 404])
    const elsewhere = await Promise.all(['/livez', '/healthz', '/readyz', '/metrics'].map((path) => get(path)))
    expect(elsewhere.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  })

  test('fifty presses of one button at once begin one request, and all fifty are sent to it', async () => {
    const before = (await drafts(portal.db)).length
    const answers = await Promise.all(Array.from({ length: 50 }, () => begin('one-key-for-fifty')))
    expect([...new Set(answers.map(({ status }) => status))]).toEqual([302])
    expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1)
    expect((await drafts(portal.db)).length - before).toBe(1)
  })

  test.runIf(engine === 'sqlite')('locked by another process it reads as ever and asks writers to come back', async () => {
    await begin('warm-up')
    await get('/zh/requests', { Cookie: cookie })
    const took = { page: [] as number[], health: [] as number[] }
    const statuses = new Set<number>()
    const timed = async (name: keyof typeof took, asking: () => Promise<Response>) => {
      const asked = performance.now()
      statuses.add((await asking()).status)
      took[name].push(performance.now() - asked)
    }
    const look = async () => {
      await timed('health', () => get('/healthz'))
      await timed('page', () => get('/zh/my/requests', { Cookie: cookie }))
      await timed('page', () => get('/en/requests'))
    }
    for (let round = 0; round < 15; round++) await look()
    const usual = { page: median(took.page.splice(0))!, health: median(took.health.splice(0))! }
    const other = new SQLite(join(portal.dataDir, 'setuqiao.db'))
    other.exec('begin immediate')
    const began = performance.now()
    const writes = Array.from({ length: 8 }, (_, index) => begin(`locked-${index}-key`, 'canary-locked'))
    const data = post('/zh/my/requests/new.data', { title: '联网', language: 'zh-CN', key: 'locked-data-key' })
    while (performance.now() - began < 1_900) await look()
    // The lock stands until all have been answered: nobody waited for it.
    for (const answer of await Promise.all(writes)) {
      expect(answer.status).toBe(503)
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
      const page = await answer.text()
      expect(page).toMatch(/lang="zh-CN"[\s\S]*lang="en"/)
      expect(page).not.toMatch(/SQLITE|at .*\.js:/)
    }
    const dataAnswer = await data
    // Without this header the framework's script shows the page's own error page, with the status.
    expect([dataAnswer.status, dataAnswer.headers.get('x-remix-response')]).toEqual([503, null])
    expect(await isReady()).toBe(false)
    other.exec('rollback')
    other.close()
    expect([...statuses]).toEqual([200])
    // Medians, against this machine's own pace: the worst of them says more about whatever else it does.
    expect(median(took.page)).toBeLessThan(300 + 10 * usual.page)
    expect(median(took.health)).toBeLessThan(100 + 10 * usual.health)
    // The same form, sent again, does its work once; nothing of the refused one was kept.
    const [first, second] = [await begin('locked-0-key', 'canary-locked'), await begin('locked-0-key', 'canary-locked')]
    expect([first.status, second.headers.get('location')]).toEqual([302, first.headers.get('location')])
    await eventually(isReady, 'the portal to be ready again')
  })

  test.runIf(engine === 'postgres')('whose PostgreSQL is restarted loses nothing it said yes to and goes on by itself', async () => {
    const said: string[] = []
    const statuses = new Set<number>()
    let isOver = false
    let backAt = 0
    const writer = async (name: number) => {
      for (let index = 0; !isOver; index++) {
        const answer = await begin(`restart-${name}-${index}`)
        statuses.add(answer.status)
        if (answer.status === 302) {
          said.push(answer.headers.get('location')!.split('/').at(-2)!)
          backAt ||= isUp ? performance.now() : 0
        } else {
          expect(answer.headers.get('retry-after')).not.toBeNull()
          await pause(50)
        }
        await answer.arrayBuffer()
      }
    }
    let isUp = false
    const writers = [0, 1, 2, 3].map(writer)
    await pause(500)
    await portal.cluster?.down()
    await pause(500)
    expect((await get('/zh')).status).toBe(503)
    // It lives, since its loop turns; a restart of it would mend nothing.
    expect(await health('/livez')).toBe(200)
    await eventually(async () => !(await isReady()), 'it to say that it is not ready')
    await portal.cluster?.up()
    isUp = true
    const upAt = performance.now()
    await eventually(() => backAt || null, 'a write after the restart', 30_000)
    expect(backAt - upAt).toBeLessThan(20_000)
    isOver = true
    await Promise.all(writers)
    expect([...statuses].sort()).toEqual([302, 503])
    const kept = new Set(await drafts(portal.db))
    expect(said.filter((ref) => !kept.has(ref))).toEqual([])
    expect(portal.server.exitCode).toBeNull()
  })

  test.runIf(engine === 'postgres')('has a hundred jobs done once each by two workers', async () => {
    const letters = Array.from({ length: 100 }, (_, index) => `job${index}@example.com`)
    const workers: ChildProcess[] = [1, 2].map(() =>
      spawn(process.execPath, ['build/server/worker.js'], { cwd: portal.dataDir, env: portal.env }),
    )
    const said = workers.map((worker) => {
      const lines: string[] = []
      worker.stdout?.on('data', (chunk) => lines.push(String(chunk)))
      return lines
    })
    await eventually(() => said.every((lines) => lines.join('').includes('worker started')) || null, 'two workers')
    await inTransaction(portal.db, async (tx) => {
      for (const to of letters) await sendLetter(tx, { to, language: 'en', kind: 'passwordChanged', path: '/account/sessions' })
    })
    const workersOfJobs = new Set<string>()
    await eventually(async () => {
      const running = await portal.db.selectFrom('job').select('leasedBy').where('status', '=', 'running').execute()
      for (const { leasedBy } of running) workersOfJobs.add(String(leasedBy))
      return portal.letters.filter(({ to }) => letters.includes(to)).length >= 100 || null
    }, 'a hundred letters')
    for (const worker of workers) worker.kill('SIGTERM')
    const codes = await Promise.all(workers.map(async (worker) => worker.exitCode ?? ((await once(worker, 'exit')) as [number])[0]))
    expect(codes).toEqual([0, 0])
    const got = portal.letters.map(({ to }) => to).filter((to) => letters.includes(to))
    expect(got.sort()).toEqual([...letters].sort())
    const rows = await portal.db.selectFrom('job').select(['status', 'attempts']).where('kind', '=', 'sendMail').execute()
    expect(rows.filter(({ status, attempts }) => status !== 'done' || attempts !== 1)).toEqual([])
    expect(workersOfJobs.size).toBe(2)
  })

  test('says nothing of passwords, sessions or what people write in its log', async () => {
    const secrets = { password: 'canary-password-77', email: 'canary@secret.example', text: 'canary-text-of-a-request' }
    await post('/en/sign-in', { email: secrets.email, password: secrets.password })
    await post('/en/forgot-password', { email: secrets.email })
    await begin('canary-key-for-the-log', secrets.text)
    await get(`/en/reset-password/${'c4n4ry-'.padEnd(43, 'x')}?email=${secrets.email}`)
    await pause(1_200)
    const log = portal.output()
    expect(log).toContain('/en/sign-in')
    for (const secret of [...Object.values(secrets), token, 'c4n4ry-', 'canary-locked', 'one-key-for-fifty', portal.env.SECRET!]) {
      expect(log, secret).not.toContain(secret)
    }
  })

  // The last one: the server is gone afterwards.
  test('told to stop it answers the twenty requests that are under way, and ends well within 25 seconds', async () => {
    const { hostname, port } = new URL(portal.origin)
    const body = (index: number) => new URLSearchParams({ title: '联网', language: 'zh-CN', key: `stopping-${engine}-${index}` }).toString()
    const before = (await drafts(portal.db)).length
    const open = Array.from({ length: 20 }, (_, index) => {
      const socket = connectSocket({ host: hostname, port: Number(port) })
      const text = body(index)
      const head = [
        'POST /zh/my/requests/new HTTP/1.1',
        `Host: ${hostname}:${port}`,
        `Origin: ${portal.origin}`,
        `Cookie: ${cookie}`,
        'Content-Type: application/x-www-form-urlencoded',
        `Content-Length: ${Buffer.byteLength(text)}`,
        'Expect: 100-continue',
      ]
      socket.write(`${head.join('\r\n')}\r\n\r\n`)
      let answer = ''
      socket.on('data', (chunk) => {
        answer += chunk
      })
      const closed = once(socket, 'close').then(() => answer.replace(goOn, ''))
      return { isIn: () => answer.startsWith(goOn), finish: () => socket.write(text), closed }
    })
    // The server says to go on once a request is past the door: from then on it is under way.
    await eventually(() => open.every(({ isIn }) => isIn()), 'twenty requests to be under way')
    const began = performance.now()
    portal.server.kill('SIGTERM')
    await eventually(() => portal.output().includes('"stopping"'), 'the server to begin to stop')
    for (const { finish } of open) finish()
    const answers = await Promise.all(open.map(({ closed }) => closed))
    expect(answers.map((answer) => answer.split('\r\n')[0])).toEqual(Array(20).fill('HTTP/1.1 302 Found'))
    const code = portal.server.exitCode ?? ((await once(portal.server, 'exit')) as [number])[0]
    expect(code).toBe(0)
    expect(performance.now() - began).toBeLessThan(25_000)
    expect((await drafts(portal.db)).length - before).toBe(20)
  })
})
