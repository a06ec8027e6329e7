import { useWords } from '~/platform/i18n/words'
import { DescriptionList } from '~/ui/description-list'
import { Instant } from '~/ui/instant'
import { linkOf } from '../meeting'
import type { ShownMeeting } from '../queries.server'

interface Props {
  meeting: ShownMeeting
  /** Proposed times; none where the reader chooses one of them below. */
  times: readonly string[]
  now: string
}

/** When, how long, where, and who proposed it. */
export function MeetingFacts({ meeting, times, now }: Props) {
  const { t } = useWords()
  const { status, startsAt, lengthMinutes, place, side, proposedBy, createdAt } = meeting
  const holds = status === 'agreed' || status === 'minuted'
  const link = linkOf(place)
  return (
    <div className="mb-6 max-w-reading">
      <DescriptionList
        items={[
          { term: t('meetings:fact.at'), detail: holds && startsAt ? <Instant at={startsAt} now={now} /> : null },
          {
            term: t('meetings:fact.times'),
            detail:
              times.length > 0 ? (
                <ul>
                  {times.map((at) => (
                    <li key={at}>
                      <Instant at={at} now={now} />
                    </li>
                  ))}
                </ul>
              ) : null,
          },
          { term: t('meetings:form.length'), detail: t('meetings:minutes', { count: lengthMinutes }) },
          {
            term: t('meetings:form.place'),
            detail: link ? (
              <a href={link} rel="noreferrer noopener" className="inline-flex min-h-11 items-center break-all">
                {link}
              </a>
            ) : (
              <bdi>{place}</bdi>
            ),
          },
          {
            term: t('meetings:fact.proposedBy'),
            detail: (
              <>
                <bdi>{proposedBy}</bdi> <Instant at={createdAt} now={now} hint={false} className="text-ink-soft" />
              </>
            ),
          },
          { term: t('meetings:fact.lastBy'), detail: status === 'proposed' ? t(`engagements:facts.${side}`) : null },
        ]}
      />
    </div>
  )
}
