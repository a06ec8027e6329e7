import { renderToStaticMarkup } from 'react-dom/server'
import { type Language, segmentOf } from '~/platform/i18n/language'
import { translateFor } from '~/platform/i18n/translators.server'
import type { Translate } from '~/platform/i18n/words'
import { type Sentence, sentenceOf, type Values } from './notification'

export interface LetterContent {
  kind: string
  values: Values
  language: Language
  /** Canonical origin of the portal: links are never built from what a request said. */
  origin: string
  /** Without the language segment. */
  path: string
  /** Where its reader ends letters like this one. */
  end?: string | null
}

export interface WrittenLetter {
  subject: string
  text: string
  html: string
}

/** A letter in its reader's language, as plain text and as HTML with the same words. */
export function writeLetter({ kind, values, language, origin, path, end = null }: LetterContent): WrittenLetter {
  const t = translateFor(language)
  const sentence = sentenceOf(kind, values, language, t)
  const link = `${origin}/${segmentOf(language)}${path}`
  return {
    // A line break in a subject would begin a header of its own.
    subject: sentence.subject.replace(/[\r\n]+/g, ' '),
    text: `${sentence.body}\n\n${sentence.action}\n${link}\n\n-- \n${t('notifications:letter.from')}\n${t('notifications:letter.why', { origin })}\n${end ? `${t('notifications:letter.end')}\n${end}\n` : ''}`,
    html: `<!DOCTYPE html>${renderToStaticMarkup(<LetterPage language={language} sentence={sentence} link={link} origin={origin} end={end} t={t} />)}`,
  }
}

interface Page {
  language: Language
  sentence: Sentence
  link: string
  origin: string
  end: string | null
  t: Translate
}

/** One column of plain markup: mail readers drop most of what browsers understand. */
const LetterPage = ({ language, sentence, link, origin, end, t }: Page) => (
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
p { margin: 0 0 16px; }
.button { display: inline-block; padding: 12px 20px; border-radius: 8px; background: #0b5c66; color: #ffffff; text-decoration: none; }
.small { color: #454c5e; font-size: 13px; overflow-wrap: anywhere; }
`
