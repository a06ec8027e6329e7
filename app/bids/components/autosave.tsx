import { type FormEvent, useEffect, useRef } from 'react'
import { useFetcher } from 'react-router'
import type { InstantText } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { Instant } from '~/ui/instant'

type State = 'idle' | 'saving' | 'saved' | 'failed'

const quietMs = 1_500

/**
 * Sends the form to the draft's URL when typing has paused. While an input method composes nothing is sent: half a word is no draft, and a
 * re-render would end the composition.
 */
export function useAutosave(action: string, isOn: boolean) {
  const fetcher = useFetcher<{ savedAt?: InstantText }>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  function onInput(event: FormEvent<HTMLFormElement>) {
    clearTimeout(timer.current)
    if (!isOn || (event.nativeEvent as InputEvent).isComposing) return
    const form = event.currentTarget
    timer.current = setTimeout(() => {
      const body = new FormData(form)
      body.set('autosave', '1')
      fetcher.submit(body, { method: 'post', action })
    }, quietMs)
  }

  const state: State = fetcher.state !== 'idle' ? 'saving' : !fetcher.data ? 'idle' : fetcher.data.savedAt ? 'saved' : 'failed'
  return { onInput, state, stop: () => clearTimeout(timer.current) }
}

export function SaveState({ state, savedAt }: { state: State; savedAt: InstantText | null }) {
  const { t } = useWords()
  return (
    <p role="status" className="text-ink-soft text-sm">
      {state === 'saving' ? t('common:form.saving') : null}
      {state === 'saved' ? t('common:form.saved') : null}
      {state === 'failed' ? t('common:form.notSaved') : null}
      {state === 'idle' && savedAt ? (
        <>
          {t('bids:submit.draftOf')} <Instant at={savedAt} />
        </>
      ) : null}
    </p>
  )
}
