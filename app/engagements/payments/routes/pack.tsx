import { databaseNow } from '#db/clock'
import { db } from '~/platform/database.server'
import { useWords } from '~/platform/i18n/words'
import { PageHeader } from '~/ui/page-header'
import { gateMilestone } from '../../milestones/gate.server'
import { Pack } from '../components/pack'
import { packOf } from '../pack.server'
import type { Route } from './+types/pack'

export const handle = { policy: 'payments.pack' }

const gate = (args: Route.LoaderArgs) => gateMilestone(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, milestone, milestonePath } = await gate(args)
  return {
    pack: await packOf(db, { engagementId: engagement.id, number: milestone.number, now: await databaseNow(db) }),
    number: milestone.number,
    path: milestonePath,
  }
}

/** The papers of one payment in both languages, to be printed for the bank and the tax authority. */
export default function PackPage({ loaderData: { pack, number, path } }: Route.ComponentProps) {
  const { t } = useWords()
  return (
    <>
      <title>{t('engagements:pack.title')}</title>
      <div className="no-print">
        <PageHeader
          back={{ to: path, label: t('engagements:milestoneOf', { number }) }}
          title={t('engagements:pack.title')}
          sub={t('engagements:pack.sub')}
        />
      </div>
      <Pack pack={pack} />
    </>
  )
}
