import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { useWords } from '~/platform/i18n/words'
import { RadioGroup } from '~/ui/choice-field'
import { useAnswer } from '~/ui/form-answer'
import { WordsForm } from '../../components/words-form'
import { limits } from '../../disputes/dispute'
import { askInMediation } from '../commands.server'
import { gateMediation } from '../gate.server'
import { askSchema } from '../mediation-form'
import type { Route } from './+types/ask'

export const handle = { policy: 'mediations.ask' }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateMediation(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { dispute, disputePath, isMediator } = await gate(args)
  return { number: dispute.number, path: disputePath, isMediator }
}

export async function action(args: Route.ActionArgs) {
  const { deed, disputePath } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, askSchema)
  if (!form.ok) return form.invalid
  const asked = await askInMediation(db, { ...deed, ...form.value, language: languageOf(args.context) })
  return asked.ok ? redirect(disputePath) : refused(`engagements:refused.${asked.reason}`, body)
}

/** The mediator asks one side or both; what is asked and answered, both read. */
export default function Ask({ loaderData: { number, path, isMediator }, actionData }: Route.ComponentProps) {
  const { t } = useWords()
  const { error, value } = useAnswer(actionData, ['addressee', 'text'])
  return (
    <WordsForm
      title={t('disputes:ask.title')}
      sub={t('disputes:ask.sub')}
      back={{ to: path, label: t('disputes:one', { number }) }}
      fields={[{ name: 'text', label: t('disputes:ask.text'), max: limits.words }]}
      submit={t('disputes:ask.send')}
      barred={isMediator ? null : t('engagements:refused.notMediator')}
      answer={actionData}
    >
      <RadioGroup
        name="addressee"
        label={t('disputes:ask.addressee')}
        options={(['both', 'buyer', 'vendor'] as const).map((each) => ({ value: each, label: t(`disputes:addressee.${each}`) }))}
        defaultValue={value('addressee', 'both')}
        error={error('addressee')}
      />
    </WordsForm>
  )
}
