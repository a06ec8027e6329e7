import { segmentOf } from '~/platform/i18n/language'
import { boardUrl, type Feed, type FeedVoice, factLines, feedPath, requestUrl, titleOf } from './feed'

/** Open requests as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function writeJsonFeed(feed: Feed, voice: FeedVoice): string {
  const { filters, language, next, items } = feed
  const { origin, t } = voice
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: titleOf(feed, voice),
    description: t('feeds:sub'),
    home_page_url: boardUrl(feed, voice),
    feed_url: origin + feedPath('json', filters, language),
    ...(next ? { next_url: origin + feedPath('json', next, language) } : {}),
    language,
    authors: [{ name: t('common:brand.name'), url: `${origin}/${segmentOf(language)}` }],
    items: items.map((item) => {
      const url = requestUrl(item, language, voice)
      return {
        id: url,
        url,
        title: item.title,
        summary: item.summary,
        content_text: [item.summary, ...factLines(item, language, t)].join('\n\n'),
        date_published: item.publishedAt,
        date_modified: item.changedAt,
        language: item.language,
        tags: [
          ...(item.vertical ? [t(`requests:vertical.${item.vertical}`)] : []),
          ...item.technologies.map((each) => t(`requests:technology.${each}`)),
        ],
      }
    }),
  })
}
