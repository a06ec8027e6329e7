import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { useWords } from '~/platform/i18n/words'
import { WordsForm } from '../../components/words-form'
import { limits, mayDecide } from '../change-order'
import { declineSchema } from '../change-order-form'
import { declineChange } from '../commands.server'
import { gateOrderDeed } from '../gate.server'
import type { Route } from './+types/decline'

export const handle = { policy: 'changes.decline' }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateOrderDeed(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, order, orderPath } = await gate(args)
  return { number: order.number, path: orderPath, isPossible: mayDecide(engagement.side, engagement.status, order) }
}

export async function action(args: Route.ActionArgs) {
  const { deed, orderPath } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, declineSchema)
  if (!form.ok) return form.invalid
  const declined = await declineChange(db, { ...deed, ...form.value, language: languageOf(args.context) })
  return declined.ok ? redirect(orderPath) : refused(`engagements:refused.${declined.reason}`, body)
}

/** Says no to a change, with a reason that the other side reads in its language. */
export default function Decline({ loaderData: { number, path, isPossible }, actionData }: Route.ComponentProps) {
  const { t } = useWords()
  return (
    <WordsForm
      title={t('engagements:change.declineTitle', { number })}
      back={{ to: path, label: t('engagements:change.one', { number }) }}
      fields={[{ name: 'reason', label: t('engagements:change.reason'), hint: t('engagements:change.reasonHint'), max: limits.reason }]}
      submit={t('engagements:change.decline')}
      barred={isPossible ? null : t('engagements:refused.movedOn')}
      answer={actionData}
    />
  )
}
