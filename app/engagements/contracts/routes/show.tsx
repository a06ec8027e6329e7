import { databaseNow } from '#db/clock'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Form, SubmitButton } from '~/ui/form'
import { Instant } from '~/ui/instant'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { NextStep } from '~/ui/stepper'
import { NextLine } from '../../components/next-line'
import { gateEngagement } from '../../gate.server'
import { isTurnOf, stepFor } from '../../next-step'
import { stepsOf } from '../../standing.server'
import { ContractText } from '../components/contract-text'
import { ProposalChanges } from '../components/proposal-changes'
import { Signatures } from '../components/signatures'
import { canSign, mayWithdraw, whoProposes } from '../contract'
import { proposalsOf, signaturesOf } from '../queries.server'
import type { Route } from './+types/show'

export const handle = { policy: 'contracts.show' }

const gate = (args: Route.LoaderArgs) => gateEngagement(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, path } = await gate(args)
  const { id, ref, side, status, currency } = engagement
  const [last, before] = await proposalsOf(db, { engagementId: id, language: languageOf(args.context), most: 2 })
  const signatures = last ? await signaturesOf(db, last.id) : []
  const signed = signatures.map((signature) => signature.side)
  const refused = new URL(args.request.url).searchParams.get('refused') ?? ''
  const steps = (await stepsOf(db, [engagement])).get(id) ?? []
  return {
    engagement: { ref, side, status, currency },
    path,
    last: last ?? null,
    before: before ?? null,
    signatures: signatures.map(({ side, name, at }) => ({ side, name, at })),
    next: status === 'contracting' ? stepFor(steps, side) : null,
    may: {
      propose: side !== null && whoProposes(status, last ?? null) === side,
      sign: side !== null && canSign(side, status, last ?? null, signed),
      withdraw: mayWithdraw(side, status, last ?? null, signed),
    },
    refused: /^[a-zA-Z]{1,40}$/.test(refused) ? refused : null,
    now: await databaseNow(db),
  }
}

/** The terms as they stand, for both sides: what is proposed, what it changes, who has signed. */
export default function Show({ loaderData }: Route.ComponentProps) {
  const { t } = useWords()
  const { engagement, path, last, before, signatures, next, may, refused, now } = loaderData
  return (
    <>
      <title>{t('engagements:contract.pageTitle', { ref: engagement.ref })}</title>
      <PageHeader
        back={{ to: path, label: t('engagements:show.kicker', { ref: engagement.ref }) }}
        title={t('engagements:contract.title')}
        sub={
          next ? (
            <NextStep isReadersTurn={isTurnOf(engagement.side, next.acts)}>
              <NextLine next={next} side={engagement.side} t={t} now={now} />
            </NextStep>
          ) : null
        }
        actions={
          <>
            {may.sign ? <LinkButton to={`${path}/contract/sign`}>{t('engagements:contract.readAndSign')}</LinkButton> : null}
            {may.propose ? (
              <LinkButton variant={last ? 'secondary' : 'primary'} to={`${path}/contract/propose`}>
                {t(last ? 'engagements:contract.counter' : 'engagements:contract.draft')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      {refused ? <Notice tone="problem" title={t(`engagements:refused.${refused}`)} announce /> : null}
      {last ? (
        <>
          <p className="mb-5 text-ink-soft">
            {t('engagements:contract.proposed', { number: last.number, side: t(`engagements:facts.${last.side}`) })}{' '}
            <bdi className="me-2">{last.proposedBy}</bdi> <Instant at={last.createdAt} now={now} hint={false} />
          </p>
          {last.status === 'in_translation' ? (
            <Notice title={t('engagements:contract.inTranslation')}>{t('engagements:contract.inTranslationHint')}</Notice>
          ) : null}
          {last.status === 'withdrawn' ? (
            <Notice title={t('engagements:contract.withdrawn')}>{t('engagements:contract.withdrawnHint')}</Notice>
          ) : null}
          {last.status === 'signed' ? (
            <Notice tone="success" title={t('engagements:contract.locked')}>
              {t('engagements:contract.lockedHint')}
            </Notice>
          ) : null}
          {may.withdraw ? (
            <Form action={`${path}/contract/withdraw`} className="mb-6">
              <SubmitButton variant="secondary">{t('engagements:withdraw')}</SubmitButton>
            </Form>
          ) : null}
          {before && last.status !== 'signed' && last.status !== 'withdrawn' ? (
            <Card title={t('engagements:contract.changes', { number: before.number })} className="mb-6">
              <ProposalChanges before={before} after={last} currency={engagement.currency} />
            </Card>
          ) : null}
          {last.texts && last.status !== 'withdrawn' ? (
            <>
              <section className="mb-6 max-w-reading">
                <h2 className="mb-2 text-lg">{t('engagements:contract.signatures')}</h2>
                <Signatures signatures={signatures} now={now} />
              </section>
              <ContractText texts={last.texts} path={path} number={last.number} />
            </>
          ) : null}
        </>
      ) : (
        <EmptyState title={t('engagements:contract.emptyTitle')} icon="edit">
          {t('engagements:contract.empty')}
        </EmptyState>
      )}
    </>
  )
}
