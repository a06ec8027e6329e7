import { redirect } from 'react-router'
import { databaseNow } from '#db/clock'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData } from '~/platform/forms.server'
import { useWords } from '~/platform/i18n/words'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea, TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { gateParty } from '../../gate.server'
import { proposeMeeting } from '../commands.server'
import { TimesFields } from '../components/times-fields'
import { limits, mayPropose } from '../meeting'
import { meetingSchema } from '../meeting-form'
import { calendarAhead, refusedTimes } from '../times.server'
import type { Route } from './+types/propose'

export const handle = { policy: 'meetings.propose' }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateParty(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, path } = await gate(args)
  return {
    ref: engagement.ref,
    path,
    ...calendarAhead(await databaseNow(db)),
    isPossible: mayPropose(engagement.side, engagement.status),
  }
}

export async function action(args: Route.ActionArgs) {
  const { deed, path } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, meetingSchema)
  if (!form.ok) return form.invalid
  const proposed = await proposeMeeting(db, { ...deed, ...form.value, language: languageOf(args.context) })
  return proposed.ok ? redirect(`${path}/meetings/${proposed.number}`) : refusedTimes(proposed, body)
}

/** A meeting at one of up to three times: what about, how long, where. */
export default function Propose({ loaderData, actionData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { ref, path, isPossible, ...calendar } = loaderData
  const order = [
    'title',
    'agenda',
    'place',
    'lengthMinutes',
    ...[0, 1, 2].flatMap((each) => [`times[${each}].day`, `times[${each}].clock`]),
  ]
  const { error, value, summary } = useAnswer(actionData, order)
  const field = (name: string) => ({ name, defaultValue: value(name), error: error(name) })
  return (
    <>
      <title>{t('meetings:propose.title')}</title>
      <PageHeader
        back={{ to: path, label: t('engagements:show.kicker', { ref }) }}
        title={t('meetings:propose.title')}
        sub={t('meetings:propose.sub')}
      />
      <ErrorSummary errors={summary} />
      {isPossible || actionData ? (
        <Form className="max-w-reading">
          <TextField {...field('title')} label={t('meetings:form.title')} maxLength={limits.title} lang={language} />
          <TextArea
            {...field('agenda')}
            required={false}
            label={t('translations:field.agenda')}
            hint={t('meetings:form.agendaHint')}
            maxLength={limits.words}
            lang={language}
          />
          <TextField {...field('place')} label={t('meetings:form.place')} hint={t('meetings:form.placeHint')} maxLength={limits.place} />
          <TimesFields value={value} error={error} {...calendar} />
          <SubmitButton>{t('meetings:propose.send')}</SubmitButton>
        </Form>
      ) : (
        <Notice title={t('meetings:refused.over')} />
      )}
    </>
  )
}
