import { useEffect, useRef } from 'react'
import { useRevalidator } from 'react-router'
import { saveTyped, type Workbench } from '../../workbench/components/use-active-sentence'
import { askEveryMs, idleAfterMs, type Presence, renewEveryMs } from '../presence'

/**
 * Keeps the page true while others work: asks every few seconds who has the task, and reads the page again when somebody else has done something. Before that
 * everything typed is saved, so that a text whose control goes away is stored as a suggestion, not lost. The holder's page renews the lease
 * while somebody is before it.
 */
export function usePresence({
  base,
  mark,
  isMine,
  isOver,
  writers,
}: {
  base: string
  /** Of the page as it was read. */
  mark: string
  isMine: boolean
  /** Nobody will do anything to this task any more. */
  isOver: boolean
  /** Of the workbench: the saves of what is typed. */
  writers: Workbench['writers']
}): void {
  const { revalidate } = useRevalidator()
  const renewedAt = useRef(0)
  const seenAt = useRef(0)

  useEffect(() => {
    const seen = () => {
      seenAt.current = performance.now()
    }
    seen()
    for (const sign of signs) document.addEventListener(sign, seen, { passive: true })
    return () => {
      for (const sign of signs) document.removeEventListener(sign, seen)
    }
  }, [])

  useEffect(() => {
    if (isOver) return
    let isGone = false
    let timer: ReturnType<typeof setTimeout>
    const ask = async () => {
      clearTimeout(timer)
      if (document.visibilityState === 'visible') {
        const now = performance.now()
        const renews = isMine && document.hasFocus() && now - seenAt.current < idleAfterMs && now - renewedAt.current > renewEveryMs
        if (renews) renewedAt.current = now
        const presence = await read(`${base}/presence`, renews)
        if (!isGone && presence && presence.mark !== mark && (await saveTyped({ writers }))) await revalidate()
      }
      if (!isGone) timer = setTimeout(ask, askEveryMs)
    }
    timer = setTimeout(ask, askEveryMs)
    document.addEventListener('visibilitychange', ask)
    return () => {
      isGone = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [base, mark, isMine, isOver, writers, revalidate])
}

const signs = ['keydown', 'pointerdown', 'pointermove', 'scroll'] as const

/** Null when the line, the server or the session failed: then the page stays as it is. */
async function read(url: string, renews: boolean): Promise<Presence | null> {
  try {
    const response = await fetch(url, renews ? { method: 'POST', body: new URLSearchParams() } : {})
    return response.ok || response.status === 409 ? ((await response.json()) as Presence) : null
  } catch {
    return null
  }
}
