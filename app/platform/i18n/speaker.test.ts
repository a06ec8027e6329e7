import { describe, expect, test } from 'vitest'
import { filesBelow, textOf } from '../../../tests/setup/source'
import { createTranslator, translateWith } from './instance'
import { languages } from './language'
import { speakerOf } from './speaker'

describe.each(languages)('the words of the browser in %s', (language) => {
  const catalogue = Object.fromEntries(
    filesBelow(`locales/${language}`).map((path) => [path.slice(path.lastIndexOf('/') + 1, -'.json'.length), JSON.parse(textOf(path))]),
  )
  const messages = new Map<string, string>()
  const walk = (value: unknown, key: string) => {
    if (typeof value === 'string') messages.set(key, value)
    else for (const [name, inner] of Object.entries(value as object)) walk(inner, key.endsWith(':') ? key + name : `${key}.${name}`)
  }
  for (const [namespace, group] of Object.entries(catalogue)) walk(group, `${namespace}:`)
  const onServer = translateWith(createTranslator(language, catalogue))
  const inBrowser = speakerOf(
    language,
    (key) => messages.get(key),
    (key) => key,
  )

  test('are those of i18next, for every message and value', () => {
    expect(messages.size).toBeGreaterThan(1_000)
    const samples = [{}, { count: 0 }, { count: 1 }, { count: 2 }, { count: 1_000 }].map((values) => ({
      ...Object.fromEntries(variables(messages).map((name, at) => [name, at % 2 ? at : `$&<齿轮 "${name}">`])),
      ...values,
    }))
    const [wrong, unsaid]: [string[], string[]] = [[], []]
    for (const key of new Set([...messages.keys()].map((full) => full.replace(/_(one|other)$/, '')))) {
      for (const values of [undefined, ...samples]) {
        const said = inBrowser(key, values)
        if (said === key) unsaid.push(key)
        else if (said !== onServer(key, values)) wrong.push(`${said} is not ${onServer(key, values)}`)
      }
    }
    expect(wrong.slice(0, 10)).toEqual([])
    // Only what needs a count has nothing to say without one.
    expect(unsaid.filter((key) => !messages.has(`${key}_other`))).toEqual([])
  })
})

const variables = (messages: Map<string, string>) => [
  ...new Set([...messages.values()].flatMap((text) => [...text.matchAll(/\{\{-?\s*(?!count)(\w+)/g)].map(([, name]) => name!))),
]
