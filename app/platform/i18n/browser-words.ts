import type { Language } from './language'
import { speakerOf } from './speaker'

/** By full key: namespace, colon, path with dots. */
type Messages = Record<string, string>

export const language: Language = document.documentElement.lang === 'en' ? 'en' : 'zh-CN'

const messages: Messages = {}
const coming = new Set<Promise<void>>()
let whole: Promise<void> | undefined
let isWhole = false
let hasBegun = false

/** Called by each page's module (see `scripts/page-words.ts`): fetches the messages that the page says, in the document's language. */
export function bring(files: Record<Language, () => Promise<{ default: Messages }>>): void {
  const arrival: Promise<void> = files[language]()
    .then(({ default: brought }) => {
      Object.assign(messages, brought)
      coming.delete(arrival)
    })
    .catch(orLoadAnew)
  coming.add(arrival)
}

/** Once the messages of the page that stands here have come. A page whose messages do not come stays as the server made it. */
export async function wordsHaveCome(): Promise<void> {
  await Promise.all(coming)
  hasBegun = true
}

/**
 * `t` of the browser. A message that is still coming, or of which only the server knew that it is said, makes the render wait for it (a thrown
 * promise is React's way of waiting): no key is ever seen, and until then what is seen is the page before, or the server's.
 */
export const translate = speakerOf(
  language,
  (key) => messages[key],
  (key) => {
    if (coming.size > 0) throw Promise.all(coming)
    if (isWhole) return key
    whole ??= bringAll().catch(orLoadAnew)
    throw whole
  },
)

async function bringAll(): Promise<void> {
  const { catalogue } = language === 'en' ? await import('./catalogue.en') : await import('./catalogue.zh')
  flatten(catalogue, '', ':')
  isWhole = true
}

function flatten(group: object, before: string, separator: string): void {
  for (const [name, inner] of Object.entries(group) as [string, object | string][]) {
    if (typeof inner === 'string') messages[before + name] = inner
    else flatten(inner, before + name + separator, '.')
  }
}

/** A deployment took the file away, or the line is down: the server says the page whole, as the router does for a page's module. */
function orLoadAnew(error: unknown): Promise<never> {
  if (!hasBegun) return Promise.reject(error)
  location.reload()
  return new Promise(() => {})
}
