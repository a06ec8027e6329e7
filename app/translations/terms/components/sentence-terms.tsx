import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Button } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { placesOf, type TermForm } from '../../checks/glossary'
import { areaOf, useLiveText, writeWord } from '../../components/live-text'
import { dictionaryPath, longestText } from '../../dictionary/dictionary'
import type { Editor, EditorSegment } from '../../tasks/queries.server'
import { pressedBy } from '../../workbench/shortcut'
import { cardId } from './source-text'

/**
 * The terms of a sentence with the word that the translation should use: a button (a key, too) writes it where the cursor is, another begins a
 * new term with what is marked in both texts.
 */
export function SentenceTerms({ segment, editor, mode }: { segment: EditorSegment; editor: Editor; mode: 'write' | 'review' | 'read' }) {
  const { t, language } = useWords()
  const target = useLiveText(segment)
  const { checks, targetLanguage, sourceLanguage } = editor
  function fillIn(link: HTMLAnchorElement) {
    const area = areaOf(segment.id)
    const isInArea = document.activeElement === area && area?.selectionStart !== area?.selectionEnd
    const source = isInArea ? '' : (getSelection()?.toString() ?? '')
    link.href = newTermPath(segmentOf(language), sourceLanguage, source, area ? selectedIn(area) : '')
  }
  const hits = (checks.terms[segment.id] ?? []).flatMap((place) => {
    const card = checks.concepts[place.conceptId]
    return card ? [{ ...place, card, word: card.isKept ? place.text : (preferredOf(card.targets)?.text ?? '') }] : []
  })
  if (hits.length === 0 && mode !== 'write' && sourceLanguage !== 'zh-CN') return null
  return (
    <div id={`terms-${segment.id}`} className="flex flex-wrap gap-x-4 text-ink-soft text-sm">
      <ul aria-label={t('translations:terms.of', { number: segment.number })} className="contents">
        {hits.map(({ text, word, card, start }, index) => (
          <li key={start}>
            <button type="button" popoverTarget={cardId(segment.id, index)} className="min-h-11 text-start text-river">
              <span lang={sourceLanguage}>{text}</span>
              {' → '}
              <span lang={targetLanguage}>{word}</span>
              {isUsed(target, word, card.targets, targetLanguage) ? (
                <span className="text-good">{` ${t('translations:terms.used')}`}</span>
              ) : null}
            </button>
            <div
              popover="auto"
              id={cardId(segment.id, index)}
              className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-md border border-line-strong bg-surface p-4 text-base text-ink shadow-floating"
            >
              <p className="font-semibold text-lg">
                <span lang={sourceLanguage}>{text}</span>
                {' → '}
                <span lang={targetLanguage}>{word}</span>
              </p>
              <p className="mb-2">
                <Chip>{t(`translations:terms.domain.${card.domain}`)}</Chip>{' '}
                {card.isKept ? <Chip tone="river">{t('translations:terms.kept')}</Chip> : null}
              </p>
              <p className="mb-2">{language === 'en' ? card.definitionEn : card.definitionZh}</p>
              {card.note ? <p className="mb-2 text-ink-soft text-sm">{card.note}</p> : null}
              <OtherWords targets={card.targets} lang={targetLanguage} />
              {mode === 'write' ? (
                <Button
                  type="button"
                  variant="secondary"
                  popoverTarget={cardId(segment.id, index)}
                  popoverTargetAction="hide"
                  data-shortcut={pressedBy('term', index + 1)}
                  onClick={() => {
                    const area = areaOf(segment.id)
                    if (area) writeWord(area, word)
                  }}
                >
                  {index < 9 ? t('translations:terms.insertBy', { word, number: index + 1 }) : t('translations:terms.insert', { word })}
                </Button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {sourceLanguage === 'zh-CN' ? (
        <a
          href={dictionaryPath(segmentOf(language), segment.source.slice(0, longestText))}
          target="_blank"
          rel="noopener"
          className="inline-flex min-h-11 items-center"
          aria-label={t('translations:dictionary.openOf', { number: segment.number })}
        >
          {t('translations:dictionary.open')}
        </a>
      ) : null}
      {mode === 'write' ? (
        <a
          href={newTermPath(segmentOf(language), sourceLanguage, '', '')}
          target="_blank"
          rel="noopener"
          className="inline-flex min-h-11 items-center"
          aria-label={t('translations:terms.addFrom', { number: segment.number })}
          data-shortcut={pressedBy('addTerm')}
          // Before the click takes the selection away; by a key there is none before.
          onPointerDown={(event) => fillIn(event.currentTarget)}
          onClick={(event) => event.detail === 0 && fillIn(event.currentTarget)}
        >
          {t('translations:terms.add')}
        </a>
      ) : null}
    </div>
  )
}

function OtherWords({ targets, lang }: { targets: readonly TermForm[]; lang: string }) {
  const { t } = useWords()
  return (['admitted', 'deprecated', 'forbidden'] as const).map((status) => {
    const words = targets.filter((term) => term.status === status)
    return words.length > 0 ? (
      <p key={status} className="mb-2 text-sm">
        <span className="text-ink-soft">{t(`translations:terms.status.${status}`)}</span>{' '}
        <span lang={lang}>{words.map(({ text }) => text).join(' · ')}</span>
      </p>
    ) : null
  })
}

const preferredOf = (targets: readonly TermForm[]): TermForm | undefined =>
  targets.find(({ status }) => status === 'preferred') ?? targets.find(({ status }) => status === 'admitted')

const isUsed = (target: string, word: string, targets: readonly TermForm[], language: Editor['targetLanguage']): boolean =>
  (word !== '' && target.includes(word)) ||
  targets.some((term) => (term.status === 'preferred' || term.status === 'admitted') && placesOf(target, term, language).length > 0)

const selectedIn = (area: HTMLTextAreaElement): string => area.value.slice(area.selectionStart, area.selectionEnd)

/** The form of a new term with what was marked filled in. */
function newTermPath(lang: string, sourceLanguage: string, source: string, target: string): string {
  const [zh, en] = sourceLanguage === 'en' ? [target, source] : [source, target]
  return `/${lang}/translate/terms/new?${new URLSearchParams({ zh: zh.slice(0, 80), en: en.slice(0, 80) })}`
}
