import { segmentOf } from '~/platform/i18n/language'
import { block, declaration, element, text } from '~/platform/xml-writer'
import { boardUrl, changedAt, type Feed, type FeedItem, type FeedVoice, factLines, feedPath, mediaTypes, requestUrl, titleOf } from './feed'

/** Open requests as Atom (RFC 4287); what no longer fits in one document is the `next` one (RFC 5005). */
export function writeAtom(feed: Feed, voice: FeedVoice): string {
  const { filters, language, next } = feed
  const { origin, t } = voice
  const self = origin + feedPath('atom', filters, language)
  const link = (rel: string, href: string, type: string) => element('link', { rel, type, href })
  return (
    declaration +
    block('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language }, [
      element('id', {}, text(self)),
      element('title', {}, text(titleOf(feed, voice))),
      element('subtitle', {}, text(t('feeds:sub'))),
      element('updated', {}, changedAt(feed)),
      element(
        'author',
        {},
        element('name', {}, text(t('common:brand.name'))),
        element('uri', {}, text(`${origin}/${segmentOf(language)}`)),
      ),
      link('self', self, mediaTypes.atom),
      link('alternate', boardUrl(feed, voice), 'text/html'),
      ...(next ? [link('next', origin + feedPath('atom', next, language), mediaTypes.atom)] : []),
      ...feed.items.map((item) => entry(item, feed, voice)),
    ])
  )
}

function entry(item: FeedItem, { language }: Feed, voice: FeedVoice): string {
  const { t } = voice
  const url = requestUrl(item, language, voice)
  const own = item.language === language ? undefined : item.language
  const category = (term: string, label: string) => element('category', { term, label })
  const facts = factLines(item, language, t)
  const html = [item.summary, ...facts].map((line) => element('p', {}, text(line))).join('')
  return block('entry', {}, [
    element('id', {}, text(url)),
    element('title', { 'xml:lang': own }, text(item.title)),
    element('published', {}, item.publishedAt),
    element('updated', {}, item.changedAt),
    element('link', { rel: 'alternate', type: 'text/html', hreflang: language, href: url }),
    ...(item.vertical ? [category(item.vertical, t(`requests:vertical.${item.vertical}`))] : []),
    ...item.technologies.map((each) => category(each, t(`requests:technology.${each}`))),
    element('summary', { 'xml:lang': own }, text(item.summary)),
    element('content', { type: 'html' }, text(html)),
  ])
}
