import { redirect } from 'react-router'
import { databaseNow } from '#db/clock'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { togetherFacts } from '~/requests/together/together'
import { ErrorSummary } from '~/ui/error-summary'
import { useAnswer } from '~/ui/form-answer'
import { Instant } from '~/ui/instant'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { NextStep } from '~/ui/stepper'
import { isBidder, takesBids } from '../bid'
import { submitBid } from '../commands.server'
import { OfferForm } from '../components/offer-form'
import { offerLabel } from '../components/offer-label'
import { RequestAside } from '../components/request-aside'
import { typedFrom } from '../offer'
import { offerSchema, togetherOfferSchema } from '../offer-form'
import { requestToBidOn, typedOffer } from '../queries.server'
import type { Route } from './+types/submit'

export const handle = { policy: 'bids.submit' }

async function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const actor = requireActor(args)
  allow(isBidder(actor))
  const wanted = found(await requestToBidOn(db, { ref: args.params.ref, language: languageOf(args.context) }))
  return { actor, company: actor.company, wanted }
}

export async function loader(args: Route.LoaderArgs) {
  const { actor, company, wanted } = await gate(args)
  const now = await databaseNow(db)
  const { typed, bid, savedAt } = await typedOffer(db, { companyId: company.id, requestId: wanted.id, currency: 'INR' })
  const { ref, view, requirements, revisionId, deadlineAt } = wanted
  return {
    request: {
      ref,
      view,
      requirements,
      revisionId,
      deadlineAt,
      together: wanted.mode === 'build' ? togetherFacts(wanted.togetherJson) : null,
      budget: { min: wanted.budgetMin, max: wanted.budgetMax, currency: wanted.currency },
    },
    typed,
    bid,
    savedAt,
    now,
    isOpen: takesBids(wanted, now),
    missing: company.isVerified ? (actor.isEmailVerified ? null : ('emailNotVerified' as const)) : ('companyNotVerified' as const),
  }
}

export async function action(args: Route.ActionArgs) {
  const { actor, company, wanted } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, wanted.mode === 'build' ? togetherOfferSchema : offerSchema)
  if (!form.ok) return form.invalid
  const sent = await submitBid(db, { companyId: company.id, personId: actor.personId, requestId: wanted.id, ...form.value })
  return sent.ok ? redirect(`/${args.params.lang}/my/bids/${sent.ref}?sent=${sent.version}`) : refused(`bids:refused.${sent.reason}`, body)
}

/** The offer beside the request it answers. What was typed is never lost: drafts are kept, refused forms come back whole. */
export default function Submit({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useWords()
  const { request, typed, bid, savedAt, now, isOpen, missing } = loaderData
  const { error, summary } = useAnswer(actionData, [], (name) => offerLabel(t, name))
  const shown = actionData && Object.keys(actionData.values).length > 0 ? typedFrom(Object.entries(actionData.values)) : typed
  const title = request.view.fields.title ?? request.ref
  return (
    <>
      <title>{t('bids:submit.pageTitle', { request: request.ref })}</title>
      <PageHeader
        back={{ to: `/${params.lang}/requests/${request.ref}`, label: t('bids:submit.back') }}
        kicker={bid && bid.version > 0 ? t('bids:submit.revising', { ref: bid.ref, version: bid.version }) : t('bids:submit.kicker')}
        title={title}
        lang={request.view.language}
        sub={
          isOpen && request.deadlineAt ? (
            <NextStep isReadersTurn={bid?.status === 'needs_reconfirm'}>
              {t('bids:submit.until')} <Instant at={request.deadlineAt} now={now} />
            </NextStep>
          ) : null
        }
      />
      {isOpen ? null : <Notice tone="warning" title={t('bids:submit.closed')} />}
      {missing ? <Notice tone="warning" title={t(`bids:submit.missing.${missing}`)} /> : null}
      {bid?.status === 'needs_reconfirm' ? <Notice tone="warning" title={t('bids:submit.amended')} /> : null}
      <ErrorSummary errors={summary} />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <RequestAside request={request} lang={params.lang} />
        <OfferForm
          // A pressed "save draft" comes back as another form; an autosave must not, or it would take the words out of the typist's hand.
          key={savedAt}
          base={`/${params.lang}/requests/${request.ref}/bid`}
          request={request}
          typed={shown}
          savedAt={savedAt}
          isOpen={isOpen}
          error={error}
        />
      </div>
    </>
  )
}
