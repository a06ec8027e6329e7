import { describe, expect, test } from 'vitest'
import { starterTerms } from '../../../db/seed/terms'
import { demoPairs } from '../../../tests/factories/demo-pairs'
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

describe('the starter term base on the demonstration’s verified sentences', () => {
  const looked = demoPairs.map((pair) => {
    const terms = automata[pair.sourceLanguage].find(pair.source).map(({ conceptIds, ...place }) => ({
      ...place,
      conceptId: conceptIds[0]!,
      isKept: false,
      targets: forms[pair.targetLanguage].filter(({ conceptId }) => conceptId === conceptIds[0]),
    }))
    return { pair, terms, findings: inspect(pair, { terms }).filter(({ rule }) => rule === 'glossary') }
  })

  test('knows a word in most of them', () => {
    expect(looked.filter(({ terms }) => terms.length > 0).length).toBeGreaterThan(demoPairs.length * 0.4)
  })

  test('calls no good word forbidden', () => {
    const wrong = looked.filter(({ findings }) => findings.some(({ level }) => level === 'error'))
    expect(wrong.length / demoPairs.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(0.01)
  })

  test('asks for its own word only now and then', () => {
    const asking = looked.filter(({ findings }) => findings.some(({ level }) => level === 'warning'))
    const words = asking.flatMap(({ findings, pair }) =>
      findings.map(({ values }) => `${values.source} → ${values.better} | ${pair.target}`),
    )
    console.log(`the term base asks for its word in ${asking.length} of ${demoPairs.length} sentences`)
    expect(asking.length / demoPairs.length, words.join('\n')).toBeLessThanOrEqual(0.1)
  })
})
