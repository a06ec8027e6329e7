import { type Translate, useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Chip, type ChipTone } from '~/ui/chip'
import { Instant } from '~/ui/instant'
import { NumberedRow } from '../../components/numbered-row'
import type { MeetingStatus } from '../meeting'
import type { ShownMeeting } from '../queries.server'

const tones: Record<MeetingStatus, ChipTone> = {
  proposed: 'amber',
  agreed: 'river',
  declined: 'neutral',
  cancelled: 'neutral',
  minuted: 'good',
}

export const MeetingChip = ({ status, t }: { status: MeetingStatus; t: Translate }) => (
  <Chip tone={tones[status]}>{t(`meetings:status.${status}`)}</Chip>
)

interface Props {
  meetings: readonly ShownMeeting[]
  path: string
  mayMeet: boolean
  now: string
}

/** The meetings of an engagement, and the way to a new one. */
export function Meetings({ meetings, path, mayMeet, now }: Props) {
  const { t } = useWords()
  if (meetings.length === 0 && !mayMeet) return null
  return (
    <section className="mb-8">
      <h2 className="mb-2 text-lg">{t('meetings:list')}</h2>
      {meetings.length > 0 ? (
        <MeetingList meetings={meetings} path={path} now={now} />
      ) : (
        <p className="text-ink-soft text-sm">{t('meetings:none')}</p>
      )}
      {mayMeet ? (
        <LinkButton variant="secondary" icon="calendar" to={`${path}/meetings/new`} className="mt-3">
          {t('meetings:open')}
        </LinkButton>
      ) : null}
    </section>
  )
}

/** Newest first. */
function MeetingList({ meetings, path, now }: Omit<Props, 'mayMeet'>) {
  const { t } = useWords()
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {meetings.map(({ number, words, status, startsAt, times }) => {
        const at = status === 'agreed' || status === 'minuted' ? startsAt : (times[0] ?? null)
        return (
          <NumberedRow key={number} to={`${path}/meetings/${number}`} name={t('meetings:one', { number })} words={words}>
            {at ? <Instant at={at} now={now} hint={false} className="text-sm" /> : null}
            <MeetingChip status={status} t={t} />
          </NumberedRow>
        )
      })}
    </ul>
  )
}
