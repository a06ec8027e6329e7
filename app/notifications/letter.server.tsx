import { renderToStaticMarkup } from 'react-dom/server'
import { type Language, segmentOf } from '~/platform/i18n/language'
import { translateFor } from '~/platform/i18n/translators.server'
import type { Translate } from '~/platform/i18n/words'
import type { LetterSection } from './commands.server'
import { type Sentence, say, sentenceOf, type Values } from './notification'

export interface LetterContent {
  kind: string
  values: Values
  language: Language
  /** Canonical origin of the portal: links are never built from what a request said. */
  origin: string
  /** Without the language segment. */
  path: string
  sections?: readonly LetterSection[] | undefined
  /** Where its reader ends letters like this one. */
  end?: string | null
}

export interface WrittenLetter {
  subject: string
  text: string
  html: string
}

/** A letter in its reader's language, as plain text and as HTML with the same words. */
export function writeLetter({ kind, values, language, origin, path, sections = [], end = null }: LetterContent): WrittenLetter {
  const t = translateFor(language)
  const sentence = sentenceOf(kind, values, language, t)
  const base = `${origin}/${segmentOf(language)}`
  const link = `${base}${path}`
  const lists = sections.map(({ heading, items }) => ({
    heading: heading && { text: heading.text, href: `${base}${heading.path}` },
    items: items.map(({ title, deadlineAt, path: own }) => ({
      title: String(say(title, language, t)),
      closes: deadlineAt && t('notifications:letter.closes', { deadline: say({ instant: deadlineAt }, language, t) }),
      href: `${base}${own}`,
    })),
  }))
  return {
    // A line break in a subject would begin a header of its own.
    subject: sentence.subject.replace(/[\r\n]+/g, ' '),
    text: `${sentence.body}\n\n${lists.map(listText).join('')}${sentence.action}\n${link}\n\n-- \n${t('notifications:letter.from')}\n${t('notifications:letter.why', { origin })}\n${end ? `${t('notifications:letter.endAt')}\n${end}\n` : ''}`,
    html: `<!DOCTYPE html>${renderToStaticMarkup(<LetterPage {...{ language, sentence, lists, link, origin, end, t }} />)}`,
  }
}

interface List {
  heading: { text: string; href: string } | null
  items: { title: string; closes: string | null; href: string }[]
}

const listText = ({ heading, items }: List): string =>
  `${heading ? `${heading.text}\n${heading.href}\n\n` : ''}${items.map(({ title, closes, href }) => [title, closes, href].filter(Boolean).join('\n')).join('\n\n')}\n\n`

interface Page {
  language: Language
  sentence: Sentence
  lists: readonly List[]
  link: string
  origin: string
  end: string | null
  t: Translate
}

/** One column of plain markup: mail readers drop most of what browsers understand. */
const LetterPage = ({ language, sentence, lists, link, origin, end, t }: Page) => (
  <html lang={language}>
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>{sentence.subject}</title>
      <style>{look}</style>
    </head>
    <body>
      <div className="sheet">
        <p className="brand">{t('common:brand.name')}</p>
        <h1>{sentence.subject}</h1>
        {sentence.body.split(/\n+/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {lists.map(({ heading, items }) => (
          <div key={heading?.href ?? ''}>
            {heading ? (
              <h2>
                <a href={heading.href}>{heading.text}</a>
              </h2>
            ) : null}
            <ul>
              {items.map(({ title, closes, href }) => (
                <li key={href}>
                  <a href={href}>{title}</a>
                  {closes ? <div className="small">{closes}</div> : null}
                </li>
              ))}
            </ul>
          </div>
        ))}
        <p>
          <a className="button" href={link}>
            {sentence.action}
          </a>
        </p>
        <p className="small">
          {t('notifications:letter.link')}
          <br />
          <a href={link}>{link}</a>
        </p>
        <p className="small">{t('notifications:letter.why', { origin })}</p>
        {end ? (
          <p className="small">
            <a href={end}>{t('notifications:letter.end')}</a>
          </p>
        ) : null}
      </div>
    </body>
  </html>
)

const look = `
body { margin: 0; padding: 16px; background: #faf7f1; color: #141b2d; font-family: system-ui, PingFang SC, Microsoft YaHei, sans-serif; line-height: 1.6; }
.sheet { max-width: 560px; margin: 0 auto; padding: 24px; background: #fffefb; border: 1px solid #ddd5c6; border-radius: 12px; }
.brand { margin: 0 0 16px; color: #0b5c66; font-weight: 600; }
h1 { margin: 0 0 16px; font-size: 20px; line-height: 1.35; }
h2 { margin: 0 0 8px; font-size: 16px; }
ul { margin: 0 0 16px; padding-left: 20px; }
li { margin: 0 0 8px; }
p { margin: 0 0 16px; }
.button { display: inline-block; padding: 12px 20px; border-radius: 8px; background: #0b5c66; color: #ffffff; text-decoration: none; }
.small { color: #454c5e; font-size: 13px; overflow-wrap: anywhere; }
`
