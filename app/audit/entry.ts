import { isAuditor, isOperator, type MaybeActor } from '~/accounts/actor'

/** The audit is read by auditors and operators; nobody changes it. */
export const canReadAudit = (actor: MaybeActor): boolean => isAuditor(actor) || isOperator(actor)

export interface AuditLine {
  number: number
  at: string
  actor: string | null
  event: string
  subjectType: string
  subjectId: string
  detail: string
}

/** The last check of the whole chain that the night made; `brokenNumber` is null when the chain was whole. */
export interface AuditCheck {
  checkedAt: string
  entries: number
  brokenNumber: number | null
}

/** What a check of the whole chain found. `brokenAt` is the number of the first entry that does not fit. */
export type ChainVerdict = { ok: true; entries: number; head: string } | { ok: false; brokenAt: number }
