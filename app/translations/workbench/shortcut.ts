/**
 * The keys of the workbench, in one table: the handler and the list that `?` shows both read it. A shortcut presses a button that
 * stands on the page, so that whatever keys do, a pointer does as well.
 */
export interface Shortcut {
  id: ShortcutId
  /** What it is for: writing a translation, judging one, or both. */
  place: 'write' | 'review' | 'both'
  ctrl?: true
  alt?: true
  shift?: true
  /** A letter as the keyboard's layout has it, `1…9` for a row of digits, or a key's own name. */
  key: string
}

export type ShortcutId =
  | 'confirm'
  | 'approve'
  | 'previous'
  | 'next'
  | 'take'
  | 'term'
  | 'copySource'
  | 'concordance'
  | 'dictionary'
  | 'diff'
  | 'comment'
  | 'addTerm'
  | 'undo'
  | 'redo'
  | 'help'

export const shortcuts: readonly Shortcut[] = [
  { id: 'confirm', place: 'write', ctrl: true, key: 'Enter' },
  { id: 'approve', place: 'review', ctrl: true, shift: true, key: 'Enter' },
  { id: 'previous', place: 'both', alt: true, key: 'ArrowUp' },
  { id: 'next', place: 'both', alt: true, key: 'ArrowDown' },
  { id: 'take', place: 'write', alt: true, key: '1…9' },
  { id: 'term', place: 'write', alt: true, shift: true, key: '1…9' },
  { id: 'copySource', place: 'write', alt: true, key: 's' },
  { id: 'concordance', place: 'both', alt: true, key: 'c' },
  // The dictionary's card listens for this one itself: it opens where the word is.
  { id: 'dictionary', place: 'both', alt: true, key: 'w' },
  { id: 'diff', place: 'both', alt: true, key: 'd' },
  { id: 'comment', place: 'both', alt: true, key: 'k' },
  { id: 'addTerm', place: 'write', alt: true, key: 'g' },
  { id: 'undo', place: 'write', ctrl: true, key: 'z' },
  { id: 'redo', place: 'write', ctrl: true, shift: true, key: 'z' },
  { id: 'help', place: 'both', key: '?' },
]

/** The part of a keyboard event that tells which shortcut it is. */
export interface Keys {
  key: string
  code: string
  keyCode: number
  isComposing: boolean
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

export interface Pressed {
  id: ShortcutId
  /** Of a row of digits, from 1. */
  number: number | null
}

/**
 * The shortcut that these keys are, or null. Keys that an input method has in hand are never one (Safari says so by code 229 alone), nor is
 * AltGr, which writes letters. Digits go by their place on the keyboard, since Alt + Shift + 1 says `!` and Option + 1 says `¡`. `isTyping`
 * says whether the cursor stands in a text, where `?` is a question mark unless Alt goes with it.
 */
export function shortcutOf(keys: Keys, { isTyping }: { isTyping: boolean }): Pressed | null {
  if (keys.isComposing || keys.keyCode === 229) return null
  const ctrl = keys.ctrlKey || keys.metaKey
  if (ctrl && keys.altKey) return null
  if (keys.key === '?' || (keys.altKey && keys.shiftKey && keys.code === 'Slash'))
    return !ctrl && (keys.altKey || !isTyping) ? { id: 'help', number: null } : null
  const digit = /^Digit([1-9])$/.exec(keys.code)?.[1]
  const key = digit ? '1…9' : (letterOf(keys) ?? keys.key)
  const found = shortcuts.find(
    (each) => each.key === key && Boolean(each.ctrl) === ctrl && Boolean(each.alt) === keys.altKey && Boolean(each.shift) === keys.shiftKey,
  )
  return found ? { id: found.id, number: digit ? Number(digit) : null } : null
}

/** The letter of the layout; where Option makes another sign of it (ß, ç, ∂), the one that the key has in its place. */
const letterOf = ({ key, code }: Keys): string | undefined =>
  /^[a-z]$/i.test(key) ? key.toLowerCase() : /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase()

/** How a keyboard names the keys of a shortcut, in the order in which they are held down. */
export function keyNames({ ctrl, alt, shift, key }: Shortcut, isMac: boolean): string[] {
  const arrows: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓' }
  return [
    ...(ctrl ? [isMac ? '⌘' : 'Ctrl'] : []),
    ...(alt ? [isMac ? '⌥' : 'Alt'] : []),
    ...(shift ? [isMac ? '⇧' : 'Shift'] : []),
    arrows[key] ?? (key.length === 1 ? key.toUpperCase() : key),
  ]
}

/** What a button carries to be pressed by a shortcut: `data-shortcut={pressedBy('take', 2)}`. */
export const pressedBy = (id: ShortcutId, number: number | null = null): string => (number === null ? id : `${id}-${number}`)
