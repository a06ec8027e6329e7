import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { refused } from '~/platform/forms.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { ErrorSummary } from '~/ui/error-summary'
import { useAnswer } from '~/ui/form-answer'
import { PageHeader } from '~/ui/page-header'
import { inviteVendor } from '../matching/commands.server'
import { canInvite } from '../matching/fit'
import { requestToMatch } from '../matching/queries.server'
import type { Route } from './+types/invite-vendor'

export const handle = { policy: 'matching.invite' }

async function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  const request = found(await requestToMatch(db, { ref: args.params.ref, companyId: found(actor.company).id }))
  allow(canInvite(actor, request))
  return { actor, request }
}

export async function action(args: Route.ActionArgs) {
  const { actor, request } = await gate(args)
  const invited = await inviteVendor(db, {
    actor: { personId: actor.personId, companyId: request.companyId },
    requestId: request.id,
    vendorRef: args.params.vendor,
  })
  // To press twice is to invite once.
  if (invited.ok || invited.reason === 'already') return redirect(`/${args.params.lang}/my/requests/${request.ref}/vendors?invited`)
  return refused(`discovery:matching.refused.${invited.reason}`)
}

/** Why nobody was invited. */
export default function InviteVendor({ actionData, params }: Route.ComponentProps) {
  const { t } = useWords()
  const { summary } = useAnswer(actionData)
  const back = { to: `/${params.lang}/my/requests/${params.ref}/vendors`, label: t('discovery:matching.title') }
  return (
    <>
      <title>{t('discovery:matching.title')}</title>
      <PageHeader title={t('discovery:matching.title')} back={back} />
      <ErrorSummary errors={summary} />
    </>
  )
}
