import { describe, expect, test } from 'vitest'
import { starterTerms } from '../../../db/seed/terms'
import { demoPairs } from '../../../tests/factories/demo-pairs'
import { messagePairs } from '../../../tests/factories/message-pairs'
import type { Pair } from '../checks/check'
import { inspect } from '../checks/inspection'
import { buildAutomaton } from './automaton'
import { inflections } from './inflection'
import { isAbbreviation, isSought } from './term'

const formsOf = (language: 'zh-CN' | 'en') =>
  starterTerms.flatMap(({ key, terms, partOfSpeech }) =>
    terms
      .filter((term) => term.language === language)
      .map(({ text, status }) => ({
        conceptId: key,
        language,
        text,
        status,
        forms: inflections(text, language, partOfSpeech),
        isCaseSensitive: isAbbreviation(text),
        isAllCaps: isAbbreviation(text),
        isPreferred: status === 'preferred',
      })),
  )
const forms = { 'zh-CN': formsOf('zh-CN'), en: formsOf('en') }
const automata = { 'zh-CN': buildAutomaton(forms['zh-CN'].filter(isSought)), en: buildAutomaton(forms.en.filter(isSought)) }

describe.each([
  ['the demonstration’s verified sentences', demoPairs as readonly Pair[], 0.4, 0.045],
  ['the portal’s own messages, both ways', messagePairs(), 0.1, 0.045],
])('the starter term base on %s', (name, pairs, leastKnown, mostAsking) => {
  const looked = pairs.map((pair) => {
    const terms = automata[pair.sourceLanguage].find(pair.source).map(({ conceptIds, ...place }) => ({
      ...place,
      conceptId: conceptIds[0]!,
      isKept: false,
      targets: forms[pair.targetLanguage].filter(({ conceptId }) => conceptId === conceptIds[0]),
    }))
    return { pair, terms, findings: inspect(pair, { terms }).filter(({ rule }) => rule === 'glossary') }
  })

  test('knows a word in many of them', () => {
    expect(looked.filter(({ terms }) => terms.length > 0).length).toBeGreaterThan(pairs.length * leastKnown)
  })

  test('calls no good word forbidden', () => {
    const wrong = looked.filter(({ findings }) => findings.some(({ level }) => level === 'error'))
    expect(wrong.length / pairs.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(0.01)
  })

  test('asks for its own word only now and then', () => {
    const asking = looked.filter(({ findings }) => findings.some(({ level }) => level === 'warning'))
    const words = asking.flatMap(({ findings, pair }) =>
      findings.map(({ values }) => `${values.source} → ${values.better} | ${pair.source} | ${pair.target}`),
    )
    const errors = looked.filter(({ findings }) => findings.some(({ level }) => level === 'error')).length
    console.log(`the term base on ${name}: ${errors} errors, ${asking.length} warnings in ${pairs.length} pairs`)
    expect(asking.length / pairs.length, words.join('\n')).toBeLessThanOrEqual(mostAsking)
  })
})
