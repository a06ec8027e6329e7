import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { useWords } from '~/platform/i18n/words'
import { WordsForm } from '../../components/words-form'
import { limits } from '../../disputes/dispute'
import { suspendForMediation } from '../commands.server'
import { gateMediation } from '../gate.server'
import { pauseSchema } from '../mediation-form'
import type { Route } from './+types/suspend'

export const handle = { policy: 'mediations.suspend' }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateMediation(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, dispute, disputePath, isMediator } = await gate(args)
  const barred = isMediator ? (engagement.status === 'active' ? null : 'notRunning') : 'notMediator'
  return { number: dispute.number, path: disputePath, barred }
}

export async function action(args: Route.ActionArgs) {
  const { deed, disputePath } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, pauseSchema)
  if (!form.ok) return form.invalid
  const suspended = await suspendForMediation(db, { ...deed, ...form.value, language: languageOf(args.context) })
  return suspended.ok ? redirect(disputePath) : refused(`engagements:refused.${suspended.reason}`, body)
}

/** The mediator stops the engagement's clock, with a reason that both sides read. */
export default function Suspend({ loaderData: { number, path, barred }, actionData }: Route.ComponentProps) {
  const { t } = useWords()
  return (
    <WordsForm
      title={t('disputes:suspend.title')}
      sub={t('disputes:suspend.sub')}
      back={{ to: path, label: t('disputes:one', { number }) }}
      fields={[{ name: 'reason', label: t('engagements:motion.reason'), hint: t('disputes:suspend.hint'), max: limits.words }]}
      submit={t('disputes:suspend.send')}
      barred={barred === null ? null : t(`engagements:refused.${barred}`)}
      answer={actionData}
    />
  )
}
