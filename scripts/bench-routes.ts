import * as build from 'virtual:react-router/server-build'
import { rendererFor } from '~/server'
import { spreadOf } from './bench-rounds'

const rounds = 7
const pagesPerRound = 60

/**
 * CPU of a whole document in this process with the portal's routes and with 120 more, half of them beside the board and half beside its
 * group: milliseconds, medians of alternating rounds. The page is made anew each time.
 */
export async function timeRoutes({ url }: { url: string }): Promise<{ own: number; more: number; routes: number }> {
  const extra = Object.fromEntries(
    Array.from({ length: 120 }, (_, n) => {
      const path = n % 2 ? `:lang/requests/extra-${n}/:id` : `:lang/extra-${n}/:id`
      return [`extra-${n}`, { id: `extra-${n}`, parentId: 'root', path, module: { default: () => null, handle: { policy: 'public' } } }]
    }),
  ) as unknown as typeof build.routes
  const renderers = { own: rendererFor(build), more: rendererFor({ ...build, routes: { ...build.routes, ...extra } }) }
  const times = { own: [] as number[], more: [] as number[] }
  for (let round = -2; round < rounds; round++) {
    for (const name of ['own', 'more'] as const) {
      const before = process.cpuUsage()
      for (let n = 0; n < pagesPerRound; n++) {
        const answer = await renderers[name](url)
        if (answer.status !== 200 || !(await answer.text()).includes('</html>')) throw new Error(`${url} answers ${answer.status}`)
      }
      const { user, system } = process.cpuUsage(before)
      if (round >= 0) times[name].push((user + system) / 1000 / pagesPerRound)
    }
  }
  return { own: spreadOf(times.own).median, more: spreadOf(times.more).median, routes: Object.keys(build.routes).length }
}
