import { z } from 'zod'
import { tidy } from '~/platform/tidy'
import { type Asset, assetKinds, assetLimits, availabilities, isWritten, secrecies } from '~/requests/together/asset'
import { foregrounds, licences, splitLimits, territories } from '~/requests/together/split'
import type { OfferTogether } from './offer-together'

const required = 'common:form.error.required'
const choose = 'common:form.error.requiredChoice'
const tooLong = (max: number) => `common:form.error.tooLong|${JSON.stringify({ max })}`
const empty = z.string().optional()

/** The names of the fields, for a strict schema around them. */
export const togetherShape = {
  assets: z
    .array(z.strictObject({ key: empty, kind: empty, name: empty, use: empty, availability: empty, secrecy: empty }))
    .max(assetLimits.assets + 1)
    .default([]),
  pilot: empty,
  foreground: empty,
  buyerShare: empty,
  licence: empty,
  territory: empty,
  exploitation: empty,
  background: empty,
}

type Typed = z.output<z.ZodObject<typeof togetherShape>>
type Say = (path: (string | number)[], message: string) => void

/** Judges what was typed and tells all that is wrong with it at once; without meaning once anything was said. */
export function readTogetherOffer(typed: Typed, milestones: number, say: Say, isClean: (text: string) => boolean): OfferTogether {
  const words = (path: (string | number)[], text: string | undefined, max: number, isNeeded = true): string => {
    const read = tidy(text)
    if (read === '' && isNeeded) say(path, required)
    else if (read.length > max) say(path, tooLong(max))
    else if (!isClean(read)) say(path, 'bids:form.error.contact')
    return read
  }
  const one = <T extends string>(path: (string | number)[], list: readonly T[], value: string | undefined): T => {
    const found = list.find((each) => each === value)
    if (!found) say(path, choose)
    return found ?? list[0]!
  }
  return {
    assets: readAssets(typed.assets, { say, words, one }),
    split: readSplit(typed, say, one),
    exploitation: words(['exploitation'], typed.exploitation, splitLimits.exploitation),
    background: words(['background'], typed.background, splitLimits.background, false),
    pilot: readPilot(typed.pilot, milestones, say),
  }
}

interface Reading {
  say: Say
  words: (path: (string | number)[], text: string | undefined, max: number) => string
  one: <T extends string>(path: (string | number)[], list: readonly T[], value: string | undefined) => T
}

/** A list of what one side brings; `list` names it where a form has two. */
export function readAssets(rows: Typed['assets'], { say, words, one }: Reading, list = 'assets'): Asset[] {
  const assets = rows.flatMap((row, index): Asset[] => {
    if (!isWritten(row)) return []
    const at = (part: string) => [list, index, part]
    return [
      {
        key: '',
        kind: one(at('kind'), assetKinds, row.kind),
        availability: one(at('availability'), availabilities, row.availability),
        secrecy: one(at('secrecy'), secrecies, row.secrecy),
        name: words(at('name'), row.name, assetLimits.name),
        use: words(at('use'), row.use, assetLimits.use),
      },
    ]
  })
  if (assets.length === 0) say([list, 0, 'name'], 'together:error.noAsset')
  if (assets.length > assetLimits.assets) say([list, assetLimits.assets, 'name'], `common:form.error.tooMany|{"max":${assetLimits.assets}}`)
  return assets.map((asset, index) => ({ ...asset, key: `a${index + 1}` }))
}

/** Who owns what is made: required, and a share where it is shared. */
export function readSplit(
  typed: Pick<Typed, 'foreground' | 'buyerShare' | 'licence' | 'territory'>,
  say: Say,
  one: Reading['one'],
): OfferTogether['split'] {
  const foreground = one(['foreground'], foregrounds, typed.foreground)
  const share = Number((typed.buyerShare ?? '').normalize('NFKC').replace(/%$/, '').trim() || Number.NaN)
  const { min, max } = splitLimits.share
  const isShared = foreground === 'shared'
  if (isShared && !(Number.isInteger(share) && share >= min && share <= max))
    say(['buyerShare'], `common:form.error.outOfRange|${JSON.stringify({ min, max })}`)
  return {
    foreground,
    buyerShare: isShared ? share : null,
    // Both may use what both own.
    licence: isShared ? 'unlimited' : one(['licence'], licences, typed.licence),
    territory: one(['territory'], territories, typed.territory),
  }
}

/** Something must come after the pilot, or there would be nothing to decide. */
export function readPilot(typed: string | undefined, milestones: number, say: Say): number {
  const pilot = Number(typed)
  if (milestones < 2) say(['pilot'], 'together:error.pilotAlone')
  else if (!Number.isInteger(pilot) || pilot < 1) say(['pilot'], choose)
  else if (pilot >= milestones) say(['pilot'], 'together:error.pilotLast')
  return pilot
}
