import type { Fields } from '~/translations/document'

/** Something that one side brings into work done together: lines that produce data, a test bench, people who know the process. */
export interface Asset extends AssetFacts {
  name: string
  /** What the other side may use it for. */
  use: string
}

/** What of an asset is a choice: no translation touches it. */
export interface AssetFacts {
  /** `a1`, `a2`… within one document. */
  key: string
  kind: AssetKind
  availability: Availability
  secrecy: Secrecy
}

export const assetKinds = ['lineData', 'testBench', 'knowledge', 'software', 'people', 'other'] as const
export type AssetKind = (typeof assetKinds)[number]

/** From when the other side can work with it. */
export const availabilities = ['now', 'start', 'arranged'] as const
export type Availability = (typeof availabilities)[number]

/** Who may know what it is and what it holds. */
export const secrecies = ['open', 'project', 'nda'] as const
export type Secrecy = (typeof secrecies)[number]

export const assetLimits = { assets: 8, name: 120, use: 1_000 } as const

/** An asset as it was typed: every value as text, nothing checked. */
export type TypedAsset = Record<'key' | 'kind' | 'name' | 'use' | 'availability' | 'secrecy', string>
export const emptyAsset: TypedAsset = { key: '', kind: '', name: '', use: '', availability: '', secrecy: '' }

/** A row that nobody has written into is not there; a choice alone says nothing. */
export const isWritten = ({ name, use }: { name?: string | undefined; use?: string | undefined }): boolean =>
  (name ?? '').trim() !== '' || (use ?? '').trim() !== ''

/** The choices of a list, without its words. */
export const factsOfAssets = (assets: readonly Asset[]): AssetFacts[] =>
  assets.map(({ key, kind, availability, secrecy }) => ({ key, kind, availability, secrecy }))

/** The words of a list as fields of its document; `noun` tells whose they are where a document holds both sides'. */
export const fieldsOfAssets = (assets: readonly Asset[], noun: AssetNoun = 'asset'): [string, string][] =>
  assets.flatMap(({ key, name, use }): [string, string][] => [
    [`${noun}.${key}.name`, name],
    [`${noun}.${key}.use`, use],
  ])

/** `asset` in a request or a bid; in a contract both sides' stand beside each other. */
export type AssetNoun = 'asset' | 'buyerAsset' | 'vendorAsset'

/** The list again, from its choices and a document's words. */
export const assetsFrom = (facts: readonly AssetFacts[], fields: Fields, noun: AssetNoun = 'asset'): Asset[] =>
  facts.map((each) => ({ ...each, name: fields[`${noun}.${each.key}.name`] ?? '', use: fields[`${noun}.${each.key}.use`] ?? '' }))

/** The key that the next asset takes: one above the highest. */
export const nextAssetKey = (keys: readonly string[]): string => `a${Math.max(0, ...keys.map((key) => Number(key.slice(1)) || 0)) + 1}`

/** Choices that differ between two lists, by the asset's key. */
export const changedAssets = (before: readonly AssetFacts[], after: readonly AssetFacts[]): string[] =>
  [...new Set([...after, ...before].map(({ key }) => key))].filter((key) => said(before, key) !== said(after, key))

const said = (assets: readonly AssetFacts[], key: string): string => {
  const found = assets.find((each) => each.key === key)
  return found ? `${found.kind} ${found.availability} ${found.secrecy}` : ''
}

export const choice = <T extends string>(list: readonly T[], value: unknown): T | null => list.find((each) => each === value) ?? null
