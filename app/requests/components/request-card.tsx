import { Link } from 'react-router'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Card } from '~/ui/card'
import { Instant } from '~/ui/instant'
import { NextStep } from '~/ui/stepper'
import { actsBy, isBuyersTurn, needsBuyer } from '../next-step'
import type { OwnSummary } from '../queries.server'
import { StatusChip } from './status-chip'

/** One request in its buyer's list: its state, who acts next and by when, and the button that does it. */
export function RequestCard({ request, path, now }: { request: OwnSummary; path: string; now: string }) {
  const { t } = useWords()
  const by = actsBy(request)
  return (
    <Card as="li" {...(needsBuyer(request) ? { tone: 'attention' as const } : {})}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <StatusChip status={request.status} />
        <span className="text-ink-faint">{request.ref}</span>
      </div>
      <h3 className="mt-1 text-lg" lang={request.language}>
        <Link to={path} className="inline-flex min-h-11 items-center">
          {request.title || t('requests:mine.untitled')}
        </Link>
      </h3>
      <NextStep isReadersTurn={isBuyersTurn(request.status)}>
        {t(`requests:next.${request.status}`)}
        {by ? (
          <span className="ms-2">
            {t('requests:next.by')} <Instant at={by} now={now} />
          </span>
        ) : null}
      </NextStep>
      {request.questions > 0 ? (
        <NextStep isReadersTurn>{t('requests:mine.questionsWaiting', { count: request.questions })}</NextStep>
      ) : null}
      {request.amendment === 'draft' ? <NextStep isReadersTurn>{t('requests:mine.amendmentDraft')}</NextStep> : null}
      {request.amendment === 'in_translation' ? <NextStep>{t('requests:mine.amendmentUnderWay')}</NextStep> : null}
      <Deeds request={request} path={path} />
    </Card>
  )
}

function Deeds({ request, path }: { request: OwnSummary; path: string }) {
  const { t } = useWords()
  const deeds: [string, string][] = []
  if (request.status === 'draft') deeds.push([`${path}/edit`, t('requests:mine.do.draft')])
  if (request.status === 'needs_info') deeds.push([`${path}/edit`, t('requests:mine.do.needs_info')])
  if (request.status === 'buyer_confirm') deeds.push([path, t('requests:mine.do.buyer_confirm')])
  if (request.status === 'evaluating') deeds.push([`${path}/compare`, t('requests:mine.do.evaluating')])
  if (request.questions > 0) deeds.push([`${path}/questions`, t('requests:mine.do.questions', { count: request.questions })])
  if (request.amendment === 'draft') deeds.push([`${path}/amend/review`, t('requests:mine.do.amendment')])
  if (deeds.length === 0) return null
  return (
    <div className="mt-4 flex flex-wrap gap-2">
      {deeds.map(([to, label]) => (
        <LinkButton key={to} to={to} variant="secondary">
          {label}
        </LinkButton>
      ))}
    </div>
  )
}
