import type { LanguageTag } from '#db/schema'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import type { Filters } from '~/requests/board/filters'
import { Button } from '~/ui/button'
import { controlLook } from '~/ui/field-frame'
import { Form, SubmitButton } from '~/ui/form'
import { PageLink } from '~/ui/page-link'
import { type Rhythm, rhythms, wordsOf } from '../saved/saved-search'

export interface SavedSearchRow {
  id: string
  search: string
  /** Language of the page that it was kept on. */
  language: LanguageTag
  rhythm: Rhythm
  filters: Filters
  corridor: { zh: string; en: string } | null
}

/** One search that somebody keeps: what it looks for, and how its owner hears of it. */
export function SavedSearchCard({ saved }: { saved: SavedSearchRow }) {
  const { t, language } = useWords()
  const own = `/${segmentOf(language)}/saved-searches/${saved.id}`
  return (
    <li className="rounded-lg border border-line bg-surface p-5">
      <h2 className="text-base">
        <PageLink to={`/${segmentOf(saved.language)}/requests?${saved.search}`} className="inline-flex min-h-11 items-center">
          {wordsOf(saved, t, language)}
        </PageLink>
      </h2>
      <div className="mt-3 flex flex-wrap items-end gap-3">
        <Form key={saved.rhythm} action={`${own}/rhythm`} className="flex flex-wrap items-end gap-3">
          <RhythmSelect id={`rhythm-${saved.id}`} rhythm={saved.rhythm} />
          <SubmitButton variant="secondary">{t('discovery:saved.change')}</SubmitButton>
        </Form>
        <Form action={`${own}/forget`}>
          <Button variant="quiet">{t('discovery:saved.forget')}</Button>
        </Form>
      </div>
    </li>
  )
}

/** How to hear of what is new. */
export function RhythmSelect({ id, rhythm }: { id: string; rhythm: Rhythm }) {
  const { t } = useWords()
  return (
    <label htmlFor={id} className="block text-sm">
      <span className="mb-1 block font-semibold">{t('discovery:saved.rhythm')}</span>
      <select id={id} name="rhythm" defaultValue={rhythm} className={controlLook}>
        {rhythms.map((each) => (
          <option key={each} value={each}>
            {t(`discovery:saved.rhythms.${each}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
