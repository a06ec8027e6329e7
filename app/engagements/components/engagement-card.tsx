import { Link } from 'react-router'
import { nameFor } from '~/companies/company'
import { useWords } from '~/platform/i18n/words'
import { Card } from '~/ui/card'
import { Icon } from '~/ui/icon'
import { Money } from '~/ui/money'
import { NextStep } from '~/ui/stepper'
import { otherSide } from '../engagement'
import { isTurnOf, type NextStep as Next } from '../next-step'
import type { EngagementSummary } from '../queries.server'
import { NextLine } from './next-line'
import { StatusChip } from './status-chip'

interface Props {
  engagement: EngagementSummary
  next: Next
  /** Messages that the reader has not read. */
  unread: number
  path: string
  now: string
}

/** One engagement in a list: with whom, for how much, who acts next and by when. */
export function EngagementCard({ engagement, next, unread, path, now }: Props) {
  const { t, language } = useWords()
  const { side, buyer, vendor } = engagement
  const isTurn = isTurnOf(side, next.acts)
  const shown = side ? [engagement[otherSide(side)]] : [buyer, vendor]
  return (
    <Card as="li" {...(isTurn ? { tone: 'attention' as const } : {})}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <StatusChip status={engagement.status} t={t} />
        <span className="text-ink-faint">{engagement.ref}</span>
      </div>
      <h3 className="mt-1 text-lg" lang={engagement.titleLanguage}>
        <Link to={path} className="inline-flex min-h-11 items-center py-1.5">
          {engagement.title}
        </Link>
      </h3>
      <p className="flex flex-wrap gap-x-4 text-sm">
        {shown.map((party) => {
          const { name, lang } = nameFor(party, language)
          return (
            <bdi key={party.ref} lang={lang}>
              {name}
            </bdi>
          )
        })}
        <Money amount={engagement.valueMinor} currency={engagement.currency} />
      </p>
      {unread > 0 ? (
        <Link to={`${path}/messages`} className="inline-flex min-h-11 items-center gap-2 font-semibold text-sm">
          <Icon name="message" />
          {t('messages:unread', { count: unread })}
        </Link>
      ) : null}
      <NextStep isReadersTurn={isTurn}>
        <NextLine next={next} side={side} t={t} now={now} />
      </NextStep>
    </Card>
  )
}
