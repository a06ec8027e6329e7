import { databaseNow } from '#db/clock'
import { engagementOf } from '~/engagements/queries.server'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { awardOf, contactAfterAward } from '../award/queries.server'
import { canReconfirm, canRevise, canWithdraw, isBidder } from '../bid'
import { BidNext, BidStatusChip } from '../components/bid-status'
import { ContactCard } from '../components/contact-card'
import { OfferView } from '../components/offer-view'
import { OwnDeeds } from '../components/own-deeds'
import { Receipts } from '../components/receipts'
import { ResultNotice } from '../components/result-notice'
import { ownBid, ownOffer, receiptsOf } from '../queries.server'
import type { Route } from './+types/show'

export const handle = { policy: 'bids.show' }

async function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(isBidder(actor))
  const bid = found(await ownBid(db, { companyId: actor.company.id, ref: args.params.ref, language: languageOf(args.context) }))
  return { actor, companyId: actor.company.id, bid }
}

export async function loader(args: Route.LoaderArgs) {
  const { actor, companyId, bid } = await gate(args)
  const language = languageOf(args.context)
  const now = await databaseNow(db)
  const wanted = { status: bid.requestStatus, deadlineAt: bid.deadlineAt }
  const hasResult = ['won', 'not_selected', 'disqualified'].includes(bid.status)
  const search = new URL(args.request.url).searchParams
  const { ref, status, version, requestRef, requestStatus, deadlineAt, title, revisionId, openedAt, disqualifiedReason } = bid
  return {
    bid: { ref, status, version, requestRef, requestStatus, deadlineAt, title, revisionId, openedAt, disqualifiedReason },
    requestReason: requestStatus === 'unsuccessful' ? bid.reasonCode : null,
    receipts: await receiptsOf(db, { companyId, bidId: bid.id }),
    offer: await ownOffer(db, { companyId, bidId: bid.id }),
    award: hasResult ? await awardOf(db, { requestId: bid.requestId, language }) : null,
    engagement: bid.status === 'won' ? await engagementOf(db, { requestId: bid.requestId, companyId }) : null,
    contact: bid.status === 'won' ? await contactAfterAward(db, { requestId: bid.requestId, viewerCompanyId: companyId }) : null,
    may: {
      withdraw: canWithdraw(actor, bid, wanted, now),
      reconfirm: canReconfirm(actor, bid, wanted, now),
      revise: canRevise(actor, bid, wanted, now),
    },
    now,
    isJustSent: search.get('sent') === String(bid.version),
    refused: /^[a-zA-Z]{1,40}$/.test(search.get('refused') ?? '') ? search.get('refused') : null,
  }
}

/** One bid, for its own company: where it stands, its receipts, what can still be done, and how it ended. */
export default function Show({ loaderData, params }: Route.ComponentProps) {
  const { t } = useWords()
  const { bid, requestReason, receipts, offer, award, engagement, contact, may, now, isJustSent, refused } = loaderData
  const base = `/${params.lang}/my/bids/${bid.ref}`
  return (
    <>
      <title>{t('bids:show.pageTitle', { ref: bid.ref })}</title>
      <PageHeader
        back={{ to: `/${params.lang}/my/bids`, label: t('bids:mine.title') }}
        kicker={t('bids:show.kicker', { ref: bid.ref, request: bid.requestRef })}
        title={bid.title}
        chips={<BidStatusChip status={bid.status} />}
        sub={<BidNext bid={bid} now={now} />}
        actions={
          <>
            {engagement ? <LinkButton to={`/${params.lang}/engagements/${engagement}`}>{t('engagements:show.open')}</LinkButton> : null}
            <LinkButton variant="secondary" to={`/${params.lang}/requests/${bid.requestRef}`}>
              {t('bids:show.request')}
            </LinkButton>
          </>
        }
      />
      {isJustSent ? (
        <Notice tone="success" title={t('bids:show.sent')} announce>
          {t('bids:show.sentHint')}
        </Notice>
      ) : null}
      {refused ? <Notice tone="problem" title={t(`bids:refused.${refused}`)} announce /> : null}
      <ResultNotice status={bid.status} disqualifiedReason={bid.disqualifiedReason} requestReason={requestReason} award={award} />
      {contact ? <ContactCard contact={contact} side="buyer" /> : null}
      <OwnDeeds
        base={base}
        form={`/${params.lang}/requests/${bid.requestRef}/bid`}
        status={bid.status}
        may={may}
        revisionId={bid.revisionId}
      />
      <Receipts
        receipts={receipts}
        base={base}
        current={bid.version}
        commitments={bid.openedAt ? `/${params.lang}/requests/${bid.requestRef}/commitments` : null}
      />
      {offer ? <OfferView offer={offer} /> : null}
    </>
  )
}
