import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { boardSearch, type Filters } from '~/requests/board/filters'
import { Form, SubmitButton } from '~/ui/form'
import { canKeep } from '../saved/saved-search'
import { RhythmSelect } from './saved-search-card'

/** Keeps the search that is on the page: its reader then hears of what comes out. */
export function SaveSearch({ filters }: { filters: Filters }) {
  const { t, language } = useWords()
  if (!canKeep(filters))
    return filters.closing ? <p className="mb-5 max-w-reading text-ink-soft text-sm">{t('discovery:saved.closingAlone')}</p> : null
  return (
    <details className="mb-5 max-w-reading rounded-lg border border-line bg-surface px-4">
      <summary className="min-h-11 content-center font-semibold text-river">{t('discovery:saved.open')}</summary>
      <Form action={`/${segmentOf(language)}/saved-searches/save`} className="flex flex-wrap items-end gap-3 pb-4">
        <input type="hidden" name="search" value={boardSearch(filters, language).slice(1)} />
        <RhythmSelect id="rhythm" rhythm="daily" />
        <SubmitButton variant="secondary" icon="bookmark">
          {t('discovery:saved.save')}
        </SubmitButton>
        {filters.closing ? <p className="w-full text-sm">{t('discovery:saved.withoutClosing')}</p> : null}
        <p className="w-full text-ink-soft text-sm">{t('discovery:saved.hint')}</p>
      </Form>
    </details>
  )
}
