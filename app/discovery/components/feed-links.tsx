import { useRouteLoaderData } from 'react-router'
import { useWords } from '~/platform/i18n/words'
import { type Filters, isNarrowed } from '~/requests/board/filters'
import { Icon } from '~/ui/icon'
import { feedFormats, feedPath, mediaTypes } from '../feeds/feed'

/** The feeds of a search on the board: for feed readers, which look into the head, and for people, who are told what they are. */
export function FeedLinks({ filters }: { filters: Filters }) {
  const { t, language } = useWords()
  const origin = (useRouteLoaderData('root') as { origin?: string } | undefined)?.origin ?? ''
  const wanted = { ...filters, after: null }
  const feeds = feedFormats.map((format) => ({ format, path: feedPath(format, wanted, language) }))
  return (
    <section aria-labelledby="feeds" className="mt-10 max-w-reading border-line border-t pt-5">
      {feeds.map(({ format, path }) => (
        <link key={format} rel="alternate" type={mediaTypes[format]} title={t(`feeds:format.${format}`)} href={origin + path} />
      ))}
      <h2 id="feeds" className="mb-1 text-lg">
        {t('feeds:subscribe')}
      </h2>
      <p className="text-ink-soft text-sm">{t(isNarrowed(filters) ? 'feeds:explainNarrowed' : 'feeds:explain')}</p>
      <ul className="flex flex-wrap gap-x-6">
        {feeds.map(({ format, path }) => (
          <li key={format}>
            {/* Not a page: a plain link, which no script follows. */}
            <a href={path} className="inline-flex min-h-11 items-center gap-2 font-semibold text-river">
              <Icon name={format === 'ics' ? 'calendar' : 'bell'} />
              {t(`feeds:format.${format}`)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
