import { type RefObject, useEffect, useRef, useState } from 'react'
import { restingSave } from '~/ui/resting-save'

export type SaveState = 'idle' | 'saving' | 'saved' | 'offline' | 'conflict'

interface Kept {
  version: number
  entries: [string, string][]
}

/**
 * Saves a form while it is typed in: to this device at once, to the server when typing rests. Each save carries the version it was
 * made from; a conflict ends the saving and keeps everything typed. What a crash left on the
 * device is put back when the form opens again. Without scripts nothing of this happens, and the form's own button saves.
 */
export function useAutosave(
  form: RefObject<HTMLFormElement | null>,
  { action, version, storageKey }: { action: string; version: number; storageKey: string },
) {
  const [state, setState] = useState<SaveState>('idle')
  const [left, setLeft] = useState<'nothing' | 'restored' | 'older'>('nothing')
  const putBack = useRef(() => {})
  const current = useRef(version)

  // The page's loader or an answer to the form may bring a newer version.
  useEffect(() => {
    if (version > current.current) current.current = version
    setVersion(form.current, current.current)
  }, [version, form])

  useEffect(() => {
    const element = form.current
    if (!element) return
    let isDirty = false
    const saving = restingSave(save)

    const kept = readKept(storageKey)
    putBack.current = () => {
      if (!kept || !fill(element, kept.entries)) return
      setLeft('restored')
      isDirty = true
      saving.later()
    }
    // What was saved elsewhere in the meantime is not written over unasked.
    if (kept && kept.version !== current.current) setLeft('older')
    else putBack.current()

    async function save(): Promise<boolean> {
      if (!isDirty) return true
      isDirty = false
      setState('saving')
      try {
        const body = new URLSearchParams(entriesOf(element!))
        body.set('version', String(current.current))
        const response = await fetch(action, { method: 'POST', body, headers: { Accept: 'application/json' } })
        const isJson = response.headers.get('Content-Type')?.includes('json')
        const answer = isJson ? ((await response.json()) as { ok: boolean; version?: number; reason?: string }) : null
        if (answer?.ok && answer.version) {
          current.current = answer.version
          setVersion(element!, answer.version)
          setState('saved')
          if (!isDirty) forget(storageKey)
        } else if (answer?.reason === 'conflict') {
          saving.stop()
          setState('conflict')
        } else throw new Error('not saved')
        return true
      } catch {
        isDirty = true
        setState('offline')
        return false
      }
    }

    const onInput = () => {
      isDirty = true
      keep(storageKey, { version: current.current, entries: entriesOf(element) })
      saving.later()
    }
    const onComposition = (event: Event) => {
      if (event.type === 'compositionend') onInput()
      saving.composing(event.type === 'compositionstart')
    }
    // A button pressed while a save runs waits for it, or the form would carry a version that has just grown old.
    const onSubmit = (event: SubmitEvent) => {
      saving.hold()
      isDirty = false
      const running = saving.running()
      if (!running) {
        forget(storageKey)
        return
      }
      event.preventDefault()
      event.stopPropagation()
      const submitter = event.submitter
      running.then(() => {
        isDirty = false
        element.requestSubmit(submitter)
      })
    }
    element.addEventListener('input', onInput)
    element.addEventListener('compositionstart', onComposition)
    element.addEventListener('compositionend', onComposition)
    element.addEventListener('submit', onSubmit, { capture: true })
    return () => {
      saving.stop()
      element.removeEventListener('input', onInput)
      element.removeEventListener('compositionstart', onComposition)
      element.removeEventListener('compositionend', onComposition)
      element.removeEventListener('submit', onSubmit, { capture: true })
    }
  }, [form, action, storageKey])

  return {
    state,
    /** What a crash left on the device: put back already, or older than what the server has and only offered. */
    left,
    putBack: () => putBack.current(),
    /** Drops what was put back from the device and shows what the server has. */
    discard: () => {
      forget(storageKey)
      window.location.reload()
    },
  }
}

const entriesOf = (form: HTMLFormElement): [string, string][] =>
  [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string')

function setVersion(form: HTMLFormElement | null, version: number) {
  const field = form?.elements.namedItem('version')
  if (field instanceof HTMLInputElement) field.value = String(version)
}

/** Puts kept entries back into the form; answers whether anything differed. */
function fill(form: HTMLFormElement, entries: [string, string][]): boolean {
  let isChanged = false
  for (const element of form.elements) {
    const name = element.getAttribute('name')
    if (!name || name === 'version' || name === 'key') continue
    const values = entries.filter(([kept]) => kept === name).map(([, value]) => value)
    if (element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio')) {
      const isOn = values.includes(element.value)
      if (element.checked !== isOn) isChanged = true
      element.checked = isOn
    } else if (
      values[0] !== undefined &&
      ((element instanceof HTMLInputElement && element.type !== 'file' && element.type !== 'hidden') ||
        element instanceof HTMLTextAreaElement ||
        element instanceof HTMLSelectElement)
    ) {
      if (element.value !== values[0]) isChanged = true
      element.value = values[0]
    }
  }
  return isChanged
}

// Storage may be full, or refused by a private window: then typing goes on without it.
function keep(key: string, kept: Kept) {
  try {
    localStorage.setItem(key, JSON.stringify(kept))
  } catch {}
}
function forget(key: string) {
  try {
    localStorage.removeItem(key)
  } catch {}
}
function readKept(key: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null
    return Array.isArray(kept?.entries) ? kept : null
  } catch {
    return null
  }
}
