import { useRef } from 'react'
import { useFetcher } from 'react-router'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Button } from '~/ui/button'
import { controlLook } from '~/ui/field-frame'
import { areaOf } from '../../components/live-text'
import { Highlight } from '../../memory/components/highlight'
import type { EditorSegment } from '../../tasks/queries.server'
import { pressedBy } from '../shortcut'
import { ToolSection } from './tool-section'

/** What the page of the search answers. */
interface Found {
  q: string
  hits: { number: number; zh: string; en: string; isImported: boolean }[]
  language: string
}

/** How a word was translated before, beside the sentence: of what is marked in it, if something is. Without scripts, the search's own page. */
export function SentenceConcordance({ segment }: { segment: EditorSegment }) {
  const { t, language } = useWords()
  const { load, data, state } = useFetcher<Found>()
  const form = useRef<HTMLFormElement>(null)
  const page = `/${segmentOf(language)}/translate/memory`
  const id = `word-${segment.id}`

  function look(word: string) {
    if (word) void load(`${page}?${new URLSearchParams({ q: word })}`)
  }
  function lookUpMarked() {
    const field = form.current?.elements.namedItem('q') as HTMLInputElement | null
    if (!field) return
    form.current?.closest('details')?.setAttribute('open', '')
    const word = marked(segment.id)
    if (word) field.value = word
    else field.focus()
    look(word)
  }

  return (
    <ToolSection title={t('translations:memory.search')}>
      <form
        ref={form}
        action={page}
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          look(String(new FormData(event.currentTarget).get('q')).trim())
        }}
      >
        <label htmlFor={id} className="sr-only">
          {t('translations:memory.searchField')}
        </label>
        <input id={id} type="search" name="q" autoComplete="off" className={`${controlLook} min-w-0 flex-1`} />
        <Button variant="secondary" pending={state !== 'idle'}>
          {t('translations:memory.searchButton')}
        </Button>
        <button type="button" hidden tabIndex={-1} data-shortcut={pressedBy('concordance')} onClick={lookUpMarked} />
      </form>
      <div role="status">
        {data ? (
          data.hits.length === 0 ? (
            <p className="mt-2 text-ink-soft">{t('translations:memory.noHits')}</p>
          ) : (
            <ul className="mt-2 space-y-2">
              {data.hits.slice(0, 8).map(({ number, zh, en, isImported }) => (
                <li key={number} className="rounded-md border border-line bg-surface p-2">
                  <p lang="zh-CN">{data.language === 'zh-CN' ? <Highlight text={zh} term={data.q} /> : zh}</p>
                  <p lang="en">{data.language === 'en' ? <Highlight text={en} term={data.q} /> : en}</p>
                  {isImported ? <p className="text-ink-faint text-xs">{t('translations:memory.imported')}</p> : null}
                </li>
              ))}
            </ul>
          )
        ) : null}
      </div>
    </ToolSection>
  )
}

/** What is marked in the page, or in the sentence's own text. */
function marked(segmentId: string): string {
  const area = areaOf(segmentId)
  const own = area && document.activeElement === area ? area.value.slice(area.selectionStart, area.selectionEnd) : ''
  return (own || (getSelection()?.toString() ?? '')).trim().slice(0, 200)
}
