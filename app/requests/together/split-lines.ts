import type { Translate } from '~/platform/i18n/words'
import type { Split } from './split'

/** The choices of a split, a sentence each. */
export function splitLines(split: Split, t: Translate): string[] {
  const owner =
    split.foreground === 'shared'
      ? t('together:split.shared', { buyer: split.buyerShare, vendor: 100 - (split.buyerShare ?? 0) })
      : t(`together:foreground.${split.foreground}`)
  return [
    owner,
    ...(split.foreground === 'shared' ? [] : [t(`together:licence.${split.licence}`)]),
    t(`together:territory.${split.territory}`),
  ]
}
