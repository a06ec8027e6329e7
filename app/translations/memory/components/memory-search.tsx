import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { controlLook } from '~/ui/field-frame'
import { Form, SubmitButton } from '~/ui/form'

/** Asks how a word was translated before. */
export function MemorySearch({ q = '' }: { q?: string }) {
  const { t, language } = useWords()
  return (
    <search>
      <Form key={q} method="get" action={`/${segmentOf(language)}/translate/memory`} className="mb-5 flex flex-wrap items-end gap-2">
        <label className="grow text-sm sm:max-w-96">
          <span className="mb-1 block font-semibold">{t('translations:memory.searchField')}</span>
          <input type="search" name="q" defaultValue={q} maxLength={200} className={controlLook} />
        </label>
        <SubmitButton variant="secondary" icon="search">
          {t('translations:memory.searchButton')}
        </SubmitButton>
      </Form>
    </search>
  )
}
