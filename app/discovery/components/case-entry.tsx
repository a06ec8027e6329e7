import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Marked } from '~/ui/marked'
import { PageLink } from '~/ui/page-link'
import type { FoundCase } from '../cases/queries.server'

/** A vendor's case study, and whose it is. */
export function CaseEntry({ found: { companyRef, company, place, language: written, title, passage } }: { found: FoundCase }) {
  const { t, language } = useWords()
  return (
    <li className="rounded-lg border border-line bg-surface p-5">
      <h3 lang={written} className="text-base">
        <PageLink to={`/${segmentOf(language)}/companies/${companyRef}#${place}`}>
          <Marked pieces={title} />
        </PageLink>
      </h3>
      <p lang={written} className="mt-1 line-clamp-3">
        <Marked pieces={passage} />
      </p>
      <p className="mt-2 text-ink-soft text-sm">
        {`${t('discovery:results.caseOf')}${language === 'zh-CN' ? '：' : ': '}`}
        <span lang={company.lang}>{company.name}</span>
      </p>
    </li>
  )
}
