import { databaseNow } from '#db/clock'
import { isModerator } from '~/accounts/actor'
import { db } from '~/platform/database.server'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { NextStep } from '~/ui/stepper'
import { NextLine } from '../../components/next-line'
import { MediatorDeeds } from '../../mediations/components/mediator-deeds'
import { partOf } from '../../mediations/queries.server'
import { isTurnOf } from '../../next-step'
import { openPause } from '../../pauses/queries.server'
import { stepsOf } from '../../standing.server'
import { DisputeChip } from '../components/dispute-status'
import { DisputeView } from '../components/dispute-view'
import { Outcomes } from '../components/outcomes'
import { Statements } from '../components/statements'
import { isToMediate, mayAnswer, maySpeak, mayWithdraw } from '../dispute'
import { gateDispute } from '../gate.server'
import { mayAccept } from '../outcome'
import type { Route } from './+types/show'

export const handle = { policy: 'disputes.show' }

const gate = (args: Route.LoaderArgs) => gateDispute(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { actor, engagement, dispute, path, disputePath } = await gate(args)
  const { id, ref, side, status, requestId } = engagement
  const now = await databaseNow(db)
  const steps = (await stepsOf(db, [engagement])).get(id) ?? []
  const isMediator = dispute.status === 'mediation' && dispute.mediatorId === actor.personId
  const waits = isModerator(actor) && isToMediate(dispute, now)
  const pause = isMediator ? await openPause(db, id) : null
  const [last] = dispute.outcomes
  const refused = new URL(args.request.url).searchParams.get('refused') ?? ''
  const { mediatorId: _, ...shown } = dispute
  return {
    engagement: { ref, side },
    dispute: shown,
    path,
    disputePath,
    next: steps.find((step) => step.path === `/disputes/${dispute.number}`) ?? null,
    may: {
      answer: mayAnswer(side, dispute),
      say: maySpeak(side, dispute.status),
      withdraw: mayWithdraw(side, dispute),
      accept: mayAccept(side, dispute.status, last ?? null, last?.acceptances.map((each) => each.side) ?? []),
    },
    mediation: {
      isMediator,
      isToMediate: waits,
      part: waits ? await partOf(db, { requestId, moderatorId: actor.personId }) : null,
      maySuspend: isMediator && status === 'active',
      mayResume: pause?.dispute === dispute.number,
    },
    refused: /^[a-zA-Z.]{1,40}$/.test(refused) ? refused : null,
    now,
  }
}

/** One dispute, for both sides, the mediator and those who watch: what was raised, answered, said, proposed and decided. */
export default function Show({ loaderData }: Route.ComponentProps) {
  const { t } = useWords()
  const { engagement, dispute, path, disputePath, next, may, mediation, refused, now } = loaderData
  return (
    <>
      <title>{t('disputes:pageTitle', { number: dispute.number, ref: engagement.ref })}</title>
      <PageHeader
        back={{ to: path, label: t('engagements:show.kicker', { ref: engagement.ref }) }}
        kicker={t('disputes:one', { number: dispute.number })}
        title={dispute.words.fields.title ?? ''}
        lang={dispute.words.language}
        chips={<DisputeChip status={dispute.status} t={t} />}
        sub={
          next ? (
            <NextStep isReadersTurn={isTurnOf(engagement.side, next.acts)}>
              <NextLine next={next} side={engagement.side} t={t} now={now} />
            </NextStep>
          ) : null
        }
        actions={
          <>
            {may.accept ? <LinkButton to={`${disputePath}/accept`}>{t('disputes:accept.title')}</LinkButton> : null}
            {may.answer ? <LinkButton to={`${disputePath}/answer`}>{t('disputes:answer.title')}</LinkButton> : null}
            {may.say ? (
              <LinkButton variant="secondary" to={`${disputePath}/say`}>
                {t('disputes:say.title')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      {refused ? <Notice tone="problem" title={t(`engagements:refused.${refused}`)} announce /> : null}
      <MediatorDeeds path={disputePath} {...mediation} />
      <Outcomes outcomes={dispute.outcomes} now={now} />
      {dispute.status === 'settled' || dispute.status === 'decided' ? (
        <Notice title={t('disputes:carryOut.title')} className="mb-6">
          {t('disputes:carryOut.body')}
        </Notice>
      ) : null}
      <DisputeView dispute={dispute} path={path} now={now} />
      <Statements statements={dispute.statements} now={now} />
      {may.withdraw ? (
        <Confirm
          label={t('disputes:withdraw.label')}
          question={t('disputes:withdraw.question')}
          confirmLabel={t('disputes:withdraw.send')}
          action={`${disputePath}/withdraw`}
        />
      ) : null}
    </>
  )
}
