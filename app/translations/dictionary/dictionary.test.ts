import { expect, test } from 'vitest'
import { contextOf, readingOf, readLine, stretchesOf, withTones, wordsAt, wordsInside, wordsOf } from './dictionary'

const knows = (...words: string[]) => {
  const known = new Set(words)
  return (word: string) => known.has(word)
}

test('lines of the file are read, comments passed over, others told apart', () => {
  expect(readLine('傳統 传统 [chuan2 tong3] /tradition/traditional/')).toEqual({
    traditional: '傳統',
    simplified: '传统',
    pinyin: 'chuan2 tong3',
    senses: 'tradition/traditional',
  })
  expect(readLine('# CC-CEDICT')).toBeNull()
  expect(readLine('')).toBeNull()
  expect(readLine('傳統 传统 /tradition/')).toBeUndefined()
})

test.each([
  ['kong4 zhi4 gui4', 'kòng zhì guì'],
  ['lu:4 se4', 'lǜ sè'],
  ['nu:3', 'nǚ'],
  ['gong1 you4', 'gōng yòu'],
  ['shui3 liu2', 'shuǐ liú'],
  ['E2 guo2', 'É guó'],
  ['wan2 r5', 'wán r'],
  ['ma5', 'ma'],
  ['P C B', 'P C B'],
])('%s is shown as %s', (numbered, shown) => {
  expect(withTones(numbered)).toBe(shown)
})

test('meanings name other words once, with tone marks, and the traditional form only where it differs', () => {
  expect(readingOf(readLine('機器 机器 [ji1 qi4] /machine/CL:臺|台[tai2],個|个[ge4]/')!)).toEqual({
    pinyin: 'jī qì',
    senses: ['machine', 'CL: 台 (tái), 个 (gè)'],
    traditional: '機器',
  })
  expect(readingOf(readLine('五常 五常 [Wu3 chang2] /see 五常市[Wu3 chang2 Shi4]/')!)).toMatchObject({
    senses: ['see 五常市 (Wǔ cháng Shì)'],
    traditional: null,
  })
})

test('at a place the longest word comes first, then others over it, then its parts', () => {
  const isKnown = knows('控制', '控制柜', '柜', '控', '制', '制柜')
  expect(wordsAt('安装控制柜。', 3, isKnown)).toEqual(['控制柜', '控制', '制柜', '制', '控', '柜'])
  expect(wordsAt('安装控制柜。', 0, isKnown)).toEqual([])
  const long = `${'前'.repeat(50)}控制柜`
  const context = contextOf(long, 51)
  expect(wordsAt(context.text, context.at, isKnown)[0]).toBe('控制柜')
})

test('a text is taken apart into as few words as will do, Latin and figures left out', () => {
  const isKnown = knows('变频', '变频器', '器', '包装', '包装线', '外包', '线', '外', '装', '的')
  expect(wordsOf('变频器的S7-1200，外包装线', isKnown)).toEqual(['变频器', '的', '外', '包装线'])
  expect(wordsOf('ABC 123', isKnown)).toEqual([])
  expect(wordsInside('包装线', isKnown)).toEqual(['包装', '装', '线'])
  expect(stretchesOf('甲乙 丙')).toEqual(['甲', '甲乙', '乙', '丙'])
})
