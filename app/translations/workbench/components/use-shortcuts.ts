import { useEffect } from 'react'
import { type Pressed, pressedBy, shortcutOf } from '../shortcut'
import { goTo, neighbourOf } from './use-active-sentence'

/**
 * Listens for the keys of the workbench, wherever the focus is. A shortcut presses the button that carries its name; what is not on
 * the page now cannot be pressed, and its keys do what they always do.
 */
export function useShortcuts(activeId: string | null): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const pressed = shortcutOf(event, { isTyping: isText(event.target) })
      if (pressed && obey(pressed, activeId)) event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [activeId])
}

function obey({ id, number }: Pressed, activeId: string | null): boolean {
  if (id === 'previous' || id === 'next') {
    // From anywhere else on the page, back to the sentence that is at hand.
    const isThere = document.activeElement?.closest('[data-row]')?.id === activeId
    const to = isThere ? neighbourOf(activeId, id === 'next' ? 1 : -1) : activeId
    if (to) goTo(to)
    return true
  }
  const target = document.querySelector<HTMLElement>(`[data-shortcut="${pressedBy(id, number)}"]`)
  if (!target) return false
  if (isText(target)) {
    target.closest('details')?.setAttribute('open', '')
    target.focus()
  } else target.click()
  return true
}

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && /^(text|search|email|url|tel|password)$/.test(target.type))
