import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { PageLink } from '~/ui/page-link'
import { addressOf } from '../address'

/** Terms that go on from what was looked for, as links: what scripts suggest while one types, for everybody. */
export function RelatedTerms({ terms }: { terms: readonly { text: string; language: string }[] }) {
  const { t, language } = useWords()
  if (terms.length === 0) return null
  return (
    <nav aria-label={t('discovery:related')} className="mb-5 max-w-reading text-sm">
      <p className="text-ink-soft">{t('discovery:related')}</p>
      <ul className="flex flex-wrap gap-x-5">
        {terms.map((term) => (
          <li key={term.text} lang={term.language}>
            <PageLink to={`/${segmentOf(language)}/search${addressOf({ q: term.text })}`} className="inline-flex min-h-11 items-center">
              {term.text}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
