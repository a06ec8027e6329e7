import { config } from '~/platform/config.server'
import { db } from '~/platform/database.server'
import { found } from '~/platform/gate.server'
import { readFilters } from '~/requests/board/filters'
import { readReleases } from '../queries.server'
import { packageOf } from '../release'
import type { Route } from './+types/package'

export const handle = { policy: 'public', kept: true, isForAll: true }

const address = (state: string, after: { key: string; id: string } | null) =>
  `${config.origin}/ocds/releases.json?${new URLSearchParams({ state, ...(after ? { after: `${after.key}~${after.id}` } : {}) })}`

/** Published requests and awards as OCDS 1.1. Nothing is here before the operator has a prefix, nor for a state without a request: a package has at least one release. */
export async function loader({ request }: Route.LoaderArgs) {
  const prefix = found(config.ocdsPrefix)
  const { state, after } = readFilters(new URL(request.url).searchParams, 'zh-CN')
  const { requests, next } = await readReleases(db, { state, after })
  found(requests[0])
  const publisher = { origin: config.origin, name: 'SetuQiao', prefix }
  const said = packageOf({ uri: address(state, after), next: next && address(state, next), requests }, publisher)
  return new Response(JSON.stringify(said), { headers: { 'Content-Type': 'application/json; charset=utf-8' } })
}
