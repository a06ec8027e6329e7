import { useRef, useState } from 'react'
import type { SegmentState } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { Button } from '~/ui/button'
import { classes } from '~/ui/classes'
import { controlLook } from '~/ui/field-frame'
import type { Lost } from '../segments/segment'
import type { EditorSegment } from '../tasks/queries.server'
import { goTo } from '../workbench/components/use-active-sentence'
import { useAutosave } from '../workbench/components/use-autosave'
import { pressedBy } from '../workbench/shortcut'
import { typingHistory } from '../workbench/typing-history'
import { writeInto } from './live-text'

/**
 * The translation of one sentence as it is written. It is a plain control of the page's form; scripts save it by itself, and show its tools while
 * it is the active one. While an input method composes, nothing is saved and no key is a command.
 */
export function SentenceWriter({
  segment,
  lang,
  form,
  action,
  lost,
  isActive,
  nextId,
  onSaved,
}: {
  segment: EditorSegment
  lang: string
  /** Id of the form that saves without scripts. */
  form: string
  action: string
  /** The form's save of this sentence that came too late. */
  lost: Lost | undefined
  isActive: boolean
  /** The sentence to go on with. */
  nextId: string | undefined
  onSaved: (saved: { text: string; state: SegmentState; version: number }) => void
}) {
  const { t } = useWords()
  const area = useRef<HTMLTextAreaElement>(null)
  const [typing] = useState(() => typingHistory(lost?.typed ?? segment.text))
  const [steps, setSteps] = useState({ canUndo: false, canRedo: false })
  const { save, later, composing, typed, clash, status } = useAutosave({ area, segment, action, lost, onSaved })
  const wantsAnswer = segment.isStale || segment.state === 'changes_requested'

  function go(text: string | null) {
    if (!area.current || text === null) return
    area.current.focus()
    area.current.value = text
    area.current.dispatchEvent(new Event('input', { bubbles: true }))
  }
  function confirm() {
    void save({ isConfirmed: wantsAnswer, isInsisting: clash !== undefined })
    if (nextId) goTo(nextId)
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
        aria-describedby={`checks-${segment.id}`}
        rows={2}
        className={`${controlLook} field-sizing-content`}
        onInput={(event) => {
          typed()
          typing.note(event.currentTarget.value, event.timeStamp)
          setSteps({ canUndo: typing.canUndo(), canRedo: typing.canRedo() })
          later()
        }}
        onCompositionStart={() => composing(true)}
        onCompositionEnd={() => composing(false)}
        onBlur={() => void save()}
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
      <div className="mt-2 flex flex-wrap items-center gap-x-1 text-sm">
        {isActive ? (
          <>
            <Button type="button" variant="secondary" icon="check" data-shortcut={pressedBy('confirm')} onClick={confirm}>
              {t('translations:workbench.confirm')}
            </Button>
            <Button
              type="button"
              variant="quiet"
              className="px-2!"
              data-shortcut={pressedBy('copySource')}
              onClick={() => area.current && writeInto(area.current, segment.source, { start: 0, end: area.current.value.length })}
            >
              {t('translations:workbench.copySource')}
            </Button>
            <Button
              type="button"
              variant="quiet"
              className="px-2!"
              disabled={!steps.canUndo}
              data-shortcut={pressedBy('undo')}
              onClick={() => go(typing.undo())}
            >
              {t('translations:workbench.undo')}
            </Button>
            <Button
              type="button"
              variant="quiet"
              className="px-2!"
              disabled={!steps.canRedo}
              data-shortcut={pressedBy('redo')}
              onClick={() => go(typing.redo())}
            >
              {t('translations:workbench.redo')}
            </Button>
          </>
        ) : null}
        {/* Room from the first: a press on a button below takes the focus away, which saves; were the page to grow then, the press would miss. */}
        <span role="status" className={classes('px-2 text-ink-faint text-xs', isActive && 'min-h-lh basis-full')}>
          {status ? t(`common:form.${status}`) : null}
        </span>
      </div>
      {clash ? <Clash clash={clash} lang={lang} /> : null}
    </>
  )
}

/** Both texts, where another person's stood there first. */
function Clash({ clash, lang }: { clash: Lost; lang: string }) {
  const { t } = useWords()
  return (
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
  )
}
