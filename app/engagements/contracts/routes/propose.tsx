import { redirect } from 'react-router'
import { databaseNow } from '#db/clock'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { invalid, parseForm, readFormData, refused } from '~/platform/forms.server'
import { useWords } from '~/platform/i18n/words'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { gateParty } from '../../gate.server'
import { sourcesOf } from '../../queries.server'
import { proposeTerms } from '../commands.server'
import { TermsForm } from '../components/terms-form'
import { whoProposes } from '../contract'
import { termsSchema, typedTerms } from '../contract-form'
import { drawContract, proposalsOf } from '../queries.server'
import type { Route } from './+types/propose'

export const handle = { policy: 'contracts.propose' }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateParty(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, path } = await gate(args)
  const { together } = await sourcesOf(db, engagement.id)
  const language = languageOf(args.context)
  const [last] = await proposalsOf(db, { engagementId: engagement.id, language, most: 1 })
  const draft = last ?? (await drawContract(db, { ...(await sourcesOf(db, engagement.id)), language, now: await databaseNow(db) }))
  return {
    path,
    ref: engagement.ref,
    currency: engagement.currency,
    isTurn: whoProposes(engagement.status, last ?? null) === engagement.side,
    basedOn: last?.number ?? 0,
    typed: typedTerms(draft),
    rows: {
      milestones: draft.terms.milestones.length,
      deliverables: draft.terms.deliverables.length,
      clarifications: draft.terms.clarifications,
      together: together
        ? { buyer: draft.terms.together?.buyerAssets.length ?? 0, vendor: draft.terms.together?.vendorAssets.length ?? 0 }
        : null,
    },
  }
}

export async function action(args: Route.ActionArgs) {
  const { engagement, deed, path } = await gate(args)
  const body = await readFormData(args.request)
  const { together } = await sourcesOf(db, engagement.id)
  const form = parseForm(body, termsSchema(engagement.currency, together))
  if (!form.ok) return form.invalid
  const proposed = await proposeTerms(db, { ...deed, language: languageOf(args.context), ...form.value })
  if (proposed.ok) return redirect(`${path}/contract`)
  const key = `engagements:refused.${proposed.reason}`
  if (proposed.reason !== 'dueInPast') return refused(key, body)
  const { today } = proposed
  const past = [...body].filter(([name, typed]) => /^milestones\[\d+\]\.dueOn$/.test(name) && typed !== '' && typed < today)
  return invalid(Object.fromEntries(past.map(([name]) => [name, [key]])), body)
}

/** The terms, to be written for the first time or answered: drawn from what is agreed already. */
export default function Propose({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useWords()
  const { path, ref, isTurn, ...form } = loaderData
  return (
    <>
      <title>{t('engagements:form.pageTitle', { ref })}</title>
      <PageHeader
        back={{ to: `${path}/contract`, label: t('engagements:contract.title') }}
        title={t(form.basedOn === 0 ? 'engagements:contract.draft' : 'engagements:contract.counter')}
        sub={t(form.basedOn === 0 ? 'engagements:form.drawn' : 'engagements:form.countering')}
      />
      {isTurn || actionData ? <TermsForm {...form} answer={actionData} /> : <Notice title={t('engagements:refused.notYourTurn')} />}
    </>
  )
}
