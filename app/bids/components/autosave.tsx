import { type RefObject, useState } from 'react'
import type { InstantText } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { Instant } from '~/ui/instant'
import { useRestingSave } from '~/ui/resting-save'
import type { BidRefusal } from '../commands.server'

type State = 'idle' | 'saving' | 'saved' | 'notSaved' | { refused: BidRefusal }

/** Sends the form to the draft's URL while it is typed in. A line that breaks leaves the page, and what was typed, as it is; a refusal ends the saving. */
export function useAutosave(form: RefObject<HTMLFormElement | null>, action: string, isOn: boolean) {
  const [state, setState] = useState<State>('idle')
  const saving = useRestingSave(async () => {
    if (!form.current) return true
    setState('saving')
    const answer = await send(action, form.current)
    if (answer && 'refused' in answer) saving.stop()
    setState(answer === null ? 'notSaved' : 'refused' in answer ? answer : 'saved')
    return answer !== null
  })
  return {
    state,
    typed: () => isOn && saving.later(),
    composing: (isComposing: boolean) => isOn && saving.composing(isComposing),
    hold: saving.hold,
  }
}

/** Null when the line, the server or the session failed. */
async function send(action: string, form: HTMLFormElement): Promise<{ savedAt: InstantText } | { refused: BidRefusal } | null> {
  const body = new FormData(form)
  body.set('autosave', '1')
  try {
    const response = await fetch(action, { method: 'POST', body })
    const isAnswer = (response.ok || response.status === 409) && response.headers.get('Content-Type')?.includes('json')
    return isAnswer ? await response.json() : null
  } catch {
    return null
  }
}

export function SaveState({ state, savedAt }: { state: State; savedAt: InstantText | null }) {
  const { t } = useWords()
  return (
    <p role="status" className="text-ink-soft text-sm">
      {state === 'idle' ? null : t(typeof state === 'string' ? `common:form.${state}` : `bids:refused.${state.refused}`)}
      {state === 'idle' && savedAt ? (
        <>
          {t('bids:submit.draftOf')} <Instant at={savedAt} />
        </>
      ) : null}
    </p>
  )
}
