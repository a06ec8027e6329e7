/** Where in a Chinese text of the page somebody points, or what is marked there. */
export interface Pointed {
  text: string
  /** Place of the character; null asks for all words of the text. */
  at: number | null
  /** Where on the screen it stands. */
  box: DOMRect
}

const isHan = (sign: string | undefined): boolean => sign !== undefined && /[\p{Script=Han}〇]/u.test(sign)

/** The nearest element that says its language, if that is Chinese and the text is somebody's document, not our own words. */
const chineseTextAround = (node: Node | null): HTMLElement | null => {
  const element = node instanceof Element ? node : node?.parentElement
  const spoken = element?.closest<HTMLElement>('[lang]')
  return spoken?.lang === 'zh-CN' && spoken !== document.documentElement && spoken.closest('main') ? spoken : null
}

/** The character of a Chinese text under the pointer. */
export function pointedAt(x: number, y: number): Pointed | null {
  const caret = caretAt(x, y)
  const spoken = caret && caret.node.nodeType === Node.TEXT_NODE ? chineseTextAround(caret.node) : null
  if (!caret || !spoken) return null
  // The caret stands before or after the character, by which half of it was hit.
  for (const offset of [caret.offset, caret.offset - 1]) {
    const box = boxOf(caret.node, offset)
    if (box && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom && isHan(caret.node.textContent?.[offset]))
      return { text: spoken.textContent ?? '', at: offsetIn(spoken, caret.node, offset), box }
  }
  return null
}

/** What the keyboard means: marked Chinese, the word at the cursor of a Chinese control, else the Chinese sentence that is being worked on. */
export function pointedByKeyboard(): Pointed | null {
  const active = document.activeElement
  if (active instanceof HTMLTextAreaElement && active.lang === 'zh-CN') {
    const { selectionStart, selectionEnd, value } = active
    const box = active.getBoundingClientRect()
    if (selectionEnd > selectionStart) return { text: value.slice(selectionStart, selectionEnd), at: null, box }
    const at = isHan(value[selectionStart]) ? selectionStart : selectionStart - 1
    return isHan(value[at]) ? { text: value, at, box } : null
  }
  const selection = getSelection()
  const marked = selection?.toString().trim() ?? ''
  if (selection && marked !== '' && chineseTextAround(selection.anchorNode))
    return { text: marked, at: null, box: selection.getRangeAt(0).getBoundingClientRect() }
  const sentence = active?.closest('.bilingual-row')?.querySelector<HTMLElement>('p[lang="zh-CN"]')
  return sentence ? { text: sentence.textContent ?? '', at: null, box: sentence.getBoundingClientRect() } : null
}

function caretAt(x: number, y: number): { node: Node; offset: number } | null {
  if ('caretPositionFromPoint' in document) {
    const place = document.caretPositionFromPoint(x, y)
    return place && { node: place.offsetNode, offset: place.offset }
  }
  const range = (document as Document).caretRangeFromPoint?.(x, y)
  return range ? { node: range.startContainer, offset: range.startOffset } : null
}

function boxOf(node: Node, offset: number): DOMRect | null {
  if (offset < 0 || offset >= (node.textContent?.length ?? 0)) return null
  const range = document.createRange()
  range.setStart(node, offset)
  range.setEnd(node, offset + 1)
  return range.getBoundingClientRect()
}

function offsetIn(element: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange()
  range.setStart(element, 0)
  range.setEnd(node, offset)
  return range.toString().length
}
