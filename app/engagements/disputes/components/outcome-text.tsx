import type { LanguageTag } from '#db/schema'
import { otherLanguage, segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'

/** A settlement or decision in both languages, the reader's first, each with its hash. */
export function OutcomeText({ texts }: { texts: Record<LanguageTag, { text: string; sha256: string }> }) {
  const { t, language } = useWords()
  return (
    <div className="space-y-4">
      {[language, otherLanguage(language)].map((each, index) => (
        <details key={each} open={index === 0} className="rounded-lg border border-line bg-surface px-4 py-2">
          <summary className="min-h-11 cursor-pointer py-2 font-semibold">{t(`engagements:contract.text.${segmentOf(each)}`)}</summary>
          <div lang={each} className="max-w-reading whitespace-pre-line pb-2">
            {texts[each].text.trim()}
          </div>
          <p className="mb-2 break-all text-ink-soft text-sm">
            <code>{`SHA-256 ${texts[each].sha256}`}</code>
          </p>
        </details>
      ))}
    </div>
  )
}
