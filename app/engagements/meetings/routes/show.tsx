import { databaseNow } from '#db/clock'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { useWords } from '~/platform/i18n/words'
import { DocumentText } from '~/translations/components/document-text'
import { ProvenanceChip } from '~/translations/components/provenance-chip'
import { buttonLook, LinkButton } from '~/ui/button'
import { Card } from '~/ui/card'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { NextStep } from '~/ui/stepper'
import { NextLine } from '../../components/next-line'
import { MinutesView } from '../../minutes/components/minutes-view'
import { mayConfirm, mayWrite } from '../../minutes/minutes'
import { minutesOf } from '../../minutes/queries.server'
import { isTurnOf, stepFor } from '../../next-step'
import { stepsOf } from '../../standing.server'
import { AnswerForm } from '../components/answer-form'
import { MeetingFacts } from '../components/meeting-facts'
import { MeetingChip } from '../components/meeting-list'
import { gateMeeting } from '../gate.server'
import { calendarStateOf, mayAnswer, mayCancel, mayProposeTimes } from '../meeting'
import type { Route } from './+types/show'

export const handle = { policy: 'meetings.show' }

const gate = (args: Route.LoaderArgs) => gateMeeting(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, meeting, path, meetingPath } = await gate(args)
  const { id, ref, side } = engagement
  const now = await databaseNow(db)
  const minutes = await minutesOf(db, { meetingId: meeting.id, language: languageOf(args.context) })
  const last = minutes?.status ?? null
  const steps = ((await stepsOf(db, [engagement])).get(id) ?? []).filter((step) => step.path === `/meetings/${meeting.number}`)
  const refused = new URL(args.request.url).searchParams.get('refused') ?? ''
  return {
    engagement: { ref, side },
    meeting,
    minutes,
    path,
    meetingPath,
    next: steps.length > 0 ? stepFor(steps, side) : null,
    calendar: calendarStateOf(meeting),
    may: {
      answer: mayAnswer(side, meeting),
      proposeTimes: mayProposeTimes(side, meeting, now),
      cancel: mayCancel(side, meeting, minutes !== null),
      write: mayWrite(side, meeting, last, now),
      confirm: mayConfirm(side, meeting, last, minutes?.confirmations.map((each) => each.side) ?? []),
    },
    refused: /^[a-zA-Z]{1,40}$/.test(refused) ? refused : null,
    now,
  }
}

/** One meeting: its times or its time, its agenda, and afterwards its minutes. */
export default function Show({ loaderData }: Route.ComponentProps) {
  const { t } = useWords()
  const { engagement, meeting, minutes, path, meetingPath, next, calendar, may, refused, now } = loaderData
  const { number, status, words, times, round, reason } = meeting
  return (
    <>
      <title>{t('meetings:pageTitle', { number, ref: engagement.ref })}</title>
      <PageHeader
        back={{ to: path, label: t('engagements:show.kicker', { ref: engagement.ref }) }}
        kicker={t('meetings:one', { number })}
        title={words.fields.title ?? ''}
        lang={words.language}
        chips={
          <>
            <MeetingChip status={status} t={t} />
            <ProvenanceChip provenance={words.provenance} />
          </>
        }
        sub={
          next ? (
            <NextStep isReadersTurn={isTurnOf(engagement.side, next.acts)}>
              <NextLine next={next} side={engagement.side} t={t} now={now} />
            </NextStep>
          ) : null
        }
        actions={
          calendar ? (
            <a href={`${meetingPath}/calendar`} download className={buttonLook('secondary')}>
              {t(`meetings:calendar.${calendar}`)}
            </a>
          ) : null
        }
      />
      {refused ? <Notice tone="problem" title={t(`meetings:refused.${refused}`)} announce /> : null}
      <MeetingFacts meeting={meeting} times={may.answer ? [] : times} now={now} />
      {words.fields.agenda ? (
        <section className="mb-6">
          <h2 className="mb-1 text-lg">{t('translations:field.agenda')}</h2>
          <DocumentText view={words} field="agenda" />
        </section>
      ) : null}
      {reason ? (
        <section className="mb-6">
          <h2 className="mb-1 text-lg">{t('translations:field.reason')}</h2>
          <DocumentText view={reason} field="reason" />
          <ProvenanceChip provenance={reason.provenance} />
        </section>
      ) : null}
      {may.answer ? (
        <Card title={t('meetings:answer.title')} tone="attention" className="mb-6 max-w-reading">
          <AnswerForm times={times} round={round} error={undefined} action={`${meetingPath}/accept`} now={now} />
        </Card>
      ) : null}
      <div className="mb-8 flex flex-wrap gap-3">
        {may.proposeTimes ? (
          <LinkButton variant="secondary" to={`${meetingPath}/times`}>
            {t(status === 'agreed' ? 'meetings:times.move' : 'meetings:times.others')}
          </LinkButton>
        ) : null}
        {may.answer ? (
          <LinkButton variant="secondary" to={`${meetingPath}/decline`}>
            {t('meetings:decline.open')}
          </LinkButton>
        ) : null}
        {may.cancel ? (
          <LinkButton variant="secondary" to={`${meetingPath}/cancel`}>
            {t('meetings:cancel.open')}
          </LinkButton>
        ) : null}
      </div>
      {minutes || may.write ? (
        <section className="mb-8">
          <h2 className="mb-2 text-lg">{t('minutes:title')}</h2>
          {minutes ? <MinutesView minutes={minutes} mayConfirm={may.confirm} path={meetingPath} now={now} /> : null}
          {may.write ? (
            <LinkButton variant={minutes ? 'secondary' : 'primary'} to={`${meetingPath}/minutes`} className="mt-4">
              {t(minutes ? 'minutes:answer' : 'minutes:write')}
            </LinkButton>
          ) : null}
        </section>
      ) : null}
    </>
  )
}
