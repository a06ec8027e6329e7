import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { useWords } from '~/platform/i18n/words'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { SignForm } from '../../contracts/components/signatures'
import { signSchema } from '../../contracts/contract-form'
import { acceptSettlement } from '../commands.server'
import { OutcomeText } from '../components/outcome-text'
import { gateDisputeDeed } from '../gate.server'
import { mayAccept } from '../outcome'
import type { Route } from './+types/accept'

export const handle = { policy: 'disputes.accept' }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateDisputeDeed(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, dispute, disputePath } = await gate(args)
  const [last] = dispute.outcomes
  const accepted = last?.acceptances.map(({ side }) => side) ?? []
  return {
    path: disputePath,
    number: dispute.number,
    outcome: last && mayAccept(engagement.side, dispute.status, last, accepted) ? { number: last.number, texts: last.texts } : null,
  }
}

export async function action(args: Route.ActionArgs) {
  const { deed, disputePath } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, signSchema)
  if (!form.ok) return form.invalid
  const { number, agreed: _, ...signed } = form.value
  const accepted = await acceptSettlement(db, { ...deed, ...signed, outcome: Number(number) })
  return accepted.ok ? redirect(disputePath) : refused(`engagements:refused.${accepted.reason}`, body)
}

/** The last look before a settlement is accepted: both texts with their hashes, then the name. */
export default function Accept({ loaderData: { path, number, outcome }, actionData }: Route.ComponentProps) {
  const { t } = useWords()
  return (
    <>
      <title>{t('disputes:accept.title')}</title>
      <PageHeader
        back={{ to: path, label: t('disputes:one', { number }) }}
        title={t('disputes:accept.title')}
        sub={t('disputes:accept.sub')}
      />
      {outcome?.texts ? (
        <>
          <OutcomeText texts={outcome.texts} />
          <div className="mt-6 max-w-reading">
            <SignForm
              number={outcome.number}
              sha256Zh={outcome.texts['zh-CN'].sha256}
              sha256En={outcome.texts.en.sha256}
              answer={actionData}
              words={{ agree: t('disputes:accept.agree'), sign: t('disputes:accept.send'), hint: t('disputes:accept.nameHint') }}
            />
          </div>
        </>
      ) : (
        <Notice title={t('disputes:accept.nothing')} />
      )}
    </>
  )
}
