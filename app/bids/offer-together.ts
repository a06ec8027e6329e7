import { type Asset, type AssetFacts, emptyAsset, factsOfAssets, fieldsOfAssets, type TypedAsset } from '~/requests/together/asset'
import type { Split } from '~/requests/together/split'

/** What a bid says besides when a request is built together: absent from every other offer, whose shape stays as it was. */
export interface OfferTogether {
  assets: Asset[]
  split: Split
  /** For what, and for whom, what is made together may be used. */
  exploitation: string
  /** What each side brings and keeps, where that needs words. */
  background: string
  /** Number of the milestone after which both sides decide whether to go on. */
  pilot: number
}

/** Its choices, shown at opening. */
export interface OfferTogetherFacts {
  assets: AssetFacts[]
  split: Split
  pilot: number
}

/** As typed; kept by drafts of such requests only. */
export interface TypedTogether {
  assets: TypedAsset[]
  pilot: string
  foreground: string
  buyerShare: string
  licence: string
  territory: string
  exploitation: string
  background: string
}

export const emptyTypedTogether: TypedTogether = {
  assets: [],
  pilot: '',
  foreground: '',
  buyerShare: '',
  licence: '',
  territory: '',
  exploitation: '',
  background: '',
}
export const typedTogetherKeys = ['pilot', 'foreground', 'buyerShare', 'licence', 'territory', 'exploitation', 'background'] as const

export const factsOfTogether = ({ assets, split, pilot }: OfferTogether): OfferTogetherFacts => ({
  assets: factsOfAssets(assets),
  split,
  pilot,
})

export const fieldsOfTogether = ({ assets, exploitation, background }: OfferTogether): [string, string][] => [
  ...fieldsOfAssets(assets),
  ['exploitation', exploitation],
  ['background', background],
]

export const typedOfTogether = ({ assets, split, exploitation, background, pilot }: OfferTogether): TypedTogether => ({
  assets: assets.map((asset) => ({ ...emptyAsset, ...asset })),
  pilot: String(pilot),
  foreground: split.foreground,
  buyerShare: split.buyerShare === null ? '' : String(split.buyerShare),
  licence: split.licence,
  territory: split.territory,
  exploitation,
  background,
})
