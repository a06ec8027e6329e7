import { redirect } from 'react-router'
import { databaseNow } from '#db/clock'
import { YearLinks } from '~/corridors/outcomes/components/year-links'
import { readYear, yearOf } from '~/corridors/outcomes/outcome'
import { chinaDay } from '~/platform/china-day'
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
import { gateEngagement, gateParty } from '../../gate.server'
import { reportJobs } from '../commands.server'
import { JobsYears } from '../components/jobs-years'
import { figureText, longestEvidence, mayReport } from '../jobs-report'
import { jobsReportSchema } from '../jobs-report-form'
import { jobsYears } from '../queries.server'
import type { Route } from './+types/report'

export const handle = { policy: 'jobs.report' }

const gate = (args: Route.LoaderArgs) => gateEngagement(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, path } = await gate(args)
  const { id, ref, side, status, activatedAt } = engagement
  const now = await databaseNow(db)
  const [first, last] = [yearOf(chinaDay(activatedAt ?? now)), yearOf(chinaDay(now))]
  const choices = Array.from({ length: last - first + 1 }, (_, index) => last - index)
  const asked = readYear(new URL(args.request.url).searchParams.get('year'))
  const year = choices.find((each) => each === asked) ?? last
  const language = languageOf(args.context)
  const years = await jobsYears(db, { engagementId: id, language })
  const stated = side ? years.find((each) => each.year === year)?.[side] : null
  return {
    ...{ ref, path, now, years, choices, year },
    may: mayReport(side, status),
    // What is written is the writer's own words: a translation is not offered for it.
    stated: stated && { ...stated, evidence: stated.evidence?.language === language ? (stated.evidence.fields.evidence ?? '') : '' },
  }
}

export async function action(args: Route.ActionArgs) {
  const { deed, path } = await gateParty(db, args)
  const body = await readFormData(args.request)
  const form = parseForm(body, jobsReportSchema)
  if (!form.ok) return form.invalid
  const reported = await reportJobs(db, { ...deed, ...form.value, language: languageOf(args.context) })
  return reported.ok ? redirect(`${path}/jobs?year=${form.value.year}`) : refused(`engagements:refused.${reported.reason}`, body)
}

/** Jobs and training places of one engagement: each side states its own, and reads the other's beside it. */
export default function Report({ loaderData: { ref, path, now, may, years, choices, year, stated }, actionData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { error, value, summary } = useAnswer(actionData, ['year', 'jobsChina', 'jobsIndia', 'training', 'evidence'])
  const number = (name: 'jobsChina' | 'jobsIndia' | 'training') => ({
    name,
    label: t(`outcomes:jobs.${name}`),
    hint: t(`outcomes:jobs.${name}Hint`),
    autoComplete: 'off',
    defaultValue: value(name, stated ? figureText(name, stated[name]) : ''),
    error: error(name),
    className: 'max-w-sm',
  })
  return (
    <>
      <title>{t('outcomes:jobs.pageTitle', { ref })}</title>
      <PageHeader
        back={{ to: path, label: t('engagements:show.kicker', { ref }) }}
        title={t('outcomes:jobs.title')}
        sub={t('outcomes:jobs.sub')}
      />
      <ErrorSummary errors={summary} />
      <JobsYears years={years} now={now} />
      {years.length === 0 ? <Notice title={t('outcomes:jobs.none')} /> : null}
      {may ? (
        // A year's figures are its own: what was typed for another one does not stay.
        <Form key={year} className="max-w-reading">
          <h2 className="mb-1 text-lg">{t('outcomes:jobs.state', { year })}</h2>
          <p className="mb-4 text-ink-soft text-sm">{t('outcomes:jobs.stateHint')}</p>
          {choices.length > 1 ? <YearLinks base={`${path}/jobs`} years={choices} year={year} /> : null}
          <input type="hidden" name="year" value={year} />
          <TextField {...number('jobsChina')} inputMode="decimal" />
          <TextField {...number('jobsIndia')} inputMode="decimal" />
          <TextField {...number('training')} inputMode="numeric" />
          <TextArea
            name="evidence"
            lang={language}
            label={t('translations:field.evidence')}
            hint={t('outcomes:jobs.evidenceHint')}
            maxLength={longestEvidence}
            defaultValue={value('evidence', stated?.evidence ?? '')}
            error={error('evidence')}
          />
          <SubmitButton>{t('outcomes:jobs.send')}</SubmitButton>
        </Form>
      ) : null}
    </>
  )
}
