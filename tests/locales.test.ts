import { describe, expect, test } from 'vitest'
import { baseOf, isSaid, keysSaidIn } from '../scripts/said-keys'
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
const keysOf = (messages: Messages) => [...new Set([...messages.keys()].map(baseOf))].sort()
const variablesOf = (text: string) =>
  [...new Set([...text.matchAll(/\{\{-?\s*(\w+)/g)].map((match) => match[1]!))].filter((name) => name !== 'count').sort()

const sources = ['app', 'scripts', 'db'].flatMap(filesBelow).filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
const namespaces = [...new Set([...english.keys()].map((key) => key.split(':')[0]!))]

describe('the two languages', () => {
  test('say the same things', () => {
    expect(keysOf(chinese)).toEqual(keysOf(english))
  })

  test('have the plural forms of their language', () => {
    const forms = (messages: Messages, key: string) =>
      [...messages.keys()].filter((full) => baseOf(full) === key && plural.test(full)).map((full) => plural.exec(full)![1])
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
        [...new Set([...messages].filter(([full]) => baseOf(full) === key).flatMap(([, text]) => variablesOf(text)))].sort().join()
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
  const said = keysSaidIn(sources.map(textOf), namespaces)
  const known = new Set(keysOf(english))
  const isGroup = (key: string) => [...known].some((full) => full.startsWith(`${key}.`))

  test('no key is missing', () => {
    expect([...said.whole].filter((key) => !known.has(baseOf(key)) && !known.has(key) && !isGroup(key)).sort()).toEqual([])
  })

  // The lint rule sees what stands between tags; these are read aloud or shown as well.
  test('no attribute that readers see or hear is written in the code', () => {
    const spoken = /\b(?:aria-label|aria-description|alt|title|placeholder|label|hint|legend)="[^"]*\p{L}[^"]*"/u
    expect(sources.filter((path) => path.endsWith('.tsx')).flatMap((path) => spoken.exec(textOf(path))?.[0] ?? [])).toEqual([])
  })

  test('no key is unused', () => {
    expect([...known].filter((key) => !isSaid(key, said))).toEqual([])
  })
})
