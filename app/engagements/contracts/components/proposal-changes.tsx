import type { Currency } from '#db/schema'
import { type Translate, useWords } from '~/platform/i18n/words'
import { formatMoney } from '~/platform/money'
import { changedFields } from '~/translations/document'
import { fieldName } from '~/translations/field-name'
import { Diff } from '~/ui/diff'
import { formatDay } from '~/ui/format-instant'
import { changedTerms, type Draft, type Terms } from '../contract'

interface Shown extends Draft {
  language: 'zh-CN' | 'en'
}

/** What a proposal changes in the one before it, number by number and word by word, in the reader's language. */
export function ProposalChanges({ before, after, currency }: { before: Shown; after: Shown; currency: Currency }) {
  const { t, language } = useWords()
  const numbers = changedTerms(before.terms, after.terms)
  // Words in two languages cannot be compared: they are, as soon as both are verified.
  const words = before.language === after.language ? changedFields(before.fields, after.fields) : []
  if (numbers.length + words.length === 0) return <p className="text-ink-soft">{t('engagements:contract.noChanges')}</p>
  const say = (terms: Terms, name: string) => sayTerm(terms, name, { t, currency, language })
  return (
    <ul className="max-w-reading space-y-4">
      {numbers.map((name) => (
        <li key={name}>
          <h3 className="mb-1 text-base">{termName(t, name)}</h3>
          <Diff before={say(before.terms, name)} after={say(after.terms, name)} lang={language} />
        </li>
      ))}
      {words.map((name) => (
        <li key={name}>
          <h3 className="mb-1 text-base">{name.startsWith('requirement.') ? termName(t, name) : fieldName(t, name)}</h3>
          <Diff before={before.fields[name] ?? ''} after={after.fields[name] ?? ''} lang={after.language} />
        </li>
      ))}
    </ul>
  )
}

/** `milestone.2.price` → "Milestone 2: price"; choices by their own name. */
function termName(t: Translate, name: string): string {
  const [noun, which, part] = name.split('.')
  if (noun === 'buyerAssets' || noun === 'vendorAssets') return t(`together:contract.${noun}`, { number: which?.replace('a', '') })
  if (name === 'pilot') return t('together:contract.pilot')
  if (name === 'buyerShare' || name === 'territory') return t(`together:split.${name}`)
  return part ? t(`engagements:term.${noun}.${part}`, { number: which?.replace('r', '') }) : t(`engagements:form.${name}`)
}

function sayTerm(
  terms: Terms,
  name: string,
  { t, currency, language }: { t: Translate; currency: Currency; language: 'zh-CN' | 'en' },
): string {
  const [noun, which = '', part] = name.split('.')
  if (noun === 'milestone') {
    const milestone = terms.milestones[Number(which) - 1]
    if (!milestone) return ''
    return part === 'price' ? formatMoney(milestone.priceMinor, currency, language) : formatDay(milestone.dueOn, language)
  }
  if (noun === 'requirement') {
    const found = terms.deliverables.find(({ key }) => key === which)
    return found ? t('engagements:milestoneOf', { number: found.milestone }) : ''
  }
  const { together } = terms
  if (together && (noun === 'buyerAssets' || noun === 'vendorAssets')) {
    const found = together[noun].find(({ key }) => key === which)
    return found
      ? [t(`together:kind.${found.kind}`), t(`together:availability.${found.availability}`), t(`together:secrecy.${found.secrecy}`)].join(
          ' · ',
        )
      : ''
  }
  if (together && name === 'pilot') return t('engagements:milestoneOf', { number: together.pilot })
  if (together && name === 'territory') return t(`together:territory.${together.territory}`)
  if (together && name === 'buyerShare') return together.buyerShare === null ? '–' : String(together.buyerShare)
  if (name === 'foreground' || name === 'licence' || name === 'governingLanguage') return t(`engagements:${name}.${terms[name]}`)
  return String(terms[name as 'warrantyMonths'])
}
