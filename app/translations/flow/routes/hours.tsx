import { redirect } from 'react-router'
import { z } from 'zod'
import type { DocumentKind } from '#db/schema'
import { db } from '~/platform/database.server'
import { readForm } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { ErrorSummary } from '~/ui/error-summary'
import { TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { PageHeader } from '~/ui/page-header'
import { documentKinds } from '../../tasks/task'
import { setDueHours } from '../commands.server'
import { canSetHours, longestHours } from '../flow'
import { allDueHours } from '../queries.server'
import type { Route } from './+types/hours'

export const handle = { policy: 'flow.setHours' }

const field = z
  .string({ error: 'common:form.error.required' })
  .trim()
  .regex(/^\d{1,3}$/, { error: `flow:hours.error|{"max":${longestHours}}` })
  .transform(Number)
  .refine((hours) => hours >= 1 && hours <= longestHours, { error: `flow:hours.error|{"max":${longestHours}}` })
const schema = z.strictObject(Object.fromEntries(documentKinds.map((kind) => [kind, field])) as Record<DocumentKind, typeof field>)

function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canSetHours(actor))
  return actor
}

export async function loader(args: Route.LoaderArgs) {
  gate(args)
  return { hours: await allDueHours(db) }
}

export async function action(args: Route.ActionArgs) {
  const actor = gate(args)
  const form = await readForm(args.request, schema)
  if (!form.ok) return form.invalid
  await setDueHours(db, { actorId: actor.personId, hours: form.value })
  return redirect(`/${args.params.lang}/staff/translation`)
}

/** How soon each kind of text is to be translated, in common working hours. */
export default function Hours({ loaderData: { hours }, actionData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { error, value, summary } = useAnswer(actionData, documentKinds)
  return (
    <>
      <title>{t('flow:hours.title')}</title>
      <PageHeader
        title={t('flow:hours.title')}
        sub={t('flow:hours.sub')}
        back={{ to: `/${segmentOf(language)}/staff/translation`, label: t('flow:title') }}
      />
      <ErrorSummary errors={summary} />
      <Form className="max-w-reading">
        {hours.map((row) => (
          <TextField
            key={row.kind}
            name={row.kind}
            inputMode="numeric"
            label={t(`translations:kind.${row.kind}`)}
            defaultValue={value(row.kind, String(row.hours))}
            error={error(row.kind)}
          />
        ))}
        <SubmitButton>{t('flow:hours.save')}</SubmitButton>
      </Form>
    </>
  )
}
