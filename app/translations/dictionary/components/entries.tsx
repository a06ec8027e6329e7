import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import type { LookUp } from '../queries.server'

/** What the term base and the dictionary say, our own words first. */
export function Entries({ terms, words }: LookUp) {
  const { t, language } = useWords()
  return (
    <>
      {terms.length > 0 ? (
        <ul aria-label={t('translations:dictionary.terms')} className="mb-3 space-y-2">
          {terms.map(({ conceptId, text, word, definitionZh, definitionEn }) => (
            <li key={conceptId} className="border-river border-s-3 ps-3">
              <p>
                <a href={`/${segmentOf(language)}/translate/terms/${conceptId}`} target="_blank" rel="noopener" className="font-semibold">
                  <span lang="zh-CN">{text}</span>
                  {' → '}
                  <span lang="en">{word}</span>
                </a>{' '}
                <span className="text-ink-faint text-xs">{t('translations:terms.title')}</span>
              </p>
              <p className="text-ink-soft text-sm">{language === 'en' ? definitionEn : definitionZh}</p>
            </li>
          ))}
        </ul>
      ) : null}
      <dl className="space-y-2">
        {words.map(({ word, readings }) => (
          <div key={word}>
            <dt lang="zh-CN" className="font-semibold text-lg">
              {word}
            </dt>
            {readings.map(({ pinyin, senses, traditional }, index) => (
              <dd key={index} className="ms-0">
                <span lang="zh-Latn" className="text-river">
                  {pinyin}
                </span>
                {traditional ? (
                  <span className="ms-2 text-ink-faint text-sm">
                    {t('translations:dictionary.traditional')} <span lang="zh-Hant">{traditional}</span>
                  </span>
                ) : null}
                <span lang="en" className="block text-sm">
                  {senses.join(' · ')}
                </span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </>
  )
}

/** Where the dictionary is from: its licence asks for that wherever it is shown. */
export function Attribution() {
  const { t } = useWords()
  return (
    <p className="mt-4 text-ink-faint text-xs">
      {t('translations:dictionary.source')}{' '}
      <a href="https://www.mdbg.net/chinese/dictionary?page=cc-cedict" rel="noopener noreferrer" target="_blank">
        {'CC-CEDICT (MDBG)'}
      </a>
      {' · '}
      <a href="https://creativecommons.org/licenses/by-sa/4.0/" rel="noopener noreferrer license" target="_blank">
        {'CC BY-SA 4.0'}
      </a>
    </p>
  )
}
