import { useRouteLoaderData } from 'react-router'
import { languages, otherLanguage, segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
// As a file: a link preview cannot read a data URL.
import picture from './share.png?no-inline'

/** Open Graph names languages by country. */
const locales = { 'zh-CN': 'zh_CN', en: 'en_US' } as const

/**
 * What search engines and link previews read of a public page: its name, a sentence about it, its one address, and the same page in
 * the other language. `path` has no language segment: `/requests`. WeChat reads no Open Graph: it puts the first picture of at least
 * 300 × 300 pixels that the page holds on its card, so the picture stands here, unseen.
 */
export function PageMeta({ title, description, path }: { title: string; description?: string; path: string }) {
  const { t, language } = useWords()
  const origin = (useRouteLoaderData('root') as { origin?: string } | undefined)?.origin ?? ''
  const url = `${origin}/${segmentOf(language)}${path}`
  return (
    <>
      <title>{`${title} – ${t('common:brand.name')}`}</title>
      {description ? <meta name="description" content={description} /> : null}
      <link rel="canonical" href={url} />
      {languages.map((each) => (
        <link key={each} rel="alternate" hrefLang={each} href={`${origin}/${segmentOf(each)}${path}`} />
      ))}
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={t('common:brand.name')} />
      <meta property="og:title" content={title} />
      {description ? <meta property="og:description" content={description} /> : null}
      <meta property="og:url" content={url} />
      <meta property="og:locale" content={locales[language]} />
      <meta property="og:locale:alternate" content={locales[otherLanguage(language)]} />
      <meta property="og:image" content={origin + picture} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={t('common:brand.picture')} />
      <meta name="twitter:card" content="summary_large_image" />
      <img src={picture} width="1200" height="630" alt="" hidden fetchPriority="low" />
    </>
  )
}
