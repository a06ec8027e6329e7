import type { Db } from '#db/connect'
import type { LanguageTag } from '#db/schema'
import { translateFor } from '~/platform/i18n/translators.server'
import { formatMoney } from '~/platform/money'
import { clockAt, formatDay } from '~/ui/format-instant'
import { ordersOf } from '../change-orders/queries.server'
import { findMilestone } from '../milestones/queries.server'
import { findEngagement } from '../queries.server'
import { currentFacts } from './queries.server'

/** A line of a paper: what it is called and what it says. */
export interface PackLine {
  term: string
  detail: string
}

export interface PackSection {
  heading: string
  lines: PackLine[]
}

/** The same facts in both languages: contract, milestone, acceptance, payment. */
export type PaymentPack = Record<LanguageTag, { title: string; sections: PackSection[]; note: string }>

/** For the bank and the tax authority: what was agreed, delivered, accepted and invoiced. Words are the verified ones of each language. */
export async function packOf(db: Db, wanted: { engagementId: string; number: number; now: string }): Promise<PaymentPack> {
  return { 'zh-CN': await packIn(db, { ...wanted, language: 'zh-CN' }), en: await packIn(db, { ...wanted, language: 'en' }) }
}

interface Wanted {
  engagementId: string
  number: number
  now: string
  language: LanguageTag
}

async function packIn(db: Db, { engagementId, number, now, language }: Wanted) {
  const t = translateFor(language)
  const row = await db.selectFrom('engagement').select('ref').where('id', '=', engagementId).executeTakeFirstOrThrow()
  const engagement = (await findEngagement(db, { viewer: 'observer', ref: row.ref, language }))!
  const milestone = (await findMilestone(db, { engagementId, number, language }))!
  const contract = await db
    .selectFrom('contractProposal')
    .select(['number', 'sha256Zh', 'sha256En'])
    .where('engagementId', '=', engagementId)
    .where('status', '=', 'signed')
    .executeTakeFirst()
  const orders = (await ordersOf(db, { engagementId, language })).filter(({ status }) => status === 'agreed').reverse()
  const facts = await currentFacts(db, [milestone.id])
  const money = (minor: number) => formatMoney(minor, engagement.currency, language)
  const day = (at: string | null) => (at ? `${clockAt(at, 'CST', language).day}` : '–')
  const both = ({ nameZh, nameEn }: { nameZh: string; nameEn: string }) =>
    [...new Set(language === 'zh-CN' ? [nameZh, nameEn] : [nameEn, nameZh])].filter(Boolean).join(' / ')
  const line = (key: string, detail: string): PackLine => ({ term: t(`engagements:pack.line.${key}`), detail })
  const accepted = milestone.deliveries.find(({ verdict }) => verdict?.decision === 'accepted')
  const sections: PackSection[] = [
    {
      heading: t('engagements:pack.section.contract'),
      lines: [
        line('engagement', engagement.ref),
        line('buyer', both(engagement.buyer)),
        line('vendor', both(engagement.vendor)),
        line('subject', engagement.title),
        line('signed', day(engagement.activatedAt)),
        line('signedValue', money(engagement.baseMinor)),
        line('hashZh', contract?.sha256Zh ?? '–'),
        line('hashEn', contract?.sha256En ?? '–'),
        // The signed text says the price before these: without them the papers would disagree.
        ...orders.map((order) => ({
          term: t('engagements:change.one', { number: order.number }),
          detail: [
            order.words.fields.title ?? '',
            `${order.deltaMinor > 0 ? '+' : ''}${money(order.deltaMinor)} · ${day(order.decidedAt)}`,
            `${t('engagements:pack.line.hashZh')} ${order.sha256Zh}`,
            `${t('engagements:pack.line.hashEn')} ${order.sha256En}`,
          ].join('\n'),
        })),
        ...(orders.length > 0 ? [line('value', money(engagement.valueMinor))] : []),
      ],
    },
    {
      heading: t('engagements:pack.section.milestone'),
      lines: [
        line('milestone', `${milestone.number}. ${milestone.title}`),
        line('price', money(milestone.priceMinor)),
        line('due', formatDay(milestone.dueOn, language)),
        ...milestone.criteria.map((each) => ({
          term: t('engagements:criterion', { number: each.number }),
          detail: each.view.fields[each.field] ?? '',
        })),
      ],
    },
    {
      heading: t('engagements:pack.section.acceptance'),
      lines: [
        line('delivered', day(milestone.deliveredAt)),
        line('accepted', day(milestone.acceptedAt)),
        ...(accepted?.verdict ? [line('acceptedBy', accepted.verdict.by)] : []),
        ...(accepted?.files ?? []).map(({ name, sha256 }) => ({ term: name, detail: `SHA-256 ${sha256}` })),
      ],
    },
    {
      heading: t('engagements:pack.section.payment'),
      lines: facts.map(({ kind, onDay, amountMinor, reference }) => ({
        term: t(`engagements:payment.kind.${kind}`),
        detail: `${formatDay(onDay, language)} · ${money(amountMinor)} · ${reference}`,
      })),
    },
  ]
  return {
    title: t('engagements:pack.paper', { ref: engagement.ref, number }),
    sections: sections.filter(({ lines }) => lines.length > 0),
    note: t('engagements:pack.note', { day: day(now) }),
  }
}
