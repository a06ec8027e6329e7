import { Link } from 'react-router'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Notice } from '~/ui/notice'

export type Result = { kind: 'awarded'; vendor: { ref: string; name: string }; reason: string } | { kind: 'ended'; reason: string }

/** What became of it: who was chosen and why, or why nobody was. Prices are the parties' own business. */
export function PublicResult({ result }: { result: Result }) {
  const { t, language } = useWords()
  if (result.kind === 'ended') return <Notice title={t('requests:page.ended')}>{t(`requests:page.endReason.${result.reason}`)}</Notice>
  return (
    <Notice tone="success" title={t('requests:page.awardedTo')}>
      <Link to={`/${segmentOf(language)}/companies/${result.vendor.ref}`} className="font-semibold">
        <bdi>{result.vendor.name}</bdi>
      </Link>
      <span className="block">{t(`requests:page.awardReason.${result.reason}`)}</span>
    </Notice>
  )
}
