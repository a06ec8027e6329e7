import { useWords } from '~/platform/i18n/words'
import { Card } from '~/ui/card'
import { Instant } from '~/ui/instant'
import { PageLink } from '~/ui/page-link'

interface Props {
  number: string
  lang: string
  origin: string
  earlier: readonly { number: string; issuedAt: string }[]
  paperSha256: string | null
}

/** How a side lets others verify the certificate, and what it replaced. */
export function ShareCard({ number, lang, origin, earlier, paperSha256 }: Props) {
  const { t } = useWords()
  const path = `/${lang}/certificates/${number}`
  return (
    <Card title={t('certificates:share')}>
      <p className="mb-2">{t('certificates:shareHint')}</p>
      <PageLink to={path} className="inline-flex min-h-11 items-center break-all">
        {`${origin}${path}`}
      </PageLink>
      {paperSha256 ? (
        <p className="mt-2 text-ink-soft text-sm">
          {t('certificates:paper.pdf')} <code className="break-all">{paperSha256}</code>
        </p>
      ) : null}
      {earlier.length > 0 ? (
        <>
          <h3 className="mt-4 mb-1 text-base">{t('certificates:earlier')}</h3>
          <ul className="text-sm">
            {earlier.map((each) => (
              <li key={each.number}>
                {each.number} <Instant at={each.issuedAt} show="day" className="text-ink-soft" />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  )
}
