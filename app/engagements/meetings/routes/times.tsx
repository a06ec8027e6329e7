import { redirect } from 'react-router'
import { databaseNow } from '#db/clock'
import { db } from '~/platform/database.server'
import { parseForm, readFormData } from '~/platform/forms.server'
import { useWords } from '~/platform/i18n/words'
import { ErrorSummary } from '~/ui/error-summary'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { proposeTimes } from '../commands.server'
import { TimesFields } from '../components/times-fields'
import { gateMeetingDeed } from '../gate.server'
import { mayProposeTimes } from '../meeting'
import { timesSchema } from '../meeting-form'
import { calendarAhead, refusedTimes } from '../times.server'
import type { Route } from './+types/times'

export const handle = { policy: 'meetings.proposeTimes' }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateMeetingDeed(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, meeting, meetingPath } = await gate(args)
  const now = await databaseNow(db)
  const { number, round, lengthMinutes, status } = meeting
  return {
    meeting: { number, round, lengthMinutes, status },
    path: meetingPath,
    ...calendarAhead(now),
    isPossible: mayProposeTimes(engagement.side, meeting, now),
  }
}

export async function action(args: Route.ActionArgs) {
  const { deed, meetingPath } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, timesSchema)
  if (!form.ok) return form.invalid
  const proposed = await proposeTimes(db, { ...deed, ...form.value })
  return proposed.ok ? redirect(meetingPath) : refusedTimes(proposed, body)
}

/** Other times, in answer to the proposed ones or to move what was agreed. */
export default function Times({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useWords()
  const { meeting, path, isPossible, ...calendar } = loaderData
  const { error, value, summary } = useAnswer(actionData)
  return (
    <>
      <title>{t('meetings:times.title', { number: meeting.number })}</title>
      <PageHeader
        back={{ to: path, label: t('meetings:one', { number: meeting.number }) }}
        title={t('meetings:times.title', { number: meeting.number })}
        sub={t(meeting.status === 'agreed' ? 'meetings:times.subMove' : 'meetings:times.sub')}
      />
      <ErrorSummary errors={summary} />
      {isPossible || actionData ? (
        <Form className="max-w-reading">
          <input type="hidden" name="round" value={value('round', String(meeting.round))} />
          <TimesFields value={value} error={error} lengthMinutes={meeting.lengthMinutes} {...calendar} />
          <SubmitButton>{t('meetings:times.send')}</SubmitButton>
        </Form>
      ) : (
        <Notice title={t('meetings:refused.movedOn')} />
      )}
    </>
  )
}
