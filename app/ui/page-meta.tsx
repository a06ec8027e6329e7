import { useRouteLoaderData } from 'react-router'
import { languages, segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'

/**
 * What search engines and link previews read of a public page: its name, a sentence about it, its one address, and the same page in
 * the other language. `path` has no language segment: `/requests`.
 */
export function PageMeta({ title, description, path }: { title: string; description?: string; path: string }) {
  const { t, language } = useWords()
  const origin = (useRouteLoaderData('root') as { origin?: string } | undefined)?.origin ?? ''
  return (
    <>
      <title>{`${title} – ${t('common:brand.name')}`}</title>
      {description ? <meta name="description" content={description} /> : null}
      <link rel="canonical" href={`${origin}/${segmentOf(language)}${path}`} />
      {languages.map((each) => (
        <link key={each} rel="alternate" hrefLang={each} href={`${origin}/${segmentOf(each)}${path}`} />
      ))}
    </>
  )
}
