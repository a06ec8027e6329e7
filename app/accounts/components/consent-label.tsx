import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'

/** What somebody agrees to, with the texts one tap away in a page of their own, so that the form is not lost. */
export function ConsentLabel() {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}`
  return (
    <>
      {t('accounts:field.consent')}{' '}
      <a href={`${base}/terms`} target="_blank" rel="noopener">
        {t('common:footer.terms')}
      </a>{' '}
      <a href={`${base}/privacy`} target="_blank" rel="noopener">
        {t('common:footer.privacy')}
      </a>
    </>
  )
}
