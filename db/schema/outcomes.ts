import type { Currency, InstantText } from './columns'

/** Of a corridor's figures, see `app/corridors/outcomes/outcome.ts` for what each means. */
export type OutcomeAmount = 'awarded' | 'contracted' | 'accepted' | 'paid'
export type OutcomeSpan = 'published' | 'award' | 'contract' | 'acceptance' | 'completion'

/** A corridor's sum of a year, and from how many it comes. */
export interface OutcomeSumTable {
  corridorId: string
  year: number
  kind: OutcomeAmount
  currency: Currency
  amountMinor: number
  engagements: number
  buyers: number
  vendors: number
}

/** What one engagement has added to a sum. */
export interface OutcomeShareTable {
  corridorId: string
  year: number
  kind: OutcomeAmount
  currency: Currency
  engagementId: string
  buyerId: string
  vendorId: string
  amountMinor: number
}

/** How many took so many whole days. */
export interface OutcomeSpanTable {
  corridorId: string
  year: number
  kind: OutcomeSpan
  days: number
  many: number
}

/** Jobs of an engagement in a year as one side states them; the highest version counts. */
export interface JobsReportTable {
  id: string
  engagementId: string
  side: 'buyer' | 'vendor'
  year: number
  version: number
  /** Tenths of a full-time equivalent. */
  jobsChina: number
  jobsIndia: number
  training: number
  /** Holds the evidence. */
  documentId: string
  statedBy: string
  createdAt: InstantText
}

/** A corridor's jobs of a year as one side's companies state them. */
export interface OutcomeJobsTable {
  corridorId: string
  year: number
  side: 'buyer' | 'vendor'
  jobsChina: number
  jobsIndia: number
  training: number
  engagements: number
}

export interface OutcomesTables {
  outcomeSum: OutcomeSumTable
  outcomeShare: OutcomeShareTable
  outcomeSpan: OutcomeSpanTable
  jobsReport: JobsReportTable
  outcomeJobs: OutcomeJobsTable
}
