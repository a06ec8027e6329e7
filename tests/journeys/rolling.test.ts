import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSession } from '../../app/accounts/sessions/commands.server'
import { sendLetter } from '../../app/notifications/commands.server'
import { inTransaction } from '../../db/connect'
import { addParty } from '../factories/bidding'
import type { EngineName } from '../setup/database'
import { eventually, type RunningPortal, startPortal } from '../setup/server'
import { cookieHeader } from '../setup/sign-in'

/** Several processes on one port, restarted one after the other while people use them. `ROLLS=20` is the long form. */
const forms: [EngineName, rolls: number][] = [
  ['sqlite', Number(process.env.ROLLS ?? 3)],
  ['postgres', Number(process.env.ROLLS ?? 1)],
]

describe.each(forms)('two workers on %s', (engine, rolls) => {
  let portal: RunningPortal
  let cookie = ''
  const agent = new Agent({ keepAlive: true, maxSockets: 24 })
  beforeAll(async () => {
    portal = await startPortal(engine, { WORKERS: '2', MAX_IN_FLIGHT: '1000', LOG_LEVEL: 'info' })
    const { personId } = await addParty(portal.db, 'buyer', { name: 'Gear Works' })
    cookie = cookieHeader(await inTransaction(portal.db, (tx) => startSession(tx, { personId })))
    await eventually(() => said('all workers serve').length > 0 && served().length === 2, 'both workers to serve')
  })
  afterAll(async () => {
    agent.destroy()
    await portal?.stop()
  })

  const said = (words: string) =>
    portal
      .output()
      .split('\n')
      .filter((line) => line.includes(words))
      .map((line) => JSON.parse(line) as { pid: number; pause?: number })
  const served = () => said('SetuQiao serves').map(({ pid }) => pid)

  /** One request with nothing tried again: its status, or what happened to it. */
  const ask = (path: string, body?: string) =>
    new Promise<number | string>((resolve) => {
      const sent = request(
        portal.origin + path,
        {
          agent,
          method: body === undefined ? 'GET' : 'POST',
          headers: {
            ...(path.includes('/my/') ? { Cookie: cookie } : {}),
            ...(body === undefined ? {} : { Origin: portal.origin, 'Content-Type': 'application/x-www-form-urlencoded' }),
          },
        },
        (answer) => {
          answer.resume()
          answer.on('end', () => resolve(answer.statusCode ?? 0))
          answer.on('error', (error) => resolve(String(error)))
        },
      )
      sent.on('error', (error) => resolve(String(error)))
      sent.end(body)
    })

  test(`restarted ${rolls} times under fifty requests a second, no request fails and no job runs twice`, {
    timeout: 480_000 + rolls * 60_000,
  }, async () => {
    const answers = new Map<number | string, number>()
    const letters: string[] = []
    let [open, asked, isOver] = [0, 0, false]
    // One form among ten requests. With many more, two processes on one SQLite file wait for each other on a busy disk, which is another matter.
    const pages = ['/zh/requests', '/en/my/requests', '/en', '/en/my/requests', '/zh/corridors']
    const next = (n: number) => (n % 10 === 9 ? ask('/zh/my/requests/new', draft(n)) : ask(pages[n % pages.length]!))
    // The clock, not the answers, says when the next one goes; only a machine that is far behind is given a rest.
    const began = performance.now()
    const load = setInterval(() => {
      while (asked < (performance.now() - began) / 20 && open < 100) {
        open++
        void next(asked++).then((answer) => {
          open--
          answers.set(answer, (answers.get(answer) ?? 0) + 1)
        })
      }
    }, 10)
    const post = (async () => {
      while (!isOver) {
        const to = `roll${letters.length}@example.com`
        letters.push(to)
        await inTransaction(portal.db, (tx) => sendLetter(tx, { to, language: 'en', kind: 'passwordChanged', path: '/account/sessions' }))
        await new Promise((resolve) => setTimeout(resolve, 300))
      }
    })()

    for (let roll = 1; roll <= rolls; roll++) {
      portal.server.kill('SIGHUP')
      await eventually(() => said('rolling restart done').length >= roll, `restart ${roll}`, 180_000)
    }
    isOver = true
    clearInterval(load)
    await post
    await eventually(() => open === 0, 'the last answers')
    const seconds = Math.round((performance.now() - began) / 1000)
    console.log(
      `rolling on ${engine}: ${rolls} restarts, ${asked} requests in ${seconds} s, ${letters.length} jobs, ${JSON.stringify([...answers])}`,
    )
    expect([...answers.keys()].sort(), JSON.stringify([...said('outage'), ...said('request failed')])).toEqual([200, 302])
    await eventually(() => new Set(served()).size === 2 + 2 * rolls, 'every new worker to be heard of')

    await eventually(() => letters.every((to) => portal.letters.some((letter) => letter.to === to)), 'all letters')
    const got = portal.letters.map(({ to }) => to).filter((to) => letters.includes(to))
    expect(got.sort()).toEqual([...letters].sort())
    const sent = () => portal.db.selectFrom('job').select(['status', 'attempts']).where('kind', '=', 'sendMail').execute()
    // A letter arrives a moment before its job is ticked off.
    await eventually(async () => (await sent()).every(({ status }) => status !== 'running'), 'the last jobs to be ticked off')
    const jobs = await sent()
    expect(jobs.filter(({ status, attempts }) => status !== 'done' || attempts !== 1)).toEqual([])
    const drafts = await portal.db.selectFrom('request').select('id').where('status', '=', 'draft').execute()
    expect(drafts.length).toBe(answers.get(302))
  })

  test('a worker that is killed is replaced within a second, and people are served meanwhile', async () => {
    const before = served()
    process.kill(before.at(-1)!, 'SIGKILL')
    // Both lines come from processes of their own, in either order.
    await eventually(() => served().some((pid) => !before.includes(pid)), 'another worker')
    await eventually(() => said('a worker ended by itself').length > 0, 'word of the one that is gone')
    expect(said('a worker ended by itself').map(({ pause }) => pause)).toEqual([100])
    expect(await ask('/en')).toBe(200)
  })

  test('told to stop, all of them end', async () => {
    const pids = served()
    portal.server.kill('SIGTERM')
    const code = portal.server.exitCode ?? ((await once(portal.server, 'exit')) as [number])[0]
    expect(code).toBe(0)
    expect(pids.filter(isAlive)).toEqual([])
  })
})

const draft = (n: number) => new URLSearchParams({ title: '设备联网', language: 'zh-CN', key: `rolling-${n}` }).toString()

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
