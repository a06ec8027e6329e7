import type { LanguageTag } from '#db/schema'
import { otherLanguage } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { buttonLook } from '~/ui/button'

type Texts = Record<LanguageTag, { text: string; sha256: string }>

interface Props {
  texts: Texts
  label: (language: LanguageTag) => string
  /** Where a text is served as a file. */
  fileOf: (language: LanguageTag) => string
}

/** What both sides put their names to: the reader's language open, the other one a tap away, each with its hash and as a file. */
export function SignedText({ texts, label, fileOf }: Props) {
  const { t, language } = useWords()
  return (
    <div className="space-y-4">
      {[language, otherLanguage(language)].map((each, index) => (
        <details key={each} open={index === 0} className="rounded-lg border border-line bg-surface px-4 py-2">
          <summary className="min-h-11 cursor-pointer py-2 font-semibold">{label(each)}</summary>
          <div lang={each} className="max-w-reading pb-2">
            {texts[each].text
              .trim()
              .split(/\n{2,}/)
              .map((paragraph, position) =>
                /^\d+\. /.test(paragraph) && !paragraph.includes('\n') ? (
                  <h3 key={position} className="mt-5 mb-1 text-base">
                    {paragraph}
                  </h3>
                ) : (
                  <p key={position} className={position === 0 ? 'mb-2 font-semibold' : 'mb-2 whitespace-pre-line'}>
                    {paragraph}
                  </p>
                ),
              )}
          </div>
          <p className="mb-2 break-all text-ink-soft text-sm">
            <code>{`SHA-256 ${texts[each].sha256}`}</code>
          </p>
          <a href={fileOf(each)} download className={buttonLook('secondary', 'mb-2 no-print')}>
            {t('engagements:contract.download')}
          </a>
        </details>
      ))}
    </div>
  )
}
