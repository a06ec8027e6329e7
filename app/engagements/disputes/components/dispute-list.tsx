import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { NumberedRow } from '../../components/numbered-row'
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
            <NumberedRow key={number} to={`${path}/disputes/${number}`} name={t('disputes:one', { number })} words={words}>
              <DisputeChip status={status} t={t} />
            </NumberedRow>
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
