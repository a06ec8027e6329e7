import { databaseNow } from '#db/clock'
import { isSuspended } from '~/accounts/actor'
import { engagementOf } from '~/engagements/queries.server'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { buttonLook, LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Instant } from '~/ui/instant'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { NextStep } from '~/ui/stepper'
import { awardOf, contactAfterAward } from '../award/queries.server'
import { canCompare, canDecide } from '../bid'
import { comparisonOf, gateOpensAt } from '../compare/queries.server'
import { AwardedNotice } from '../components/awarded-notice'
import { BuyerDeeds } from '../components/buyer-deeds'
import { CompareCard } from '../components/compare-card'
import { factRows, wordRows } from '../components/compare-rows'
import { CompareTable } from '../components/compare-table'
import { ContactCard } from '../components/contact-card'
import { togetherRows } from '../components/together-rows'
import { requestToBidOn } from '../queries.server'
import type { Route } from './+types/compare'

export const handle = { policy: 'bids.compare' }

async function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  const wanted = found(await requestToBidOn(db, { ref: args.params.ref, language: languageOf(args.context) }))
  allow(canCompare(actor, wanted) && wanted.openedAt !== null)
  return { actor, wanted, openedAt: wanted.openedAt! }
}

export async function loader(args: Route.LoaderArgs) {
  const { actor, wanted, openedAt } = await gate(args)
  const { id, companyId, ref, status, requirements, view } = wanted
  const language = languageOf(args.context)
  const search = new URL(args.request.url).searchParams
  const bids = await comparisonOf(db, { requestId: id, companyId, openedAt, language })
  return {
    isTogether: wanted.mode === 'build',
    request: { ref, status, requirements, title: view.fields.title ?? ref, language: view.language },
    bids,
    isDeciding: canDecide(actor, wanted),
    isStopped: isSuspended(actor) && status === 'evaluating',
    gateAt: bids.some(({ status }) => status === 'opened') ? gateOpensAt(openedAt) : null,
    award: await awardOf(db, { requestId: id, language, isBuyer: true }),
    engagement: status === 'awarded' ? await engagementOf(db, { requestId: id, companyId }) : null,
    contact: await contactAfterAward(db, { requestId: id, viewerCompanyId: companyId }),
    shown: search.get('bid')?.slice(0, 20) ?? null,
    refused: /^[a-zA-Z]{1,40}$/.test(search.get('refused') ?? '') ? search.get('refused') : null,
    now: await databaseNow(db),
  }
}

/** The buyer's comparison, in the buyer's language: facts at once, words for all bids at the same moment. */
export default function Compare({ loaderData, params }: Route.ComponentProps) {
  const { t } = useWords()
  const { request, bids, isDeciding, gateAt, award, engagement, contact, shown, refused, now } = loaderData
  const base = `/${params.lang}/my/requests/${request.ref}`
  const rows = [
    ...factRows({ t, requirements: request.requirements, requestLanguage: request.language }),
    ...(loaderData.isTogether ? togetherRows(t) : []),
    ...wordRows({ t }),
  ]
  const unverified = bids.some(({ words }) => words?.provenance.kind === 'unverified')
  return (
    <>
      <title>{t('bids:compare.pageTitle', { ref: request.ref })}</title>
      <PageHeader
        back={{ to: base, label: t('bids:compare.back') }}
        kicker={t('bids:compare.kicker', { ref: request.ref, count: bids.length })}
        title={request.title}
        lang={request.language}
        actions={
          <>
            <a href={`${base}/compare.csv`} download className={buttonLook('secondary', 'no-print')}>
              {t('bids:compare.csv')}
            </a>
            {isDeciding && !gateAt ? (
              <LinkButton variant="quiet" to={`${base}/unsuccessful`} className="no-print">
                {t('bids:unsuccessful.choose')}
              </LinkButton>
            ) : null}
          </>
        }
        sub={
          gateAt ? (
            <NextStep>
              {t('bids:compare.next.gate')} <Instant at={gateAt} now={now} />
            </NextStep>
          ) : isDeciding ? (
            <NextStep isReadersTurn>{t('bids:compare.next.decide')}</NextStep>
          ) : null
        }
      />
      {loaderData.isStopped ? <Notice tone="warning" title={t('bids:refused.companySuspended')} /> : null}
      {refused ? <Notice tone="problem" title={t(`bids:refused.${refused}`)} announce /> : null}
      {gateAt ? <Notice title={t('bids:compare.gate')}>{t('bids:compare.gateHint')}</Notice> : null}
      {unverified ? (
        <Notice tone="warning" title={t('bids:compare.unverified')}>
          {t('bids:compare.unverifiedHint')}
        </Notice>
      ) : null}
      <AwardedNotice
        award={award}
        winner={bids.find(({ ref }) => ref === award?.bidRef) ?? null}
        engagement={engagement ? `/${params.lang}/engagements/${engagement}` : null}
      />
      {contact ? <ContactCard contact={contact} side="vendor" /> : null}
      {bids.length === 0 ? <EmptyState title={t('bids:compare.empty')} /> : null}
      {bids.length > 0 ? (
        <>
          <CompareTable
            bids={bids}
            rows={rows}
            deeds={
              (isDeciding && !gateAt) || bids.some(({ status }) => status === 'disqualified')
                ? (bid) => <BuyerDeeds bid={bid} base={base} isDeciding={isDeciding} id="table" />
                : null
            }
          />
          <CompareCard
            bids={bids}
            rows={rows}
            shown={shown}
            deeds={(bid) => <BuyerDeeds bid={bid} base={base} isDeciding={isDeciding} id="card" />}
          />
          <p className="mt-4 text-sm">
            <a href={`/${params.lang}/requests/${request.ref}/commitments`} className="inline-flex min-h-11 items-center">
              {t('bids:commitments.title')}
            </a>
          </p>
        </>
      ) : null}
    </>
  )
}
