import type { z } from 'zod'
import type { Scope } from '~/accounts/access-tokens/scope'

/** What a program can ask: one path of the API. The schemas check what comes and what goes, and the reference is written from them. */
export interface Operation {
  /** Stable name, for generated clients; words are in `api:operation`. */
  name: string
  /** Below `/api/v1`, with parameters in braces. */
  path: string
  group: 'requests' | 'companies' | 'own'
  /** What a token must be allowed to; `any` wants a token of whatever kind, null none at all. */
  scope: Scope | 'any' | null
  /** The parameters behind the `?`; whatever else stands there is refused by its name. */
  query: z.ZodObject
  answer: z.ZodType
}

export const operationOf = <const O extends Operation>(operation: O): O => operation

/** Whether browsers of other sites may read it: only what everybody may. */
export const isPublic = ({ scope }: Pick<Operation, 'scope'>): boolean => scope === null
