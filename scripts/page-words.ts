import type { Plugin } from 'vite'
import { filesBelow, importsOf, textOf } from '../tests/setup/source.ts'
import { baseOf, isSaid, keysSaidIn } from './said-keys.ts'

const languages = ['en', 'zh-CN'] as const
type Messages = Record<string, string>

const virtual = 'virtual:page-words/'
const page = /\/(app\/(?:root|.*\/routes\/[a-z-]+)\.tsx)$/

/**
 * Each page's script brings the messages that its own modules say, in the language of the document, in a file of their own: all messages of
 * a language are 30 KB, a page says 2 to 6 KB of them. What the page around it (`root.tsx`) brings is not brought again. Messages of which
 * only the server knows that they are said (an action's answer) are not among them: `browser-words.ts` fetches the whole language for those.
 */
export function pageWords(): Plugin {
  const messages = Object.fromEntries(languages.map((language) => [language, messagesOf(language)])) as Record<string, Messages>
  const namespaces = [...new Set(Object.keys(messages.en!).map((key) => key.split(':')[0]!))]
  const keys = Object.keys(messages.en!)
  const known = new Map<string, Set<string>>()
  const chinese = Object.keys(messages['zh-CN']!)

  /** Keys, plural forms of both languages among them, that the modules of a page say. */
  function keysOf(path: string): Set<string> {
    let found = known.get(path)
    if (!found) {
      const said = keysSaidIn([...modulesOf(path)].map(textOf), namespaces)
      found = new Set([...keys, ...chinese].filter((key) => isSaid(baseOf(key), said)))
      known.set(path, found)
    }
    return found
  }

  return {
    name: 'setuqiao:page-words',
    apply: 'build',
    enforce: 'post',
    resolveId: (id) => (id.startsWith(virtual) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${virtual}`)) return null
      const [, path, language] = /^(.*)\/words-(.*)$/.exec(id.slice(virtual.length + 1)) as unknown as [string, string, string]
      const around = path === 'app/root' ? new Set<string>() : keysOf('app/root.tsx')
      const own = [...keysOf(`${path}.tsx`)].filter((key) => !around.has(key) && messages[language]![key] !== undefined)
      return `export default ${JSON.stringify(Object.fromEntries(own.map((key) => [key, messages[language]![key]])))}`
    },
    transform(code, id) {
      const path = page.exec(id)?.[1]?.replace(/\.tsx$/, '')
      // What only does a deed shows nothing.
      if (this.environment.name !== 'client' || !path || !/export default|as default/.test(code)) return null
      const each = languages.map((language) => `${JSON.stringify(language)}: () => import('${virtual}${path}/words-${language}')`)
      return { code: `import { bring } from '~/platform/i18n/browser-words'\nbring({ ${each.join(', ')} })\n${code}`, map: null }
    },
  }
}

/** Files that the browser's part of a module is made of; what only the server runs is left out by its name. */
function modulesOf(path: string): Set<string> {
  const found = new Set<string>()
  const waiting = [path]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (found.has(next)) continue
    found.add(next)
    for (const { to, isTypeOnly } of importsOf(next)) if (!isTypeOnly && to && isBrowsers(to)) waiting.push(to)
  }
  return found
}

const isBrowsers = (path: string) => /^app\/.*\.tsx?$/.test(path) && !/\.server\.tsx?$/.test(path)

/** By full key: namespace, colon, path with dots. */
function messagesOf(language: string): Messages {
  const messages: Messages = {}
  for (const path of filesBelow(`locales/${language}`)) {
    const namespace = path.slice(path.lastIndexOf('/') + 1, -'.json'.length)
    const walk = (value: unknown, key: string) => {
      if (typeof value === 'string') messages[`${namespace}:${key}`] = value
      else for (const [name, inner] of Object.entries(value as object)) walk(inner, key ? `${key}.${name}` : name)
    }
    walk(JSON.parse(textOf(path)), '')
  }
  return messages
}
