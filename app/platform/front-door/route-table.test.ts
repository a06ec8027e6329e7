import { describe, expect, test } from 'vitest'
import { createRouteTable } from './route-table.server'

const routes = createRouteTable({
  root: { id: 'root', path: '', module: {} },
  home: { id: 'home', parentId: 'root', path: ':lang', index: true, module: { handle: { policy: 'public', kept: true } } },
  board: { id: 'board', parentId: 'root', path: ':lang/requests', module: { handle: { policy: 'public', kept: true } } },
  show: { id: 'show', parentId: 'root', path: ':lang/requests/:ref', module: { handle: { policy: 'public', kept: true } } },
  start: { id: 'start', parentId: 'root', path: ':lang/requests/new', module: { handle: { policy: 'requests.create' } } },
  live: { id: 'live', parentId: 'root', path: ':lang/live', module: { handle: { policy: 'public', kept: true, needsScript: true } } },
  feed: { id: 'feed', parentId: 'root', path: ':lang/feed', module: { handle: { policy: 'public', kept: true, isForAll: true } } },
  attach: { id: 'attach', parentId: 'root', path: ':lang/files', module: { handle: { policy: 'files.add', upload: 9_000_000 } } },
  save: { id: 'save', parentId: 'root', path: ':lang/segments', module: { handle: { policy: 'segments.save', json: true } } },
})

describe('what routes tell the front door', () => {
  test.each([
    ['/zh', true],
    ['/zh/requests', true],
    ['/zh/requests/R-7Q4M2X', true],
    ['/zh/requests/new', false],
    ['/zh/requests.data', false],
    ['/zh/live', false],
    ['/zh/nowhere/at/all', false],
  ])('%s may be kept: %s', (path, isKept) => {
    expect(routes.isKept(path)).toBe(isKept)
  })

  test('what is the same for all is kept for those with a session, too', () => {
    expect(['/zh/feed', '/zh/requests', '/zh/feed.data'].map((path) => routes.isKept(path, true))).toEqual([true, false, false])
  })

  test.each([
    ['/zh/files', { upload: 9_000_000 }],
    ['/zh/files?x=1', { upload: 9_000_000 }],
    ['/zh/files.data?_routes=attach', { upload: 9_000_000 }],
    ['/zh/files/_.data', { upload: 9_000_000 }],
    ['/zh/segments', { json: true }],
    ['/zh/requests', {}],
    ['/nowhere/at/all', {}],
  ])('%s accepts %j', (url, accepted) => {
    expect(routes.accepts(url)).toEqual(accepted)
  })
})
