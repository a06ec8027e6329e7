import { describe, expect, test } from 'vitest'
import { filesBelow, textOf } from './setup/source'

type Messages = Map<string, string>

const plural = /_(zero|one|two|few|many|other)$/

function messagesOf(language: string): Messages {
  const messages: Messages = new Map()
  for (const path of filesBelow(`locales/${language}`)) {
    const namespace = path.slice(path.lastIndexOf('/') + 1, -'.json'.length)
    const walk = (value: unknown, key: string) => {
      if (typeof value === 'string') messages.set(`${namespace}:${key}`, value)
      else for (const [name, inner] of Object.entries(value as object)) walk(inner, key ? `${key}.${name}` : name)
    }
    walk(JSON.parse(textOf(path)), '')
  }
  return messages
}

const english = messagesOf('en')
const chinese = messagesOf('zh-CN')
const base = (key: string) => key.replace(plural, '')
const keysOf = (messages: Messages) => [...new Set([...messages.keys()].map(base))].sort()
const variablesOf = (text: string) =>
  [...new Set([...text.matchAll(/\{\{-?\s*(\w+)/g)].map((match) => match[1]!))].filter((name) => name !== 'count').sort()

const sources = ['app', 'scripts', 'db'].flatMap(filesBelow).filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
const namespaces = [...new Set([...english.keys()].map((key) => key.split(':')[0]!))]

/** Keys written out whole, and the patterns of keys put together from parts: `bids:status.${status}`. */
function used() {
  const whole = new Set<string>()
  const patterns: RegExp[] = []
  const literal = new RegExp(`(['"])((?:${namespaces.join('|')}):[A-Za-z0-9_.-]+)(?:\\|[^'"]*)?\\1`, 'g')
  const template = new RegExp(`\`((?:${namespaces.join('|')}):[^\`\\s]*)\``, 'g')
  for (const path of sources) {
    const text = textOf(path)
    for (const match of text.matchAll(literal)) whole.add(match[2]!)
    for (const match of text.matchAll(template)) {
      const key = match[1]!.replace(/\|.*$/, '')
      if (!key.includes('${')) whole.add(key)
      else
        patterns.push(
          new RegExp(
            `^${key
              .split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/)
              .map(escaped)
              .join('.+')}$`,
          ),
        )
    }
  }
  return { whole, patterns }
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

describe('the two languages', () => {
  test('say the same things', () => {
    expect(keysOf(chinese)).toEqual(keysOf(english))
  })

  test('have the plural forms of their language', () => {
    const forms = (messages: Messages, key: string) =>
      [...messages.keys()].filter((full) => base(full) === key && plural.test(full)).map((full) => plural.exec(full)![1])
    const wrong = keysOf(english).filter((key) => {
      const [en, zh] = [forms(english, key), forms(chinese, key)]
      if (en.length === 0 && zh.length === 0) return false
      return !(en.includes('one') && en.includes('other') && zh.includes('other') && !zh.includes('one'))
    })
    expect(wrong).toEqual([])
  })

  test('use the same variables', () => {
    const wrong = keysOf(english).filter((key) => {
      const all = (messages: Messages) =>
        [...new Set([...messages].filter(([full]) => base(full) === key).flatMap(([, text]) => variablesOf(text)))].sort().join()
      return all(english) !== all(chinese)
    })
    expect(wrong).toEqual([])
  })

  test('stay themselves: no Han in English, no half-width punctuation after Han in Chinese', () => {
    const names = /中印智桥|中文|简体/g
    expect([...english].filter(([, text]) => /\p{Script=Han}/u.test(text.replace(names, ''))).map(([key]) => key)).toEqual([])
    expect([...chinese].filter(([, text]) => /\p{Script=Han}[,;:?!](?!\d)/u.test(text)).map(([key, text]) => `${key}: ${text}`)).toEqual([])
  })

  test('leave nothing empty', () => {
    expect([...english, ...chinese].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([])
  })
})

describe('messages and code', () => {
  const { whole, patterns } = used()
  const known = new Set(keysOf(english))
  /** A key that names a group (`requests:event`) stands for its members, put together where they are said. */
  const isGroup = (key: string) => [...known].some((full) => full.startsWith(`${key}.`))
  const isInGroup = (key: string) => [...whole].some((group) => key.startsWith(`${group}.`))

  test('no key is missing', () => {
    expect([...whole].filter((key) => !known.has(base(key)) && !known.has(key) && !isGroup(key)).sort()).toEqual([])
  })

  test('no key is unused', () => {
    const unused = [...known].filter((key) => !whole.has(key) && !isInGroup(key) && !patterns.some((pattern) => pattern.test(key)))
    expect(unused).toEqual([])
  })
})
