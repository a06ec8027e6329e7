import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { type Answer, useAnswer } from '~/ui/form-answer'
import { PageHeader } from '~/ui/page-header'

/** Why a search was not kept, and where to go on. */
export function SavedRefusal({ answer }: { answer: Answer | undefined }) {
  const { t, language } = useWords()
  const { summary, value } = useAnswer(answer)
  const base = `/${segmentOf(language)}`
  const search = value('search') ?? ''
  return (
    <>
      <title>{t('discovery:saved.title')}</title>
      <PageHeader title={t('discovery:saved.title')} />
      <ErrorSummary errors={summary} />
      <div className="flex flex-wrap gap-3">
        <LinkButton to={`${base}/requests${search ? `?${search}` : ''}`}>{t('discovery:saved.back')}</LinkButton>
        <LinkButton to={`${base}/saved-searches`} variant="secondary">
          {t('discovery:saved.all')}
        </LinkButton>
      </div>
    </>
  )
}
