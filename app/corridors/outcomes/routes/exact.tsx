import { databaseNow } from '#db/clock'
import { chinaDay } from '~/platform/china-day'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { buttonLook, LinkButton } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { canReadOperation, nameOf } from '../../corridor'
import { corridorBySlug } from '../../queries.server'
import { OutcomeTables } from '../components/outcome-tables'
import { YearLinks } from '../components/year-links'
import { readYear, yearOf } from '../outcome'
import { outcomesOf, yearsOf } from '../queries.server'
import type { Route } from './+types/exact'

export const handle = { policy: 'outcomes.exact' }

async function gate(args: Route.LoaderArgs) {
  allow(canReadOperation(requireActor(args)))
  return found(await corridorBySlug(db, args.params.slug))
}

export async function loader(args: Route.LoaderArgs) {
  const corridor = await gate(args)
  const today = chinaDay(await databaseNow(db))
  const years = await yearsOf(db, corridor.id, today)
  const year = found(years.find((each) => each === (readYear(new URL(args.request.url).searchParams.get('year')) ?? yearOf(today))))
  return {
    ...{ slug: corridor.slug, name: nameOf(corridor, languageOf(args.context)), years },
    outcomes: await outcomesOf(db, { corridorId: corridor.id, year, isExact: true }),
  }
}

/** The same figures to the last unit, for those who run the corridor and those who check it. */
export default function Exact({ loaderData: { slug, name, years, outcomes } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}`
  const own = `${base}/staff/corridors/${slug}/outcomes`
  return (
    <>
      <title>{t('outcomes:pageTitle', { corridor: name })}</title>
      <PageHeader
        back={{ to: `${base}/staff`, label: t('corridors:operation.title') }}
        kicker={name}
        title={t('outcomes:title')}
        sub={t('outcomes:sub')}
        actions={
          <>
            <a href={`${own}.csv?year=${outcomes.year}`} download className={buttonLook('secondary', 'no-print')}>
              {t('outcomes:csv.get')}
            </a>
            <LinkButton variant="quiet" to={`${base}/corridors/${slug}/outcomes?year=${outcomes.year}`}>
              {t('outcomes:publicPage')}
            </LinkButton>
          </>
        }
      />
      <Notice title={t('outcomes:exact')} />
      <YearLinks base={own} years={years} year={outcomes.year} />
      <OutcomeTables outcomes={outcomes} isExact />
    </>
  )
}
