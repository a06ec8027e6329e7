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
const requests = ['root', 'entrance', 'home', 'board', 'show', 'part', 'any']
const everything = all.map(({ id }) => id)

test.each([
  ['/en/requests', requests],
  ['/zh/requests?sort=budget', requests],
  ['/zh/requests.data?_routes=board', requests],
  ['/zh/requests/R-4K7P2MXW/part', requests],
  ['/en/staff', ['root', 'entrance', 'home', 'staff', 'any']],
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
  expect(idsFor('/en/requests')).toBe(idsFor('/zh/requests/R-4K7P2MXW'))
})
