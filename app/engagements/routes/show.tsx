import { databaseNow } from '#db/clock'
import { contactAfterAward } from '~/bids/award/queries.server'
import { inOthers } from '~/bids/compare/comparison'
import { ContactCard } from '~/bids/components/contact-card'
import { ratesOn } from '~/corridors/queries.server'
import { db } from '~/platform/database.server'
import { useWords } from '~/platform/i18n/words'
import { PageHeader } from '~/ui/page-header'
import { Stepper } from '~/ui/stepper'
import { EngagementFacts } from '../components/engagement-facts'
import { EngagementHistory } from '../components/engagement-history'
import { NextLine } from '../components/next-line'
import { StatusChip } from '../components/status-chip'
import { currentStep, otherSide, steps } from '../engagement'
import { gateEngagement } from '../gate.server'
import { isTurnOf } from '../next-step'
import { historyOf, nextSteps } from '../queries.server'
import type { Route } from './+types/show'

export const handle = { policy: 'engagements.show' }

const gate = (args: Route.LoaderArgs) => gateEngagement(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { actor, engagement } = await gate(args)
  const { requestId, side, valueMinor, currency } = engagement
  return {
    engagement,
    next: (await nextSteps(db, [engagement])).get(engagement.id)!,
    contact: side ? await contactAfterAward(db, { requestId, viewerCompanyId: actor.company?.id ?? '' }) : null,
    ...inOthers(valueMinor, currency, await ratesOn(db)),
    history: await historyOf(db, engagement.id),
    now: await databaseNow(db),
  }
}

/** One engagement, for both sides and those who watch: where it stands, what comes next, what was agreed. */
export default function Show({ loaderData, params }: Route.ComponentProps) {
  const { t } = useWords()
  const { engagement, next, contact, converted, rateDate, history, now } = loaderData
  return (
    <>
      <title>{t('engagements:show.pageTitle', { ref: engagement.ref })}</title>
      <PageHeader
        back={{ to: `/${params.lang}/engagements`, label: t('engagements:list.title') }}
        kicker={t('engagements:show.kicker', { ref: engagement.ref })}
        title={engagement.title}
        lang={engagement.titleLanguage}
        chips={<StatusChip status={engagement.status} t={t} />}
      />
      <Stepper
        label={t('engagements:show.steps')}
        steps={steps.map((key) => ({ key, label: t(`engagements:step.${key}`) }))}
        current={currentStep(engagement.status)}
        next={<NextLine next={next} t={t} now={now} />}
        isReadersTurn={isTurnOf(engagement.side, next.acts)}
      />
      <div className="gap-10 lg:grid lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          <section className="mb-8 max-w-reading">
            <h2 className="mb-2 text-lg">{t('engagements:show.facts')}</h2>
            <EngagementFacts engagement={engagement} converted={converted} rateDate={rateDate} lang={params.lang} />
          </section>
          {contact && engagement.side ? <ContactCard contact={contact} side={otherSide(engagement.side)} /> : null}
        </div>
        <aside className="min-w-0">
          <h2 className="mb-3 text-lg">{t('engagements:show.history')}</h2>
          <EngagementHistory entries={history} now={now} />
        </aside>
      </div>
    </>
  )
}
