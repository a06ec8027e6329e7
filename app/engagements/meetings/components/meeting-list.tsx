import { Link } from 'react-router'
import { type Translate, useWords } from '~/platform/i18n/words'
import { DocumentText } from '~/translations/components/document-text'
import { Chip, type ChipTone } from '~/ui/chip'
import { Instant } from '~/ui/instant'
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

/** The meetings of an engagement, newest first. */
export function MeetingList({ meetings, path, now }: { meetings: readonly ShownMeeting[]; path: string; now: string }) {
  const { t } = useWords()
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {meetings.map(({ number, words, status, startsAt, times }) => {
        const at = status === 'agreed' || status === 'minuted' ? startsAt : (times[0] ?? null)
        return (
          <li key={number} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1">
            <Link to={`${path}/meetings/${number}`} className="inline-flex min-h-11 grow items-center gap-2">
              <span className="shrink-0">{t('meetings:one', { number })}</span>
              <DocumentText view={words} field="title" as="span" />
            </Link>
            {at ? <Instant at={at} now={now} hint={false} className="text-sm" /> : null}
            <MeetingChip status={status} t={t} />
          </li>
        )
      })}
    </ul>
  )
}
