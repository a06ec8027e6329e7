import type { ChangeOrderTable, EngagementTable, LanguageTag } from '#db/schema'
import { translateFor } from '~/platform/i18n/translators.server'
import { formatMoney } from '~/platform/money'
import type { Fields } from '~/translations/document'
import { formatDay } from '~/ui/format-instant'

interface Order {
  engagement: Pick<EngagementTable, 'ref' | 'currency'>
  order: Pick<ChangeOrderTable, 'number' | 'milestoneNumber' | 'deltaMinor' | 'dueOn'>
}

/** A change order as plain text in one language; its SHA-256 is what the other side agrees to. */
export function orderText({ engagement, order }: Order, fields: Fields, language: LanguageTag): string {
  const t = translateFor(language)
  const { number, milestoneNumber, deltaMinor, dueOn } = order
  const lines = [
    t('engagements:orderText.title', { number, ref: engagement.ref }),
    fields.title ?? '',
    fields.scope ?? '',
    milestoneNumber === null ? t('engagements:orderText.adds') : t('engagements:orderText.changes', { number: milestoneNumber }),
    t('engagements:orderText.price', { price: formatMoney(deltaMinor, engagement.currency, language) }),
    dueOn ? t('engagements:orderText.dueOn', { date: formatDay(dueOn, language) }) : '',
    fields.addedCriterion ? t('engagements:orderText.criterion', { text: fields.addedCriterion }) : '',
  ]
  return `${lines.filter(Boolean).join('\n\n')}\n`
}
