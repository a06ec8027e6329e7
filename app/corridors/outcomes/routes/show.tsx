import { databaseNow } from '#db/clock'
import { chinaDay } from '~/platform/china-day'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { found } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { buttonLook } from '~/ui/button'
import { PageHeader } from '~/ui/page-header'
import { PageMeta } from '~/ui/page-meta'
import { nameOf } from '../../corridor'
import { corridorBySlug } from '../../queries.server'
import { OutcomeTables } from '../components/outcome-tables'
import { YearLinks } from '../components/year-links'
import { readYear, yearOf } from '../outcome'
import { outcomesOf, yearsOf } from '../queries.server'
import type { Route } from './+types/show'

export const handle = { policy: 'public', kept: true }

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const corridor = found(await corridorBySlug(db, params.slug))
  const today = chinaDay(await databaseNow(db))
  const years = await yearsOf(db, corridor.id, today)
  const year = found(years.find((each) => each === (readYear(new URL(request.url).searchParams.get('year')) ?? yearOf(today))))
  return {
    ...{ slug: corridor.slug, name: nameOf(corridor, languageOf(context)), years },
    outcomes: await outcomesOf(db, { corridorId: corridor.id, year }),
  }
}

/** What a corridor has come to, for everybody: rounded sums, and nothing from which one company's price could be read. */
export default function Show({ loaderData: { slug, name, years, outcomes } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const own = `/${segmentOf(language)}/corridors/${slug}`
  return (
    <>
      <PageMeta title={t('outcomes:pageTitle', { corridor: name })} description={t('outcomes:sub')} path={`/corridors/${slug}/outcomes`} />
      <PageHeader
        back={{ to: own, label: name }}
        kicker={name}
        title={t('outcomes:title')}
        sub={t('outcomes:sub')}
        actions={
          <a href={`${own}/outcomes.csv?year=${outcomes.year}`} download className={buttonLook('secondary', 'no-print')}>
            {t('outcomes:csv.get')}
          </a>
        }
      />
      <YearLinks base={`${own}/outcomes`} years={years} year={outcomes.year} />
      <OutcomeTables outcomes={outcomes} isExact={false} />
    </>
  )
}
