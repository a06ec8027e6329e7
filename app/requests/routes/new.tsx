import { redirect } from 'react-router'
import { z } from 'zod'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { readForm } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { tidy } from '~/platform/tidy'
import { RadioGroup } from '~/ui/choice-field'
import { ErrorSummary } from '~/ui/error-summary'
import { TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { PageHeader } from '~/ui/page-header'
import { createDraft } from '../commands.server'
import { limits } from '../description'
import { canCreate } from '../request'
import type { Route } from './+types/new'

export const handle = { policy: 'requests.create' }

const missing = 'requests:error.missing.title'
const schema = z.strictObject({
  title: z
    .string({ error: missing })
    .transform((text) => tidy(text).replace(/\s+/g, ' '))
    .pipe(
      z
        .string()
        .min(1, { error: missing })
        .max(limits.title, { error: `requests:error.tooLong|{"max":${limits.title}}` }),
    ),
  language: z.enum(['zh-CN', 'en'], { error: 'common:form.error.badChoice' }),
  key: z.string().max(100),
})

function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canCreate(actor))
  return { actor, companyId: actor.company!.id }
}

export function loader(args: Route.LoaderArgs) {
  gate(args)
  return { key: crypto.randomUUID(), language: languageOf(args.context) }
}

export async function action(args: Route.ActionArgs) {
  const { actor, companyId } = gate(args)
  const form = await readForm(args.request, schema)
  if (!form.ok) return form.invalid
  const { title, language, key } = form.value
  const { ref } = await createDraft(db, {
    actorId: actor.personId,
    companyId,
    language,
    description: { title },
    form: { personId: actor.personId, route: 'requests.create', key },
  })
  return redirect(`/${args.params.lang}/my/requests/${ref}/edit`)
}

/** One line begins a request: from then on there is a draft that everything else is saved into. */
export default function New({ loaderData: { key, language }, actionData }: Route.ComponentProps) {
  const { t } = useWords()
  const { error, value, summary } = useAnswer(actionData, ['title', 'language'])
  return (
    <>
      <title>{t('requests:new.title')}</title>
      <PageHeader title={t('requests:new.title')} sub={t('requests:new.intro')} />
      <ErrorSummary errors={summary} />
      <Form>
        <input type="hidden" name="key" defaultValue={value('key', key)} />
        <TextField
          name="title"
          label={t('requests:form.title.label')}
          hint={t('requests:form.title.hint')}
          maxLength={limits.title}
          autoComplete="off"
          defaultValue={value('title')}
          error={error('title')}
        />
        <RadioGroup
          name="language"
          columns
          label={t('requests:form.language.label')}
          hint={t('requests:form.language.hint')}
          options={(['zh-CN', 'en'] as const).map((each) => ({ value: each, label: t(`requests:form.language.${each}`) }))}
          defaultValue={value('language', language)}
          error={error('language')}
        />
        <SubmitButton>{t('requests:new.start')}</SubmitButton>
      </Form>
    </>
  )
}
