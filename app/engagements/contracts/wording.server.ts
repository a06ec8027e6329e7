import type { Currency, LanguageTag } from '#db/schema'
import { sha256Hex } from '~/audit/record.server'
import { translateFor } from '~/platform/i18n/translators.server'
import { formatMoney } from '~/platform/money'
import type { Fields } from '~/translations/document'
import { formatDay } from '~/ui/format-instant'
import { type Terms, totalOf } from './contract'
import type { TogetherTerms } from './together-terms'

interface Contract {
  /** Reference of the engagement and number of the proposal. */
  ref: string
  number: number
  requestRef: string
  buyer: { nameZh: string; nameEn: string; identifier: string }
  vendor: { nameZh: string; nameEn: string; identifier: string }
  currency: Currency
  terms: Terms
}

/**
 * The whole contract as plain text in one language: our standard clauses (written by us in both languages), the agreed numbers, the two
 * sides' verified words. This text, in UTF-8, is what the SHA-256 under a signature is of.
 */
export function contractText(contract: Contract, fields: Fields, language: LanguageTag): string {
  const t = translateFor(language)
  const { terms, currency } = contract
  const say = (key: string, values: Record<string, unknown> = {}) => t(`engagements:clause.${key}`, values)
  const name = ({ nameZh, nameEn, identifier }: Contract['buyer']) => {
    const both = [...new Set(language === 'zh-CN' ? [nameZh, nameEn] : [nameEn, nameZh])].filter(Boolean).join(' / ')
    return identifier ? say('party', { name: both, identifier }) : both
  }
  const money = (minor: number) => formatMoney(minor, currency, language)
  const sections: [heading: string, paragraphs: string[]][] = [
    [
      'parties',
      [
        say('buyer', { name: name(contract.buyer) }),
        say('vendor', { name: name(contract.vendor) }),
        say('subject', { ref: contract.requestRef }),
      ],
    ],
    [
      'milestones',
      [
        ...terms.milestones.map(({ priceMinor, dueOn }, index) =>
          [
            say('milestone', { number: index + 1, title: fields[`milestone.${index + 1}.title`] ?? '' }),
            fields[`milestone.${index + 1}.what`] ?? '',
            say('milestonePrice', { price: money(priceMinor), date: formatDay(dueOn, language) }),
          ].join('\n'),
        ),
        say('total', { total: money(totalOf(terms)) }),
      ],
    ],
    [
      'deliverables',
      [
        ...terms.deliverables.map(({ key, milestone }, index) =>
          [
            say('deliverable', { number: index + 1, what: fields[`requirement.${key}.what`] ?? '' }),
            say('acceptance', { acceptance: fields[`requirement.${key}.acceptance`] ?? '' }),
            say('acceptedWith', { number: milestone }),
          ].join('\n'),
        ),
        say('acceptanceRule'),
      ],
    ],
    [
      'clarifications',
      Array.from({ length: terms.clarifications }, (_, index) =>
        [
          say('question', { text: fields[`clarification.${index + 1}.question`] ?? '' }),
          say('answer', { text: fields[`clarification.${index + 1}.answer`] ?? '' }),
        ].join('\n'),
      ),
    ],
    ...(terms.together ? togetherSections(terms.together, fields, language) : []),
    ['assumptions', [fields.assumptions ?? '']],
    ['outOfScope', [fields.outOfScope ?? '']],
    [
      'property',
      [
        say('background'),
        fields.background ?? '',
        terms.together && terms.foreground === 'shared'
          ? say('foreground.shares', { buyer: terms.together.buyerShare, vendor: 100 - (terms.together.buyerShare ?? 0) })
          : say(`foreground.${terms.foreground}`),
        terms.foreground === 'shared' ? '' : say(`licence.${terms.licence}`),
        ...(terms.together ? [say('exploitation', { text: fields.exploitation ?? '' }), say(`territory.${terms.together.territory}`)] : []),
      ],
    ],
    ['confidentiality', [say('confidentialityRule', { count: terms.confidentialityYears })]],
    ['warranty', [terms.warrantyMonths === 0 ? say('noWarranty') : say('warrantyRule', { count: terms.warrantyMonths })]],
    ['payment', [say('paymentRule')]],
    ['changes', [say('changesRule')]],
    ['language', [say(`governing.${terms.governingLanguage}`)]],
    ['special', [fields.special ?? '']],
  ]
  const shown = sections
    .map(([heading, paragraphs]) => ({ heading, paragraphs: paragraphs.filter((text) => text !== '') }))
    .filter(({ paragraphs }) => paragraphs.length > 0)
  const body = shown.map(({ heading, paragraphs }, index) => [`${index + 1}. ${say(`heading.${heading}`)}`, ...paragraphs].join('\n\n'))
  return `${[say('title', { ref: contract.ref, number: contract.number }), ...body].join('\n\n')}\n`
}

/** What each side brings, and the pilot after which both decide. */
function togetherSections(terms: TogetherTerms, fields: Fields, language: LanguageTag): [string, string[]][] {
  const t = translateFor(language)
  const say = (key: string, values: Record<string, unknown> = {}) => t(`engagements:clause.${key}`, values)
  const assetsOf = (side: 'buyer' | 'vendor') =>
    terms[`${side}Assets`].map(({ key, kind, availability, secrecy }, index) =>
      [
        say('asset', { number: index + 1, name: fields[`${side}Asset.${key}.name`] ?? '', kind: t(`together:kind.${kind}`) }),
        say('assetUse', { use: fields[`${side}Asset.${key}.use`] ?? '' }),
        say('assetFacts', { availability: t(`together:availability.${availability}`), secrecy: t(`together:secrecy.${secrecy}`) }),
      ].join('\n'),
    )
  return [
    ['assets', [say('buyerBrings'), ...assetsOf('buyer'), say('vendorBrings'), ...assetsOf('vendor'), say('assetsRule')]],
    ['pilot', [say('pilotRule', { number: terms.pilot }), say('pilotTest', { text: fields.pilot ?? '' })]],
  ]
}

/** What stands under a signature. */
export const hashOf = (text: string): string => sha256Hex(text)
