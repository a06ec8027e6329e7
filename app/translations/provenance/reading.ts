import type { DocumentKind } from '#db/schema'
import { type Actor, isStaff, type MaybeActor } from '~/accounts/actor'

/** Facts that decide who may read where a document's text comes from. */
export interface ReadableDocument {
  kind: DocumentKind
  /** Company of the author. */
  companyId: string | null
  /** Company whose request it belongs to. */
  buyerId: string | null
  isPublished: boolean
  /** Whether the asking company has a bid on that request. */
  isBidder: boolean
  /** Whether the asking company is a side of the engagement that followed. */
  isParty: boolean
}

/** What the two sides of an engagement write for each other. */
const engagementKinds: readonly DocumentKind[] = ['contract', 'changeOrder', 'engagementNote', 'message', 'dispute', 'minutes']
/** Kinds that everybody may read once they are published. Bids are for the buyer, the reason of an award for its bidders. */
const publicKinds: readonly DocumentKind[] = ['request', 'question', 'answer', 'companyProfile', 'review']

/** Whether somebody may read this document's published text, and so its history. */
export function canReadPublished(actor: MaybeActor, document: ReadableDocument): boolean {
  if (isStaff(actor)) return true
  if (!document.isPublished) return false
  if (publicKinds.includes(document.kind)) return true
  if (engagementKinds.includes(document.kind)) return document.isParty
  const own = companyOf(actor)
  if (own === null) return false
  if (own === document.companyId || own === document.buyerId) return true
  return document.kind === 'awardReason' && document.isBidder
}

const companyOf = (actor: MaybeActor): string | null => (actor as Actor | null)?.company?.id ?? null
