import { createContext, type FocusEvent, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { useLocation } from 'react-router'
import { areaOf } from '../../components/live-text'
import type { EditorSegment } from '../../tasks/queries.server'
import { isSettled } from '../../tasks/task'

/** What the parts of the workbench tell each other. Empty on a page without scripts, and around a component that is tested alone. */
export interface Workbench {
  activeId: string | null
  /** Each sentence's save of what has been typed, by segment; answers whether all of it is stored. */
  writers: Map<string, () => Promise<boolean>>
}

export const WorkbenchContext = createContext<Workbench>({ activeId: null, writers: new Map() })
export const useWorkbench = () => useContext(WorkbenchContext)

const nothing = () => () => {}
/** Whether scripts have taken over the page: false on the server and in the first breath of the browser. */
export const useHasScripts = (): boolean =>
  useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  )

/** Saves what has been typed anywhere, one sentence after the other. False where a save got no answer. */
export async function saveTyped({ writers }: Pick<Workbench, 'writers'>): Promise<boolean> {
  let isStored = true
  for (const save of writers.values()) isStored = (await save()) && isStored
  return isStored
}

/**
 * The sentence whose tools stand beside the document: the one that has or had the focus last; at first the one that the address names, or the first that
 * is not done.
 */
export function useActiveSentence(segments: readonly EditorSegment[]) {
  const { hash, key } = useLocation()
  const named = segments.find(({ id }) => `#${id}` === hash)?.id
  const [activeId, setActive] = useState<string | null>(
    () => named ?? segments.find(({ state, isStale }) => isStale || !isSettled(state))?.id ?? segments[0]?.id ?? null,
  )
  // Each answer that leads to a sentence goes there, the same one again, too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is what tells two answers apart
  useEffect(() => {
    if (named) goTo(named)
  }, [named, key])
  const isHere = segments.some(({ id }) => id === activeId)
  return {
    activeId: isHere ? activeId : (segments[0]?.id ?? null),
    onFocusCapture: ({ target }: FocusEvent) => {
      const row = target.closest('[data-row]')
      if (row) setActive(row.id)
    },
  }
}

/** Puts the focus on a sentence: into its text where it is being written. */
export function goTo(segmentId: string): void {
  const row = document.getElementById(segmentId)
  ;(areaOf(segmentId) ?? row)?.focus({ preventScroll: true })
  row?.scrollIntoView({ block: 'nearest' })
}

/** The sentence before or after this one. */
export function neighbourOf(segmentId: string | null, step: 1 | -1): string | undefined {
  const rows = [...document.querySelectorAll('[data-row]')].map(({ id }) => id)
  const at = rows.indexOf(segmentId ?? '')
  return rows[at + step]
}
