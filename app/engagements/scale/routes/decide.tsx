import { redirect } from 'react-router'
import { databaseNow } from '#db/clock'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { allow } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { ErrorSummary } from '~/ui/error-summary'
import { useAnswer } from '~/ui/form-answer'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { NextStep } from '~/ui/stepper'
import { NextLine } from '../../components/next-line'
import { gateEngagement, gateParty } from '../../gate.server'
import { isTurnOf, stepFor } from '../../next-step'
import { stepsOf } from '../../standing.server'
import { stateScale } from '../commands.server'
import { ScaleForm, StatementCard } from '../components/scale-page'
import { milestoneStates, scaleOf, statementsOf } from '../queries.server'
import { isAwaited, maySay } from '../scale'
import { scaleSchema } from '../scale-form'
import type { Route } from './+types/decide'

export const handle = { policy: 'scale.decide' }

async function gate(args: Route.LoaderArgs) {
  const own = await gateEngagement(db, args)
  const scale = await scaleOf(db, own.engagement.id)
  allow(scale.pilotNumber !== null)
  return { ...own, scale }
}

export async function loader(args: Route.LoaderArgs) {
  const { engagement, path, scale } = await gate(args)
  const { id, ref, side, status } = engagement
  const statements = await statementsOf(db, { engagementId: id, language: languageOf(args.context) })
  const isAsked = isAwaited(status, scale, await milestoneStates(db, id))
  const steps = (await stepsOf(db, [engagement])).get(id)?.filter((step) => step.path === '/scale') ?? []
  return {
    ...{ ref, path, side, statements, isAsked },
    pilot: scale.pilotNumber!,
    round: scale.scaleRound ?? 1,
    outcome: scale.scaleOutcome,
    may: maySay(side, isAsked),
    next: steps[0] ? stepFor(steps, side) : null,
    now: await databaseNow(db),
  }
}

export async function action(args: Route.ActionArgs) {
  const { deed, path } = await gateParty(db, args)
  const body = await readFormData(args.request)
  const form = parseForm(body, scaleSchema)
  if (!form.ok) return form.invalid
  const { round, choice, reason } = form.value
  const said = await stateScale(db, { ...deed, round: Number(round), choice, reason, language: languageOf(args.context) })
  return said.ok
    ? redirect(said.agreed && said.agreed !== 'change' ? path : `${path}/scale`)
    : refused(`engagements:refused.${said.reason}`, body)
}

/** After the pilot: both sides say whether the work goes on, each with its reason. Nothing is decided by silence. */
export default function Decide({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useWords()
  const { ref, path, side, statements, isAsked, pilot, round, outcome, may, next, now } = loaderData
  const answer = useAnswer(actionData, ['choice', 'reason'])
  const [current, before] = [true, false].map((isNow) => statements.filter((each) => (each.isCurrent && each.round === round) === isNow))
  return (
    <>
      <title>{t('together:scale.pageTitle', { ref })}</title>
      <PageHeader
        back={{ to: path, label: t('engagements:show.kicker', { ref }) }}
        title={t('together:scale.title')}
        sub={
          next ? (
            <NextStep isReadersTurn={isTurnOf(side, next.acts)}>
              <NextLine next={next} side={side} t={t} now={now} />
            </NextStep>
          ) : null
        }
      />
      <ErrorSummary errors={answer.summary} />
      <p className="mb-5 max-w-reading">{t('together:scale.intro', { number: pilot })}</p>
      {outcome ? <Notice tone="success" title={t(`together:scale.outcome.${outcome}`)} /> : null}
      {!outcome && !isAsked ? <Notice title={t('together:scale.notYet', { number: pilot })} /> : null}
      {current!.length > 0 ? (
        <section className="mb-8 max-w-reading space-y-4">
          <h2>{t('together:scale.said')}</h2>
          {current!.map((statement) => (
            <StatementCard key={statement.side} statement={statement} now={now} />
          ))}
        </section>
      ) : null}
      {may ? <ScaleForm round={round} hasSaid={current!.some((each) => each.side === side)} answer={answer} /> : null}
      {before!.length > 0 ? (
        <section className="mt-8 max-w-reading space-y-4">
          <h2>{t('together:scale.earlier')}</h2>
          {before!.map((statement) => (
            <StatementCard key={`${statement.round} ${statement.at} ${statement.side}`} statement={statement} now={now} />
          ))}
        </section>
      ) : null}
    </>
  )
}
