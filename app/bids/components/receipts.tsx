import { useWords } from '~/platform/i18n/words'
import { buttonLook } from '~/ui/button'
import { Card } from '~/ui/card'
import { DescriptionList } from '~/ui/description-list'
import { Instant } from '~/ui/instant'
import { commitmentCommand, commitmentRule, type Receipt } from '../receipt'

const mono = 'break-all font-mono text-sm'

/** Receipts to keep: when what was received, and the commitment that binds its content; after the opening, what it takes to check it. */
export function Receipts({
  receipts,
  base,
  current,
  commitments,
}: {
  receipts: readonly Receipt[]
  base: string
  current: number
  commitments: string | null
}) {
  const { t } = useWords()
  const last = receipts.find(({ number }) => number === current)
  if (!last) return null
  return (
    <Card
      className="mb-6"
      title={t('bids:receipt.title')}
      actions={
        <a href={`${base}/receipt.json`} download className={buttonLook('secondary', 'no-print')}>
          {t('bids:receipt.download')}
        </a>
      }
    >
      <DescriptionList
        items={[
          { term: t('bids:receipt.received'), detail: <Instant at={last.submittedAt} /> },
          {
            term: t('bids:receipt.version'),
            detail: t('bids:receipt.versionOf', { version: last.number, revision: last.requestRevision }),
          },
          { term: t('bids:receipt.by'), detail: <bdi>{last.submittedBy}</bdi> },
          { term: t('bids:receipt.commitment'), detail: <code className={mono}>{last.commitment}</code> },
          {
            term: t('bids:receipt.nonce'),
            detail: last.nonceOpened ? <code className={mono}>{last.nonceOpened}</code> : t('bids:receipt.sealed'),
          },
        ]}
      />
      <details className="mt-3">
        <summary className="min-h-11 content-center text-river">{t('bids:receipt.check')}</summary>
        <p className="max-w-reading text-sm">{t('bids:receipt.checkHow')}</p>
        <p className="mt-2">
          <code className={mono}>{commitmentRule}</code>
        </p>
        <p className="mt-2">
          <code className={mono}>{commitmentCommand}</code>
        </p>
        {commitments ? (
          <p className="mt-2 text-sm">
            <a href={commitments} className="inline-flex min-h-11 items-center">
              {t('bids:commitments.title')}
            </a>
          </p>
        ) : null}
      </details>
      {receipts.length > 1 ? (
        <details>
          <summary className="min-h-11 content-center text-river">{t('bids:receipt.earlier', { count: receipts.length - 1 })}</summary>
          <ol className="space-y-2 text-sm">
            {receipts
              .filter(({ number }) => number !== current)
              .map(({ number, submittedAt, requestRevision, commitment }) => (
                <li key={number}>
                  <p className="flex flex-wrap gap-x-4">
                    <span>{t('bids:receipt.versionOf', { version: number, revision: requestRevision })}</span>
                    <Instant at={submittedAt} />
                  </p>
                  <code className={`block ${mono}`}>{commitment}</code>
                </li>
              ))}
          </ol>
        </details>
      ) : null}
    </Card>
  )
}
