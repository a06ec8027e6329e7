import { describe, expect, test } from 'vitest'
import { inspect } from '~/translations/checks/inspection'
import { faultOf, folded, longestDefinition, longestTerm } from '~/translations/terms/term'
import { starterTerms } from './terms'

describe('the starter term base', () => {
  test('has three hundred concepts and more, each once', () => {
    expect(starterTerms.length).toBeGreaterThanOrEqual(300)
    expect(new Set(starterTerms.map(({ key }) => key)).size).toBe(starterTerms.length)
    const preferred = starterTerms.map(({ terms }) =>
      terms
        .filter(({ status }) => status === 'preferred')
        .map(({ text }) => folded(text))
        .join(' = '),
    )
    expect(preferred.filter((pair, index) => preferred.indexOf(pair) !== index)).toEqual([])
  })

  test.each([
    '变频器',
    '控制柜',
    '排产',
    '工单',
    '质保',
    '首件检验',
    '在制品',
    '追溯',
    '物料清单',
    '节拍',
    '稼动率',
    '看板',
    '条码',
    '上位机',
    '点检',
    '报工',
    '齐套',
    '委外',
    '盘点',
    '呆滞料',
  ])('knows %s', (word) => {
    expect(starterTerms.some(({ terms }) => terms.some(({ text, status }) => text === word && status === 'preferred'))).toBe(true)
  })

  test('names and defines each concept in both languages, in their own script and signs', () => {
    for (const { key, terms, definitionZh, definitionEn } of starterTerms) {
      expect(faultOf({ terms }), key).toBeNull()
      expect(definitionZh, key).toMatch(/^[^,;:?!]*。$/)
      expect(definitionEn, key).toMatch(/^[A-Z]\P{Script=Han}*\.$/u)
      expect(Math.max(definitionZh.length, definitionEn.length), key).toBeLessThanOrEqual(longestDefinition)
      for (const { language, text } of terms) {
        expect(text.length, text).toBeLessThanOrEqual(longestTerm)
        if (language === 'en') expect(text).not.toMatch(/\p{Script=Han}/u)
        else expect(text).toMatch(/\p{Script=Han}|^[A-Z][A-Za-z]+$/u)
      }
    }
  })

  test('its definitions pass the portal’s own checks', () => {
    const wrong = starterTerms.flatMap(({ key, definitionZh: source, definitionEn: target }) =>
      inspect({ source, target, sourceLanguage: 'zh-CN', targetLanguage: 'en' })
        .filter(({ level, rule }) => level === 'error' || rule === 'blanks' || rule === 'endMark')
        .map(({ rule, kind }) => `${key}: ${rule}.${kind}`),
    )
    expect(wrong).toEqual([])
  })
})
