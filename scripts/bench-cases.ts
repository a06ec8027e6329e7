import type { Portal } from './bench-process'
import { read } from './bench-process'
import type { Series } from './bench-rounds'
import type { Seeded } from './bench-seed'

/** A goal says at most how many times another series' CPU a case may take. */
export interface Case extends Series {
  goal?: { most: number; times: string }
}

const floor = (most: number) => ({ most, times: 'floor' })

/** Every page that is measured, on the largest file. */
export async function casesOf(portal: Portal, seeded: Seeded): Promise<Case[]> {
  const { origin } = portal
  const signedIn = { cookie: `session=${seeded.vendor}` }
  const board = `${origin}/en/requests`
  const page = `${board}/${seeded.ref}`
  const second = await secondPageOf(board)
  const { headers } = await read(board)
  const contains = '</html>'
  const asked = (name: string, url: string, goal: Case['goal'], more: Partial<Case> = {}): Case => ({
    ...{ name, url, of: portal, contains, ...more },
    ...(goal ? { goal } : {}),
  })
  const own = { headers: signedIn }
  const filters: [string, string][] = [
    ['vertical', 'vertical=retail'],
    ['technology', 'technology=plm'],
    ['corridor', `corridor=${seeded.corridor}`],
    ['budget', 'min=15000&max=60000&currency=USD'],
    ['closing', 'closing=7'],
    ['sort closing', 'sort=closing'],
    ['sort budget', 'sort=budget'],
  ]
  return [
    asked('board signed in', board, floor(5), own),
    asked('board signed in, Chinese', `${origin}/zh/requests`, floor(5), own),
    asked('board signed in, gzip', board, undefined, { headers: { ...signedIn, 'accept-encoding': 'gzip' }, contains: '' }),
    ...(second ? [asked('board signed in, 2nd page', second, floor(5), own)] : []),
    ...filters.map(([name, search]) => asked(`board signed in, ${name}`, `${board}?${search}`, floor(5), own)),
    asked('request signed in', page, { most: 0.45, times: 'board signed in' }, own),
    asked('board anonymous', board, floor(0.25)),
    asked('board anonymous, br', board, floor(0.25), { headers: { 'accept-encoding': 'br' }, contains: '' }),
    asked(
      'board anonymous, 304',
      board,
      { most: 2, times: 'empty' },
      {
        headers: { 'if-none-match': String(headers.etag) },
        status: 304,
        contains: '',
      },
    ),
    asked('request anonymous', page, floor(0.25)),
    asked('home anonymous', `${origin}/en`, floor(0.25)),
  ]
}

async function secondPageOf(board: string): Promise<string | null> {
  const { body } = await read(board)
  const href = /href="([^"]*[?&;]after=[^"]+)"/.exec(body)?.[1]
  return href ? new URL(href.replaceAll('&amp;', '&'), board).href : null
}
