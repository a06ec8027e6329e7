import type { RawBuilder } from 'kysely'
import type { Db, Tx } from '../connect'
import { byEngine } from '../portable'
import { fts5 } from './fts5'
import { tsvector } from './tsvector'

/** Tokens of one document by where they stand; each part separated by blanks, letters and digits only. */
export interface IndexedTokens {
  number: number
  titleTokens: string
  summaryTokens: string
  bodyTokens: string
  facetTokens: string
}

/** Tokens that stand one after the other; of the last one perhaps only the beginning. */
export interface Phrase {
  tokens: readonly string[]
  isPrefix?: boolean
}

/** Where a phrase may stand: in the title, there or in the summary, anywhere in the text. */
export type Reach = 'title' | 'lead' | 'text'

export interface Wanted {
  /** Every one of these must stand in the text; each by any of its phrases. */
  groups: readonly (readonly Phrase[])[]
  reach: Reach
  /** Every one of these must be among the facets; each by any of its tokens. */
  facets: readonly (readonly string[])[]
  /** Only documents with a smaller number. */
  before?: number | undefined
  /** Only documents with this number or a larger one. */
  since?: number | undefined
  /** Only this one. */
  only?: number | undefined
  limit: number
}

/** One engine's full-text index. */
export interface SearchEngine {
  put: (tx: Tx, tokens: IndexedTokens) => Promise<void>
  remove: (tx: Tx, number: number) => Promise<void>
  /** Numbers of the newest documents that hold all that is wanted, newest first. */
  find: (db: Db | Tx, wanted: Wanted) => Promise<number[]>
  /** Puts pieces of the index together that writing has left side by side; answers in how many steps. Each is a transaction of its own. */
  merge: (db: Db) => Promise<number>
  /** The numbers of a list that may be thousands long, for an `in`; `listed` puts the list as the engine takes it. */
  list: (listed: unknown) => RawBuilder<number>
  listed: (numbers: readonly number[]) => unknown
}

/**
 * The full-text index of the engine behind `db`. Both hold the same tokens and answer the same question, "which documents hold these, newest
 * first": what is best among them is decided by our own rules, so that both engines put the same thing on top.
 */
export const searchEngine = (db: Db | Tx): SearchEngine => byEngine<SearchEngine>(db, { sqlite: fts5, postgres: tsvector })
