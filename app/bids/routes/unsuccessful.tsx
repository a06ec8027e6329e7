import { redirect } from 'react-router'
import { z } from 'zod'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { tidy } from '~/platform/tidy'
import { LinkButton } from '~/ui/button'
import { RadioGroup } from '~/ui/choice-field'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { PageHeader } from '~/ui/page-header'
import { reasonWords, unsuccessfulReasons } from '../award/award'
import { closeUnsuccessful } from '../award/commands.server'
import { canDecide } from '../bid'
import { requestToBidOn } from '../queries.server'
import type { Route } from './+types/unsuccessful'

export const handle = { policy: 'bids.unsuccessful' }

const schema = z.strictObject({
  reasonCode: z.enum(unsuccessfulReasons, { error: 'common:form.error.requiredChoice' }),
  words: z
    .string()
    .optional()
    .transform(tidy)
    .refine((text) => text.length <= reasonWords.most, `common:form.error.tooLong|{"max":${reasonWords.most}}`),
})

async function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const actor = requireActor(args)
  const wanted = found(await requestToBidOn(db, { ref: args.params.ref, language: languageOf(args.context) }))
  allow(canDecide(actor, wanted))
  return { actor, wanted }
}

export async function loader(args: Route.LoaderArgs) {
  const { wanted } = await gate(args)
  return { request: { ref: wanted.ref, title: wanted.view.fields.title ?? wanted.ref, language: wanted.view.language } }
}

export async function action(args: Route.ActionArgs) {
  const { actor, wanted } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, schema)
  if (!form.ok) return form.invalid
  const done = await closeUnsuccessful(db, { actorId: actor.personId, companyId: wanted.companyId, requestId: wanted.id, ...form.value })
  return done.ok ? redirect(`/${args.params.lang}/my/requests/${wanted.ref}/compare`) : refused(`bids:refused.${done.reason}`, body)
}

/** No bid is chosen: the bidders hear why. */
export default function Unsuccessful({ loaderData: { request }, actionData, params }: Route.ComponentProps) {
  const { t } = useWords()
  const { error, value, summary } = useAnswer(actionData, ['reasonCode', 'words'])
  const back = `/${params.lang}/my/requests/${request.ref}/compare`
  return (
    <>
      <title>{t('bids:unsuccessful.title')}</title>
      <PageHeader
        back={{ to: back, label: t('bids:award.back') }}
        kicker={<span lang={request.language}>{request.title}</span>}
        title={t('bids:unsuccessful.title')}
      />
      <ErrorSummary errors={summary} />
      <Form>
        <RadioGroup
          name="reasonCode"
          label={t('bids:unsuccessful.label')}
          hint={t('bids:award.labelHint')}
          options={unsuccessfulReasons.map((code) => ({ value: code, label: t(`bids:unsuccessful.reason.${code}`) }))}
          defaultValue={value('reasonCode')}
          error={error('reasonCode')}
        />
        <TextArea
          name="words"
          required={false}
          rows={3}
          label={t('bids:unsuccessful.words')}
          hint={t('bids:unsuccessful.wordsHint')}
          maxLength={reasonWords.most}
          defaultValue={value('words')}
          error={error('words')}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton variant="danger">{t('bids:unsuccessful.confirm')}</SubmitButton>
          <LinkButton variant="quiet" to={back}>
            {t('common:action.cancel')}
          </LinkButton>
        </div>
      </Form>
    </>
  )
}
