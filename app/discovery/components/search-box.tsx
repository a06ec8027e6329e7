import { useEffect, useState } from 'react'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { buttonLook } from '~/ui/button'
import { classes } from '~/ui/classes'
import { controlLook } from '~/ui/field-frame'
import { Form } from '~/ui/form'
import { Icon } from '~/ui/icon'

interface SearchBoxProps {
  /** Where the words go, without the language segment. */
  to: string
  q?: string
  /** What else stands in the address and stays. */
  hidden?: readonly (readonly [string, string])[]
  /** What is looked for, as the box says it. */
  label: string
  /** Words that stand in many texts: suggested before a script has asked for others, and to those who have none. */
  usual?: readonly string[]
  /** An id of its own where a page has several boxes. */
  id?: string
  className?: string
}

/** One line to look for something in either language. Scripts ask for suggestions; without them the page's own serve. */
export function SearchBox({ to, q = '', hidden = [], label, usual = [], id = 'search-box', className }: SearchBoxProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}`
  const { suggestions, ask } = useSuggestions(base, usual)
  return (
    <search className={className}>
      <Form key={q} method="get" action={`${base}${to}`} className="flex gap-2">
        {hidden.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input
          type="search"
          name="q"
          defaultValue={q}
          aria-label={label}
          placeholder={label}
          maxLength={120}
          autoComplete="off"
          enterKeyHint="search"
          list={`${id}-suggestions`}
          onInput={(event) => {
            // An input method is still choosing its characters.
            if (!(event.nativeEvent as InputEvent).isComposing) ask(event.currentTarget.value)
          }}
          onCompositionEnd={(event) => ask(event.currentTarget.value)}
          className={classes(controlLook, 'min-w-0 grow text-ellipsis')}
        />
        <datalist id={`${id}-suggestions`}>
          {suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        <button type="submit" className={classes(buttonLook('secondary'), 'shrink-0')}>
          <Icon name="search" />
          {/* On a phone the glass alone says it. */}
          <span className="sr-only sm:not-sr-only">{t('discovery:search')}</span>
        </button>
      </Form>
    </search>
  )
}

/** Most words that a page brings along. */
const mostUsual = 12

/** What most open requests ask for, in the reader's words: each is indexed under that name, so each finds something. */
export function useUsualWords(counts: Readonly<Record<string, number>>): string[] {
  const { t } = useWords()
  const nameOf = (facet: string | undefined, value: string | undefined) => {
    if (facet === 'technology') return t(`requests:technology.${value}`)
    if (facet === 'vertical') return t(`requests:vertical.${value}`)
    return facet === 'division' ? t(`requests:division.${value}`) : null
  }
  return Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .flatMap(([name]) => nameOf(...(name.split(' ') as [string, string])) ?? [])
    .slice(0, mostUsual)
}

/** Asks once the typing rests; an answer that comes too late is dropped. */
function useSuggestions(base: string, usual: readonly string[]) {
  const [wanted, ask] = useState('')
  const [suggestions, setSuggestions] = useState(usual)
  useEffect(() => {
    if (wanted.trim() === '') return
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`${base}/search/suggestions?q=${encodeURIComponent(wanted.trim())}`, { signal: stop.signal })
        if (answer.ok) setSuggestions(((await answer.json()) as { suggestions: string[] }).suggestions)
      } catch {
        // Suggestions are an extra: the form works without them.
      }
    }, 150)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [wanted, base])
  return { suggestions, ask }
}
