import { useEffect, useRef, useState } from 'react'

/** Typing rests this long before it is saved. */
const restMs = 1_200
/** A save that failed is tried again after this. */
const againMs = 5_000

export interface RestingSave {
  /** Something was typed: saved once typing rests, or after `ms`. */
  later: (ms?: number) => void
  /** An input method composes, or is done: half a word is no text. */
  composing: (isComposing: boolean) => void
  /** Forgets what waits to be saved; what runs goes on. */
  hold: () => void
  /** Runs the save, or `deed` in its place, as soon as the one before has ended. */
  now: (deed?: () => Promise<boolean>) => Promise<boolean>
  /** The save that runs, if one does. */
  running: () => Promise<boolean> | undefined
  /** No more saves but those asked for with `now`. */
  stop: () => void
}

/**
 * When to save what is being typed: one save at a time, so that answers come in order; again after a while where one failed (`save` answers false, or
 * throws); nothing while an input method composes.
 */
export function restingSave(save: () => Promise<boolean>): RestingSave {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<boolean> | undefined
  let isComposing = false
  let isStopped = false

  function later(ms = restMs) {
    clearTimeout(timer)
    if (!isStopped && !isComposing) timer = setTimeout(() => void now(), ms)
  }

  async function now(deed = save): Promise<boolean> {
    clearTimeout(timer)
    while (running) await running
    const own = deed().catch(() => false)
    running = own
    const isSaved = await own
    running = undefined
    if (!isSaved) later(againMs)
    return isSaved
  }

  return {
    later,
    composing(is) {
      isComposing = is
      if (is) clearTimeout(timer)
      else later()
    },
    hold: () => clearTimeout(timer),
    now,
    running: () => running,
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

/** `restingSave` for a component: always with the newest `save`, and at rest once the component is gone. */
export function useRestingSave(save: () => Promise<boolean>): RestingSave {
  const newest = useRef(save)
  useEffect(() => {
    newest.current = save
  })
  const [saving] = useState(() => restingSave(() => newest.current()))
  useEffect(() => saving.hold, [saving])
  return saving
}
