import type { OfferTogetherFacts } from '~/bids/offer-together'
import { type AssetFacts, assetsFrom, fieldsOfAssets } from '~/requests/together/asset'
import type { Territory } from '~/requests/together/split'
import type { TogetherFacts } from '~/requests/together/together'
import type { Fields } from '~/translations/document'

/** What a contract on work done together fixes besides: owner and licence stand in every contract, these only here. */
export interface TogetherTerms {
  /** Number of the milestone after which both decide whether to go on. */
  pilot: number
  /** Per cent, of what both own; null where one of them does. */
  buyerShare: number | null
  territory: Territory
  buyerAssets: AssetFacts[]
  vendorAssets: AssetFacts[]
}

/** As the form shows it. */
export function typedTogetherTerms(terms: TogetherTerms, fields: Fields): Record<string, string> {
  const typed: Record<string, string> = {
    pilot: String(terms.pilot),
    buyerShare: terms.buyerShare === null ? '' : String(terms.buyerShare),
    territory: terms.territory,
    pilotTest: fields.pilot ?? '',
    exploitation: fields.exploitation ?? '',
  }
  for (const side of ['buyer', 'vendor'] as const) {
    assetsFrom(terms[`${side}Assets`], fields, `${side}Asset`).forEach((asset, index) => {
      for (const part of ['kind', 'name', 'use', 'availability', 'secrecy'] as const) typed[`${side}Assets[${index}].${part}`] = asset[part]
    })
  }
  return typed
}

interface Drawn {
  request: { facts: TogetherFacts; fields: Fields }
  bid: { facts: OfferTogetherFacts; fields: Fields }
}

/** The first draft: both asset lists, what the pilot has to show, and the split as the winning bid proposed it. */
export function drawTogether({ request, bid }: Drawn): { terms: TogetherTerms; fields: Fields } {
  const { split, pilot: number, assets: vendorAssets } = bid.facts
  return {
    terms: {
      pilot: number,
      buyerShare: split.buyerShare,
      territory: split.territory,
      buyerAssets: request.facts.assets,
      vendorAssets,
    },
    fields: {
      ...Object.fromEntries(fieldsOfAssets(assetsFrom(request.facts.assets, request.fields), 'buyerAsset')),
      ...Object.fromEntries(fieldsOfAssets(assetsFrom(vendorAssets, bid.fields), 'vendorAsset')),
      pilot: request.fields.pilot ?? '',
      exploitation: bid.fields.exploitation ?? '',
      background: bid.fields.background ?? '',
    },
  }
}
