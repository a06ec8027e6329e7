import { describe, expect, test } from 'vitest'
import { gears } from '../../../tests/factories/requesting'
import { type Description, fieldsOf, nextKey } from '../description'
import { amendmentFacts, changesBetween, kindOf } from './amendment'

const side = (description: Description) => ({ fields: fieldsOf(description), facts: { ...amendmentFacts(description), files: [] } })
const changes = (after: Partial<Description>) => changesBetween(side(gears), side({ ...gears, ...after }))
const first = gears.requirements[0]!
const second = gears.requirements[1]!

describe('an amendment is', () => {
  test.each<[string, Partial<Description>, string[]]>([
    ['a problem told differently', { problem: `${gears.problem}还要管能耗。` }, ['scope']],
    ['other machines', { systems: '滚齿机20台，西门子828D。财务用用友U8。' }, ['scope']],
    ['another deliverable', { requirements: [{ ...first, what: '采集开机、加工、待机、报警状态。' }, second] }, ['scope']],
    ['another acceptance', { requirements: [{ ...first, acceptance: '人工掐表2小时，误差不超过5%。' }, second] }, ['acceptance']],
    ['a must that becomes a should', { requirements: [{ ...first, level: 'should' }, second] }, ['requirements']],
    ['a deliverable less', { requirements: [first] }, ['scope', 'acceptance', 'requirements']],
    ['another budget', { budgetMax: 30_000_000 }, ['budget']],
    ['another currency', { currency: 'USD' }, ['currency']],
    ['more days', { biddingDays: 15 }, ['deadline']],
    ['another place of work', { workplace: 'remote' }, ['conditions']],
    ['a number', { problem: '设备开没开全靠本子记。月底汇总要五天。' }, ['scope']],
  ])('material: %s', (_, after, rules) => {
    const found = changes(after)
    expect(kindOf(found)).toBe('material')
    expect(found.map(({ rule }) => rule)).toEqual(rules)
  })

  test.each<[string, Partial<Description>]>([
    ['a title', { title: '42台机床联网' }],
    ['a summary', { summary: '自动统计停机。' }],
    ['notes', { notes: '来厂请提前一天联系门卫。' }],
    ['spaces and punctuation', { problem: '设备开没开， 全靠本子记；月底汇总要三天！' }],
    ['letter case', { systems: '滚齿机14台，西门子828d。财务用用友u8。' }],
    ['technologies', { technologies: ['iot'] }],
  ])('editorial: %s', (_, after) => {
    const found = changes(after)
    expect(found.length).toBeGreaterThan(0)
    expect(kindOf(found)).toBe('editorial')
  })

  test('nothing at all when nothing differs', () => {
    expect(changes({})).toEqual([])
  })

  test.each([
    ['公差不超过1.5毫米', '公差不超过15毫米'],
    ['温度-5到20度', '温度5到20度'],
    ['端口 80, 443', '端口 80443'],
  ])('material where a sign touches a number: %s → %s', (before, after) => {
    const [old, now] = [side({ ...gears, problem: before }), side({ ...gears, problem: after })]
    expect(kindOf(changesBetween(old, now))).toBe('material')
  })
})

test('a new deliverable takes a key that none ever had', () => {
  expect(nextKey([])).toBe('r1')
  expect(nextKey(['r1', 'r7', 'r3'])).toBe('r8')
})
