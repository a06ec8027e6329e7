import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useFetcher } from 'react-router'
import type { SegmentState } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { controlLook } from '~/ui/field-frame'
import type { Lost } from '../segments/segment'
import type { EditorSegment } from '../tasks/queries.server'

type Answer = { ok: true; version: number; state: SegmentState } | Lost | { ok: false; reason: 'offline' | 'noSegment' }

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
  const fetcher = useFetcher<Answer>({ key: `save-${segment.id}` })
  const area = useRef<HTMLTextAreaElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const sent = useRef(segment.text)
  const known = useRef(lost?.current.version ?? segment.version)
  const [clash, setClash] = useState<Lost | undefined>(lost)
  const [isDirty, setDirty] = useState(false)

  function save(isConfirmed = false) {
    clearTimeout(timer.current)
    const text = area.current?.value ?? ''
    if (text === sent.current && !isConfirmed) return
    sent.current = text
    fetcher.submit({ text, version: String(known.current), ...(isConfirmed ? { keep: 'on' } : {}) }, { method: 'post', action })
  }
  const later = (ms: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => save(), ms)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: one answer is dealt with once
  useEffect(() => {
    const answer = fetcher.data
    if (!answer) return
    if (answer.ok) {
      known.current = answer.version
      setClash(undefined)
      setDirty(area.current?.value !== sent.current)
      onSaved(answer.state, answer.version)
    } else if ('current' in answer) {
      known.current = answer.current.version
      setClash(answer)
    } else {
      sent.current = Number.NaN as never
      later(againMs)
    }
  }, [fetcher.data])

  // Another version came with a fresh page (a revert): it replaces what stands here only if nothing typed would be lost.
  useEffect(() => {
    if (segment.version <= known.current || !area.current) return
    known.current = segment.version
    if (area.current.value === sent.current) {
      area.current.value = segment.text
      sent.current = segment.text
    }
  }, [segment.version, segment.text])

  useEffect(() => {
    if (!isDirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isDirty])

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      save(segment.isStale || segment.state === 'changes_requested')
      nextOf(event.currentTarget)?.focus()
    }
  }

  const wantsAnswer = segment.isStale || segment.state === 'changes_requested'
  const status = clash
    ? null
    : fetcher.state !== 'idle'
      ? 'saving'
      : fetcher.data && !fetcher.data.ok
        ? 'notSaved'
        : fetcher.data?.ok && !isDirty
          ? 'saved'
          : null
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
        onBlur={() => save()}
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
            onChange={(event) => event.currentTarget.checked && save(true)}
          />
          {t('translations:task.keep')}
        </label>
      ) : null}
      <span role="status" className="block min-h-5 text-ink-faint text-xs">
        {status ? t(`common:form.${status}`) : null}
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

/** The next sentence to write in, down the page. */
function nextOf(area: HTMLTextAreaElement): HTMLTextAreaElement | undefined {
  const all = [...document.querySelectorAll<HTMLTextAreaElement>('textarea[data-sentence]')]
  return all[all.indexOf(area) + 1]
}
