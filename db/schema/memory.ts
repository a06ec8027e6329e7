import type { InstantText, LanguageTag } from './columns'

/** A memory on its way in. The stored file has been read once and found good; `done` of its `total` units have been taken. */
export interface MemoryImportTable {
  id: string
  personId: string
  fileName: string
  format: 'tmx' | 'csv'
  storageKey: string
  status: 'running' | 'stopped' | 'done'
  total: number
  done: number
  /** Units that the memory did not know. */
  added: number
  createdAt: InstantText
  updatedAt: InstantText
}

/** A sentence and its approved translation; one row for all places where both are the same. */
export interface TmUnitTable {
  number: number
  sourceLanguage: LanguageTag
  source: string
  target: string
  /** Industry of the request it was made for (`request.vertical`); empty where there is none. */
  domain: string
  /** Places that it was approved at. */
  uses: number
  /** The place approved last. */
  originId: string
  /** When it was approved last. */
  approvedAt: InstantText
}

/** Which unit a place (a segment) holds in the memory: its next approval replaces it. */
export interface TmOriginTable {
  originId: string
  unit: number
}

/**
 * Index of units by the grams of their texts: up to a few hundred of the units that a gram stands in, ascending, packed. `place` says which gram, of
 * what language, of how long a text, and the how manieth of its blocks (`memory/blocks.ts`).
 */
export interface TmBlockTable {
  place: number
  units: Uint8Array
}

/** In how many texts of about a length a gram stands; `place` is that of the first of its blocks. */
export interface TmCountTable {
  place: number
  n: number
}

/** Units by what equal texts have in common: themselves, and what is left without their facts. */
export interface TmKeyTable {
  /** Language of the text: 0 Chinese, 1 English. */
  side: number
  /** A hash of 32 bits, signed. */
  key: number
  unit: number
}

/** Units whose grams wait to be indexed together with others'; by their keys they are found already. */
export interface TmFreshTable {
  unit: number
}

export interface MemoryTables {
  memoryImport: MemoryImportTable
  tmUnit: TmUnitTable
  tmOrigin: TmOriginTable
  tmBlock: TmBlockTable
  tmCount: TmCountTable
  tmKey: TmKeyTable
  tmFresh: TmFreshTable
}
