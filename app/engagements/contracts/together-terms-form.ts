import { z } from 'zod'
import { readAssets, readPilot, readSplit, togetherShape } from '~/bids/together-form'
import { tidy } from '~/platform/tidy'
import { type Asset, factsOfAssets, fieldsOfAssets } from '~/requests/together/asset'
import { splitLimits } from '~/requests/together/split'
import { togetherLimits } from '~/requests/together/together'
import type { TogetherTerms } from './together-terms'

const { assets, pilot, foreground, buyerShare, licence, territory, exploitation } = togetherShape
const lists = { buyerAssets: assets, vendorAssets: assets }
const texts = { exploitation, pilotTest: z.string().optional() }

/** Names of the form's fields; owner and licence are read with every contract's. */
export const togetherTermsShape = { ...lists, ...texts, pilot, buyerShare, territory }
const whole = z.object({ ...togetherTermsShape, foreground, licence })

type Say = (path: (string | number)[], message: string) => void

/** Reads the form's part: all of it is required. Without it there is no contract on such a request. */
export function readTogetherTerms(
  typed: Record<string, unknown>,
  milestones: number,
  say: Say,
): { terms: TogetherTerms; fields: [string, string][] } | null {
  const read = whole.safeParse(typed)
  if (!read.success) {
    for (const { path, message } of read.error.issues) say(path as string[], message)
    return null
  }
  const form = read.data
  const words = (path: (string | number)[], text: string | undefined, max: number): string => {
    const read = tidy(text)
    if (read === '') say(path, 'common:form.error.required')
    else if (read.length > max) say(path, `common:form.error.tooLong|${JSON.stringify({ max })}`)
    return read
  }
  const one = <T extends string>(path: (string | number)[], list: readonly T[], value: string | undefined): T => {
    const found = list.find((each) => each === value)
    // Owner and licence are named as missing by the part that every contract has.
    if (!found && path[0] !== 'foreground' && path[0] !== 'licence') say(path, 'common:form.error.requiredChoice')
    return found ?? list[0]!
  }
  const listOf = (name: 'buyerAssets' | 'vendorAssets'): Asset[] => readAssets(form[name], { say, words, one }, name)
  const [buyerAssets, vendorAssets] = [listOf('buyerAssets'), listOf('vendorAssets')]
  const split = readSplit(form, say, one)
  return {
    terms: {
      pilot: readPilot(form.pilot, milestones, say),
      buyerShare: split.buyerShare,
      territory: split.territory,
      buyerAssets: factsOfAssets(buyerAssets),
      vendorAssets: factsOfAssets(vendorAssets),
    },
    fields: [
      ...fieldsOfAssets(buyerAssets, 'buyerAsset'),
      ...fieldsOfAssets(vendorAssets, 'vendorAsset'),
      ['pilot', words(['pilotTest'], form.pilotTest, togetherLimits.pilot)],
      ['exploitation', words(['exploitation'], form.exploitation, splitLimits.exploitation)],
    ],
  }
}
