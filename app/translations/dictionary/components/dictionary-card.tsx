import { useCallback, useEffect, useRef, useState } from 'react'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Button } from '~/ui/button'
import type { LookUp } from '../queries.server'
import { Attribution, Entries } from './entries'
import { type Pointed, pointedAt, pointedByKeyboard } from './pointed-text'

/** The pointer rests so long before the card opens, and may leave it so long before it goes. */
const restMs = 450
const leaveMs = 350
const setting = 'dictionary.pointing'

/**
 * What Chinese words on this page mean: where the pointer rests or a finger taps, and with Alt + W what is marked, the word at the cursor or the
 * whole sentence being worked on. One card for the page; Escape closes it and gives the focus back.
 */
export function DictionaryCard() {
  const { t, language } = useWords()
  const card = useRef<HTMLDivElement>(null)
  const before = useRef<Element | null>(null)
  const latest = useRef<AbortController | null>(null)
  const [found, setFound] = useState<LookUp | null>(null)
  const [isPointing, setPointing] = useState(true)
  useEffect(() => setPointing(remembered()), [])

  const hide = useCallback(() => {
    latest.current?.abort()
    if (!card.current?.matches(':popover-open')) return
    const hadFocus = card.current.contains(document.activeElement)
    card.current.hidePopover()
    if (hadFocus && before.current instanceof HTMLElement) before.current.focus()
  }, [])

  const show = useCallback(
    async ({ text, at, box }: Pointed, takesFocus: boolean) => {
      latest.current?.abort()
      const asking = new AbortController()
      latest.current = asking
      const query = new URLSearchParams({ text: around(text, at), ...(at === null ? {} : { at: String(Math.min(at, contextLength)) }) })
      const answer = await read(`/${segmentOf(language)}/translate/dictionary/words?${query}`, asking.signal)
      const place = card.current
      if (!answer || asking.signal.aborted || !place) return
      if (!takesFocus && answer.terms.length + answer.words.length === 0) return hide()
      setFound(answer)
      if (takesFocus) before.current = document.activeElement
      place.showPopover()
      requestAnimationFrame(() => {
        stand(place, box)
        place.scrollTop = 0
        if (takesFocus) place.focus()
      })
    },
    [language, hide],
  )

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let shown = ''
    const inCard = (target: EventTarget | null) => target instanceof Node && Boolean(card.current?.contains(target))
    const onMove = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || event.buttons !== 0 || !isPointing) return
      clearTimeout(timer)
      if (inCard(event.target) || card.current?.contains(document.activeElement)) return
      timer = setTimeout(() => {
        const pointed = pointedAt(event.clientX, event.clientY)
        if (!pointed) {
          shown = ''
          timer = setTimeout(hide, leaveMs)
          return
        }
        const key = `${pointed.at} ${pointed.text}`
        if (key === shown && card.current?.matches(':popover-open')) return
        shown = key
        void show(pointed, false)
      }, restMs)
    }
    const onClick = (event: PointerEvent) => {
      if (inCard(event.target)) return
      hide()
      const isTap = event.pointerType === 'touch' || event.pointerType === 'pen'
      if (!isTap || !isPointing || (event.target as Element).closest('a, button, summary, textarea, input, label')) return
      const pointed = pointedAt(event.clientX, event.clientY)
      if (pointed) void show(pointed, false)
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229) return
      if (event.key === 'Escape') return hide()
      if (event.code !== 'KeyW' || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const pointed = pointedByKeyboard()
      if (!pointed) return
      event.preventDefault()
      void show(pointed, true)
    }
    document.addEventListener('pointermove', onMove)
    document.addEventListener('click', onClick as EventListener)
    document.addEventListener('keydown', onKeyDown)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointermove', onMove)
      document.removeEventListener('click', onClick as EventListener)
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [isPointing, show, hide])

  return (
    <div
      ref={card}
      popover="manual"
      role="dialog"
      aria-label={t('translations:dictionary.title')}
      tabIndex={-1}
      className="fixed m-0 max-h-[min(24rem,70vh)] w-[min(24rem,calc(100vw-1rem))] overflow-y-auto rounded-md border border-line-strong bg-surface p-3 text-base text-ink shadow-floating"
    >
      {found && found.terms.length + found.words.length > 0 ? <Entries {...found} /> : <p>{t('translations:dictionary.none')}</p>}
      <div className="mt-3 flex flex-wrap items-center justify-between gap-x-4 border-line border-t pt-1">
        <label className="inline-flex min-h-11 items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="size-5"
            checked={isPointing}
            onChange={({ target }) => {
              setPointing(target.checked)
              remember(target.checked)
            }}
          />
          {t('translations:dictionary.pointing')}
        </label>
        <Button type="button" variant="quiet" onClick={hide}>
          {t('translations:dictionary.close')}
        </Button>
      </div>
      <Attribution />
    </div>
  )
}

/** No more than words around the place can need goes to the server. */
const contextLength = 40
const around = (text: string, at: number | null): string =>
  at === null ? text.slice(0, 200) : text.slice(Math.max(0, at - contextLength), at + contextLength)

/** Under the word, or above it where there is more room. */
function stand(card: HTMLElement, box: DOMRect) {
  const { width, height } = card.getBoundingClientRect()
  const isBelow = box.bottom + height + 12 <= innerHeight || box.top < height + 12
  card.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`
  card.style.top = `${isBelow ? Math.max(8, Math.min(box.bottom + 6, innerHeight - height - 8)) : box.top - height - 6}px`
}

async function read(url: string, signal: AbortSignal): Promise<LookUp | null> {
  try {
    const response = await fetch(url, { signal })
    return response.ok ? ((await response.json()) as LookUp) : null
  } catch {
    return null
  }
}

/** Storage may be shut off; then the wish lasts as long as the page. */
function remembered(): boolean {
  try {
    return localStorage.getItem(setting) !== 'off'
  } catch {
    return true
  }
}

function remember(isPointing: boolean) {
  try {
    localStorage.setItem(setting, isPointing ? 'on' : 'off')
  } catch {
    // See above.
  }
}
