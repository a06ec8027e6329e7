import { redirect } from 'react-router'
import { databaseNow } from '#db/clock'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { useWords } from '~/platform/i18n/words'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea, TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { gateMeetingDeed } from '../../meetings/gate.server'
import { writeMinutes } from '../commands.server'
import { limits, mayWrite } from '../minutes'
import { minutesSchema } from '../minutes-form'
import { minutesOf } from '../queries.server'
import type { Route } from './+types/write'

export const handle = { policy: 'minutes.write' }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateMeetingDeed(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, meeting, meetingPath } = await gate(args)
  const last = await minutesOf(db, { meetingId: meeting.id, language: languageOf(args.context) })
  return {
    number: meeting.number,
    path: meetingPath,
    basedOn: last?.number ?? 0,
    saved: { title: meeting.words.fields.title ?? '', attendees: last?.attendees ?? '', ...last?.words.fields } as Record<string, string>,
    isPossible: mayWrite(engagement.side, meeting, last?.status ?? null, await databaseNow(db)),
  }
}

export async function action(args: Route.ActionArgs) {
  const { deed, meetingPath } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, minutesSchema)
  if (!form.ok) return form.invalid
  const written = await writeMinutes(db, { ...deed, ...form.value, language: languageOf(args.context) })
  return written.ok ? redirect(meetingPath) : refused(`minutes:refused.${written.reason}`, body)
}

/** What was said, decided and promised, in the writer's language. */
export default function Write({ loaderData: { number, path, basedOn, saved, isPossible }, actionData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { error, value, summary } = useAnswer(actionData, ['title', 'attendees', 'discussed', 'decided', 'actions'])
  const field = (name: string) => ({ name, defaultValue: value(name, saved[name]), error: error(name) })
  return (
    <>
      <title>{t('minutes:pageTitle', { number })}</title>
      <PageHeader
        back={{ to: path, label: t('meetings:one', { number }) }}
        title={t('minutes:pageTitle', { number })}
        sub={t(basedOn > 0 ? 'minutes:subAnswer' : 'minutes:sub')}
      />
      <ErrorSummary errors={summary} />
      {isPossible || actionData ? (
        <Form className="max-w-reading">
          <input type="hidden" name="basedOn" value={value('basedOn', String(basedOn))} />
          <TextField {...field('title')} label={t('meetings:form.title')} maxLength={limits.title} lang={language} />
          <TextField
            {...field('attendees')}
            label={t('minutes:attendees')}
            hint={t('minutes:attendeesHint')}
            maxLength={limits.attendees}
          />
          {(['discussed', 'decided', 'actions'] as const).map((name) => (
            <TextArea
              key={name}
              {...field(name)}
              required={name === 'discussed'}
              label={t(`translations:field.${name}`)}
              maxLength={limits.words}
              lang={language}
            />
          ))}
          <SubmitButton>{t('minutes:send')}</SubmitButton>
        </Form>
      ) : (
        <Notice title={t('minutes:refused.movedOn')} />
      )}
    </>
  )
}
