import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { SegmentState } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { controlLook } from '~/ui/field-frame'
import type { Lost } from '../segments/segment'
import type { EditorSegment } from '../tasks/queries.server'

type Answer = { ok: true; version: number; state: SegmentState } | Lost | { ok: false; reason: 'noSegment' }

/** Typing rests this long before it is saved. */
const restMs = 1_200
const againMs = 5_000

/**
 * The translation of one sentence as it is written. It is a plain control of the page's form; scripts save it by itself while the
 * writer pauses, on leaving it and on Ctrl+Enter. While an input method composes, nothing is saved and no key is a command.
 */
export function SentenceWriter({
  segment,
  lang,
  form,
  action,
  lost,
  onSaved,
}: {
  segment: EditorSegment
  lang: string
  /** Id of the form that saves without scripts. */
  form: string
  action: string
  /** The form's save of this sentence that came too late. */
  lost: Lost | undefined
  onSaved: (state: SegmentState, version: number) => void
}) {
  const { t } = useWords()
  const area = useRef<HTMLTextAreaElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const sent = useRef<string | null>(segment.text)
  const known = useRef(lost?.current.version ?? segment.version)
  const isBusy = useRef(false)
  const [clash, setClash] = useState<Lost | undefined>(lost)
  const [status, setStatus] = useState<'saving' | 'saved' | 'notSaved' | null>(null)
  const [isDirty, setDirty] = useState(false)

  async function save({ isConfirmed = false, isInsisting = false } = {}) {
    clearTimeout(timer.current)
    const text = area.current?.value
    if (text === undefined || (text === sent.current && !isConfirmed && !isInsisting)) return
    // One at a time: answers in order, and the version of the next save known.
    if (isBusy.current) return later(restMs)
    isBusy.current = true
    sent.current = text
    setStatus('saving')
    const answer = await post(action, { text, version: String(known.current), ...(isConfirmed ? { keep: 'on' } : {}) })
    isBusy.current = false
    if (answer === null) {
      sent.current = null
      setStatus('notSaved')
      return later(againMs)
    }
    setStatus(answer.ok ? 'saved' : null)
    setClash('current' in answer ? answer : undefined)
    if (answer.ok) {
      known.current = answer.version
      setDirty((area.current?.value ?? text) !== text)
      onSaved(answer.state, answer.version)
    } else if ('current' in answer) known.current = answer.current.version
  }
  function later(ms: number) {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), ms)
  }

  // Another version came with a fresh page (a revert): it replaces what stands here only if nothing typed would be lost.
  useEffect(() => {
    if (segment.version <= known.current || !area.current) return
    known.current = segment.version
    if (area.current.value === sent.current) area.current.value = segment.text
    if (area.current.value !== segment.text) return
    sent.current = segment.text
    setDirty(false)
  }, [segment.version, segment.text])

  useEffect(() => {
    if (!isDirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isDirty])

  const wantsAnswer = segment.isStale || segment.state === 'changes_requested'
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void save({ isConfirmed: wantsAnswer, isInsisting: clash !== undefined })
      nextOf(event.currentTarget)?.focus()
    }
  }

  return (
    <>
      <textarea
        ref={area}
        form={form}
        name={`text.${segment.id}`}
        lang={lang}
        data-sentence
        defaultValue={lost?.typed ?? segment.text}
        aria-label={t('translations:task.targetOf', { number: segment.number })}
        rows={2}
        className={`${controlLook} field-sizing-content`}
        onInput={(event) => {
          setDirty(true)
          if (!(event.nativeEvent as InputEvent).isComposing) later(restMs)
        }}
        onCompositionStart={() => clearTimeout(timer.current)}
        onCompositionEnd={() => later(restMs)}
        onBlur={() => void save()}
        onKeyDown={onKeyDown}
      />
      {wantsAnswer ? (
        <label className="mt-1 flex min-h-11 items-center gap-2 text-sm">
          <input
            type="checkbox"
            name="keep"
            value={segment.id}
            form={form}
            className="size-5"
            onChange={(event) => event.currentTarget.checked && void save({ isConfirmed: true })}
          />
          {t('translations:task.keep')}
        </label>
      ) : null}
      <span role="status" className="block min-h-5 text-ink-faint text-xs">
        {status && !(status === 'saved' && isDirty) ? t(`common:form.${status}`) : null}
      </span>
      {clash ? (
        <div role="alert" className="mt-1 rounded-md border border-signal bg-signal-wash p-3 text-sm">
          <p className="mb-2 font-semibold">
            {clash.reason === 'tooLong' ? t('translations:reason.tooLong', { max: 10_000 }) : t(`translations:reason.${clash.reason}`)}
          </p>
          <p className="text-ink-soft">{t('translations:conflict.theirs')}</p>
          <p lang={lang} className="mb-2 whitespace-pre-wrap">
            {clash.current.text}
          </p>
          <p className="text-ink-soft">{t('translations:conflict.yours')}</p>
          <p lang={lang} className="whitespace-pre-wrap">
            {clash.typed}
          </p>
        </div>
      ) : null}
    </>
  )
}

/**
 * Posts a save and reads its answer; null when the line, the server or the session failed. Not a router's fetcher: that one
 * answers a broken line with an error page in the place of what was typed.
 */
async function post(action: string, typed: Record<string, string>): Promise<Answer | null> {
  try {
    const response = await fetch(action, { method: 'POST', body: new URLSearchParams(typed), keepalive: true })
    const isAnswer = (response.ok || response.status === 409) && response.headers.get('Content-Type')?.includes('json')
    return isAnswer ? ((await response.json()) as Answer) : null
  } catch {
    return null
  }
}

/** The next sentence to write in, down the page. */
function nextOf(area: HTMLTextAreaElement): HTMLTextAreaElement | undefined {
  const all = [...document.querySelectorAll<HTMLTextAreaElement>('textarea[data-sentence]')]
  return all[all.indexOf(area) + 1]
}
