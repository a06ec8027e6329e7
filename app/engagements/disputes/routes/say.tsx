import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { useWords } from '~/platform/i18n/words'
import { WordsForm } from '../../components/words-form'
import { sayInDispute } from '../commands.server'
import { limits, maySpeak } from '../dispute'
import { statementSchema } from '../dispute-form'
import { gateDisputeDeed } from '../gate.server'
import type { Route } from './+types/say'

export const handle = { policy: 'disputes.say' }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateDisputeDeed(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, dispute, disputePath } = await gate(args)
  return { number: dispute.number, path: disputePath, isPossible: maySpeak(engagement.side, dispute.status) }
}

export async function action(args: Route.ActionArgs) {
  const { deed, disputePath } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, statementSchema)
  if (!form.ok) return form.invalid
  const said = await sayInDispute(db, { ...deed, ...form.value, language: languageOf(args.context) })
  return said.ok ? redirect(disputePath) : refused(`engagements:refused.${said.reason}`, body)
}

/** A side's word in mediation: an answer to the mediator, or what it thinks of a settlement. */
export default function Say({ loaderData: { number, path, isPossible }, actionData }: Route.ComponentProps) {
  const { t } = useWords()
  return (
    <WordsForm
      title={t('disputes:say.title')}
      sub={t('disputes:say.sub')}
      back={{ to: path, label: t('disputes:one', { number }) }}
      fields={[{ name: 'text', label: t('disputes:say.text'), max: limits.words }]}
      submit={t('disputes:say.send')}
      barred={isPossible ? null : t('engagements:refused.movedOn')}
      answer={actionData}
    />
  )
}
