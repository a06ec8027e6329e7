import type { MachineConfig } from '~/platform/config.server'
import type { OutgoingRules } from '~/platform/outgoing.server'
import type { Direction } from './translator'

/** Where a machine is, and how long it may take. */
export type Service = Pick<MachineConfig, 'url' | 'key' | 'model' | 'timeoutMs'>

/** A batch of sentences and their translations is a few kilobytes. */
const mostBytes = 1_000_000

export const rulesOf = ({ url, timeoutMs }: Service): OutgoingRules => ({ reach: { kind: 'configured', base: url }, timeoutMs, mostBytes })

export const urlBelow = ({ url }: Service, path: string): string => `${url.replace(/\/$/, '')}/${path}`

export const bothWays: readonly Direction[] = [
  { from: 'zh-CN', to: 'en' },
  { from: 'en', to: 'zh-CN' },
]
