import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { useWords } from '~/platform/i18n/words'
import { WordsForm } from '../../components/words-form'
import { answerDispute } from '../commands.server'
import { limits, mayAnswer } from '../dispute'
import { answerSchema } from '../dispute-form'
import { gateDisputeDeed } from '../gate.server'
import type { Route } from './+types/answer'

export const handle = { policy: 'disputes.answer' }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateDisputeDeed(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, dispute, disputePath } = await gate(args)
  return { number: dispute.number, path: disputePath, isPossible: mayAnswer(engagement.side, dispute) }
}

export async function action(args: Route.ActionArgs) {
  const { deed, disputePath } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, answerSchema)
  if (!form.ok) return form.invalid
  const answered = await answerDispute(db, { ...deed, ...form.value, language: languageOf(args.context) })
  return answered.ok ? redirect(disputePath) : refused(`engagements:refused.${answered.reason}`, body)
}

/** The other side's answer to a dispute, once. */
export default function AnswerDispute({ loaderData: { number, path, isPossible }, actionData }: Route.ComponentProps) {
  const { t } = useWords()
  return (
    <WordsForm
      title={t('disputes:answer.title', { number })}
      sub={t('disputes:answer.sub')}
      back={{ to: path, label: t('disputes:one', { number }) }}
      fields={[{ name: 'answer', label: t('translations:field.answer'), hint: t('disputes:answer.hint'), max: limits.words }]}
      submit={t('disputes:answer.send')}
      barred={isPossible ? null : t('engagements:refused.movedOn')}
      answer={actionData}
    />
  )
}
