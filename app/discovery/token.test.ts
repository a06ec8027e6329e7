import { describe, expect, test } from 'vitest'
import { chineseWords } from './parting.server'
import { passageOf } from './passage'
import { groupsOf, phrasesOf } from './question'
import { tokensOf, wordsOf } from './token'

const words = (text: string) => tokensOf(text).map(({ word }) => word)
const asked = (question: string) => groupsOf(question, [], chineseWords).map(({ said }) => said)

describe('a text is cut', () => {
  test('into overlapping pairs of Chinese characters, so that no word of two is lost', () => {
    expect(words('车间外包')).toEqual(['车间', '间外', '外包', '包'])
    expect(words('、药，')).toEqual(['药'])
  })

  test('into stems of English words without those that stand everywhere', () => {
    expect(words('The scheduling of production orders')).toEqual(['schedul', 'product', 'order'])
    expect(words('MES 与 ＥＲＰ')).toEqual(['mes', '与', 'erp'])
  })

  test('into part codes, whole and in parts', () => {
    expect(words('S7-1200 和 IP65')).toEqual(['s71200', 's7', '1200', '和', 'ip65'])
    expect(words('real-time')).toEqual(['real', 'time'])
  })

  test('at places that lead back to the text', () => {
    const text = '用 S7-1200 采集数据'
    for (const { word, start, end } of tokensOf(text)) expect(text.slice(start, end).toLowerCase().replace('-', '')).toContain(word)
  })

  test('words are kept as they are written, for typing mistakes', () => {
    expect([...wordsOf('Utilisation of S7-1200, 42 machines')]).toEqual(['utilisation', 'machines'])
  })
})

describe('a question', () => {
  test('asks for the words of a longer Chinese run, and joins what a dictionary cuts apart', () => {
    expect(asked('软件外包')).toContain('外包')
    expect(asked('排产')).toEqual(['排产'])
    expect(asked('我们想做设备联网')).toEqual(['设备', '联网'])
    expect(asked('变频器群控节能')).toEqual(['变频器', '群控', '节能'])
    expect(asked('有没有做过数控车床改造的')).toEqual(['数控', '车床', '改造'])
  })

  test('takes a code however it is joined', () => {
    const written = phrasesOf('S7-1200').map(({ tokens }) => tokens.join(' '))
    expect(written).toEqual(['s7 1200', 's71200'])
    expect(asked('IP 65 housing')).toEqual(['IP65', 'housing'])
  })

  test('holds quoted words together, and concepts of the term base', () => {
    expect(asked('“电子批记录” 审计')).toEqual(['“电子批记录”', '审计'])
    const [group] = groupsOf('排产', [{ start: 0, end: 2, names: ['排产', 'production scheduling'] }], chineseWords)
    expect(group?.others).toEqual([{ tokens: ['product', 'schedul'] }])
  })

  test('of signs alone asks for nothing', () => {
    for (const question of ['', '  ', '!?', '“”', '*', '的', 'the of', "' OR 1=1 --"])
      expect(() => groupsOf(question, [], chineseWords)).not.toThrow()
    expect(asked('!? * ()')).toEqual([])
  })
})

describe('a passage', () => {
  const said = (texts: string[], question: string) =>
    passageOf(texts, groupsOf(question, [], chineseWords))
      ?.map(({ text, isHit }) => (isHit ? `[${text}]` : text))
      .join('')

  test('marks what was asked for, as it is written in the text', () => {
    expect(said(['We schedule orders by hand.'], 'scheduling')).toBe('We [schedule] orders by hand.')
    expect(said(['设备联网之后再谈排产。'], '排产 联网')).toBe('设备[联网]之后再谈[排产]。')
  })

  test('is the text that holds most of it, and a part of it when it is long', () => {
    const long = `${'这里没有要找的东西。'.repeat(20)}磨齿机等料，排产靠人。${'后面也没有。'.repeat(20)}`
    const passage = said(['磨齿机。', long], '磨齿机 排产')!
    expect(passage).toContain('[磨齿机]等料，[排产]靠人')
    expect(passage.length).toBeLessThan(110)
    expect(said(['没有'], '排产')).toBeUndefined()
  })
})
