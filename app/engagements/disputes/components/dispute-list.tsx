import { Link } from 'react-router'
import { useWords } from '~/platform/i18n/words'
import { DocumentText } from '~/translations/components/document-text'
import { LinkButton } from '~/ui/button'
import type { disputesOf } from '../queries.server'
import { DisputeChip } from './dispute-status'

interface Props {
  disputes: Awaited<ReturnType<typeof disputesOf>>
  path: string
  mayRaise: boolean
}

/** The disputes of an engagement, newest first, and the way to raise one. */
export function DisputeList({ disputes, path, mayRaise }: Props) {
  const { t } = useWords()
  if (disputes.length === 0 && !mayRaise) return null
  return (
    <section className="mb-8">
      <h2 className="mb-2 text-lg">{t('disputes:list')}</h2>
      {disputes.length > 0 ? (
        <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
          {disputes.map(({ number, words, status }) => (
            <li key={number} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 pt-1 pb-2.5 sm:pb-1">
              <Link to={`${path}/disputes/${number}`} className="inline-flex min-h-11 grow items-center gap-2 py-1.5">
                <span className="shrink-0">{t('disputes:one', { number })}</span>
                <DocumentText view={words} field="title" as="span" />
              </Link>
              <DisputeChip status={status} t={t} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="max-w-reading text-ink-soft text-sm">{t('disputes:none')}</p>
      )}
      {mayRaise ? (
        <LinkButton variant="quiet" to={`${path}/disputes/new`} className="mt-3">
          {t('disputes:raise.title')}
        </LinkButton>
      ) : null}
    </section>
  )
}
