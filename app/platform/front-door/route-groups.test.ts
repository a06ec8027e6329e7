import type { ServerBuild } from 'react-router'
import { expect, test } from 'vitest'
import { handlerPerGroup } from './route-groups.server'

const route = (id: string, path: string | undefined, parentId: string | undefined = 'root') => ({ id, path, parentId })
const all = [
  { id: 'root', path: '' },
  route('entrance', undefined),
  route('home', ':lang'),
  route('board', ':lang/requests'),
  route('show', ':lang/requests/:ref'),
  route('part', 'part', 'show'),
  route('staff', ':lang/staff'),
  route('any', ':lang/:page/print'),
]
const build = { routes: Object.fromEntries(all.map((each) => [each.id, each])) } as unknown as ServerBuild
const idsFor = handlerPerGroup(build, ({ routes }) => Object.keys(routes))
/** A page that holds others may be followed by anything. */
const request = ['root', 'entrance', 'show', 'part', 'any']
const board = ['root', 'entrance', 'board', 'show', 'part']
const everything = all.map(({ id }) => id)

test.each([
  ['/en/requests', board],
  ['/en/requests/', board],
  ['/zh/requests?sort=budget/newest', board],
  ['/zh/requests.data?_routes=board', board],
  ['/zh/requests/_.data', board],
  ['/zh/requests/R-4K7P2MXW', request],
  ['/zh/requests/R-4K7P2MXW.data', request],
  ['/zh/requests/R-4K7P2MXW/part', ['root', 'entrance', 'show', 'part']],
  ['/en/requests/print', request],
  ['/en/staff', ['root', 'entrance', 'staff']],
  ['/en/staff/print', ['root', 'entrance', 'any']],
  ['/en/staff/x/print', ['root', 'entrance']],
  // Written otherwise than the routes are, or no word of theirs: nothing is left out.
  ['/en/Requests', everything],
  ['/en/%72equests', everything],
  ['/en', everything],
  ['/', everything],
  ['/en/nowhere', everything],
])('%s is tried against what it can be', (url, expected) => {
  expect(idsFor(url)).toEqual(expected)
})

test('a handler is made once', () => {
  expect(idsFor('/en/requests')).toBe(idsFor('/zh/requests?sort=budget'))
  expect(idsFor('/en/requests/a/b/c/d/e/f')).toBe(idsFor('/en/requests/a/b/c/d/e/f/g/h'))
})
