import type { RequestMode } from '#db/schema'
import type { Fields } from '~/translations/document'
import {
  type Asset,
  type AssetFacts,
  assetKinds,
  assetLimits,
  assetsFrom,
  availabilities,
  choice,
  factsOfAssets,
  fieldsOfAssets,
  isWritten,
  secrecies,
} from './asset'
import { foregrounds } from './split'

/** How a buyer wants to work: pay for a result, or build it with a partner who brings something too. */
export const modes = ['buy', 'build'] as const satisfies readonly RequestMode[]

/** What a buyer states of work done together. Without meaning while the mode is `buy`. */
export interface Together {
  assets: Asset[]
  /** What the partner should bring. */
  partner: string
  /** What a pilot has to show before anybody scales it up. */
  pilot: string
  foreground: Wish
}

/** Who should own what is made, as the buyer wishes; bids answer with a split of their own. */
export const wishes = [...foregrounds, 'open'] as const
export type Wish = (typeof wishes)[number]

export const togetherLimits = { partner: 2_000, pilot: 2_000 } as const

export const emptyTogether: Together = { assets: [], partner: '', pilot: '', foreground: 'open' }

/** The choices, as the request's row and an amendment keep them. */
export interface TogetherFacts {
  foreground: Wish
  assets: AssetFacts[]
}

/** Null while the buyer buys. */
export const togetherJson = (mode: RequestMode, together: Together): string | null =>
  mode === 'build' ? JSON.stringify(factsOfTogether(together)) : null

export const factsOfTogether = ({ foreground, assets }: Together): TogetherFacts => ({ foreground, assets: factsOfAssets(assets) })

export const togetherFacts = (json: string | null): TogetherFacts =>
  json === null ? { foreground: 'open', assets: [] } : (JSON.parse(json) as TogetherFacts)

export function togetherFrom(json: string | null, fields: Fields): Together {
  const { foreground, assets } = togetherFacts(json)
  return { foreground, assets: assetsFrom(assets, fields), partner: fields.partner ?? '', pilot: fields.pilot ?? '' }
}

/** The words as fields of the request's document, in the order in which they are read. */
export const togetherFields = (mode: RequestMode, { assets, partner, pilot }: Together): [string, string][] =>
  mode === 'build' ? [...fieldsOfAssets(assets), ['partner', partner], ['pilot', pilot]] : []

/** Reads the form's part; `words` takes a text by its name and notes what is too long. */
export function readTogether(form: FormData, words: (name: string, most: number) => string): Together {
  const keys = new Set([...form.keys()].flatMap((name) => /^asset\.(a[1-9]\d?)\.(?:name|use)$/.exec(name)?.[1] ?? []))
  const assets = [...keys]
    .sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
    .map((key): Asset => {
      const chosen = (part: string) => form.get(`asset.${key}.${part}`)
      return {
        key,
        kind: choice(assetKinds, chosen('kind')) ?? 'other',
        availability: choice(availabilities, chosen('availability')) ?? 'start',
        secrecy: choice(secrecies, chosen('secrecy')) ?? 'project',
        name: words(`asset.${key}.name`, assetLimits.name),
        use: words(`asset.${key}.use`, assetLimits.use),
      }
    })
    .filter(isWritten)
    .slice(0, assetLimits.assets)
  return {
    assets,
    partner: words('partner', togetherLimits.partner),
    pilot: words('pilot', togetherLimits.pilot),
    foreground: choice(wishes, form.get('foreground')) ?? 'open',
  }
}

/** What is missing before the request can be handed in, by field. */
export function missingTogether(mode: RequestMode, { assets, partner, pilot }: Together): Record<string, string[]> {
  if (mode === 'buy') return {}
  const errors: Record<string, string[]> = {}
  if (assets.length === 0) errors['asset.a1.name'] = ['requests:error.missing.assets']
  for (const { key, name, use } of assets) {
    if (name.trim() === '') errors[`asset.${key}.name`] = ['requests:error.missing.assetName']
    if (use.trim() === '') errors[`asset.${key}.use`] = ['requests:error.missing.assetUse']
  }
  if (partner.trim() === '') errors.partner = ['requests:error.missing.partner']
  if (pilot.trim() === '') errors.pilot = ['requests:error.missing.pilot']
  return errors
}
