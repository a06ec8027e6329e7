import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { useWords } from '~/platform/i18n/words'
import { CheckboxGroup } from '~/ui/choice-field'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea, TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { gateParty } from '../../gate.server'
import { raiseDispute } from '../commands.server'
import { limits, mayRaise } from '../dispute'
import { disputeSchema } from '../dispute-form'
import { openDispute, referableIn } from '../queries.server'
import type { Route } from './+types/raise'

export const handle = { policy: 'disputes.raise' }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateParty(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, path } = await gate(args)
  const { id, ref, side, status } = engagement
  const hasOpen = (await openDispute(db, id)) !== null
  return {
    ref,
    path,
    referable: await referableIn(db, { engagementId: id, language: languageOf(args.context) }),
    barred: hasOpen ? 'disputeOpen' : mayRaise(side, status, false) ? null : 'notNow',
  }
}

export async function action(args: Route.ActionArgs) {
  const { deed, path } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, disputeSchema)
  if (!form.ok) return form.invalid
  const raised = await raiseDispute(db, { ...deed, ...form.value, language: languageOf(args.context) })
  return raised.ok ? redirect(`${path}/disputes/${raised.number}`) : refused(`engagements:refused.${raised.reason}`, body)
}

/** What happened, what is wanted, and which criteria and files it is about. */
export default function Raise({ loaderData: { ref, path, referable, barred }, actionData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { error, value, chosen, summary } = useAnswer(actionData, ['title', 'criteria', 'files', 'claim', 'wanted'])
  const field = (name: string) => ({ name, lang: language, defaultValue: value(name), error: error(name) })
  return (
    <>
      <title>{t('disputes:raise.title')}</title>
      <PageHeader
        back={{ to: path, label: t('engagements:show.kicker', { ref }) }}
        title={t('disputes:raise.title')}
        sub={t('disputes:raise.sub')}
      />
      <ErrorSummary errors={summary} />
      {barred === null || actionData ? (
        <Form className="max-w-reading">
          <TextField {...field('title')} label={t('translations:field.title')} maxLength={limits.title} />
          <CheckboxGroup
            name="criteria"
            required={false}
            label={t('disputes:raise.criteria')}
            hint={t('disputes:raise.criteriaHint')}
            options={referable.criteria.map(({ id, number, milestone, text }) => ({
              value: id,
              label: t('disputes:reference.criterion', { milestone, number, text }),
            }))}
            defaultValue={chosen('criteria')}
            error={error('criteria')}
          />
          {referable.files.length > 0 ? (
            <CheckboxGroup
              name="files"
              required={false}
              label={t('disputes:raise.files')}
              options={referable.files.map(({ id, name, milestone, round }) => ({
                value: id,
                label: t('disputes:reference.file', { milestone, round, name }),
              }))}
              defaultValue={chosen('files')}
              error={error('files')}
            />
          ) : null}
          <TextArea
            {...field('claim')}
            label={t('translations:field.claim')}
            hint={t('disputes:raise.claimHint')}
            maxLength={limits.words}
          />
          <TextArea
            {...field('wanted')}
            label={t('translations:field.wanted')}
            hint={t('disputes:raise.wantedHint')}
            maxLength={limits.words}
          />
          <SubmitButton>{t('disputes:raise.send')}</SubmitButton>
        </Form>
      ) : (
        <Notice title={t(`engagements:refused.${barred}`)} />
      )}
    </>
  )
}
