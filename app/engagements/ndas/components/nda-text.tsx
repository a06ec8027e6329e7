import type { LanguageTag } from '#db/schema'
import { otherLanguage, segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'

/** The agreement in both languages, the reader's open, each with its hash. */
export function NdaText({ texts }: { texts: Record<LanguageTag, { text: string; sha256: string }> }) {
  const { t, language } = useWords()
  return (
    <div className="mb-6 max-w-reading space-y-4">
      {[language, otherLanguage(language)].map((each, index) => (
        <details key={each} open={index === 0} className="rounded-lg border border-line bg-surface px-4 py-2">
          <summary className="min-h-11 cursor-pointer py-2 font-semibold">{t(`engagements:contract.text.${segmentOf(each)}`)}</summary>
          <p lang={each} className="whitespace-pre-line">
            {texts[each].text.trim()}
          </p>
          <p className="my-2 break-all text-ink-soft text-sm">
            <code>{`SHA-256 ${texts[each].sha256}`}</code>
          </p>
        </details>
      ))}
    </div>
  )
}
