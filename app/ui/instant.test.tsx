// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderIn } from '../../tests/setup/render'
import { clockAt, formatDay, formatRelative } from './format-instant'
import { Instant } from './instant'
import { MoneyIn3, MoneyRange } from './money'

const now = '2026-11-23T06:00:00.000Z'
const said = (language: 'en' | 'zh-CN', at: string) => renderIn(language, <Instant at={at} now={now} />).container.textContent

test('a moment shows both clocks and how far away it is', () => {
  expect(said('en', '2026-11-25T09:00:00.000Z')).toBe('17:00 CST / 14:30 IST, Wed 25 Nov (in 2 days)')
  expect(said('zh-CN', '2026-11-25T09:00:00.000Z')).toBe('11月25日 周三 北京时间\u00a017:00\u00a0/ 印度时间\u00a014:30（2天后）')
})

test('when midnight lies between the clocks, each side says its own day', () => {
  expect(said('en', '2026-11-25T17:30:00.000Z')).toBe('01:30 CST, Thu 26 Nov / 23:00 IST, Wed 25 Nov (in 2 days)')
  expect(said('zh-CN', '2026-11-25T17:30:00.000Z')).toBe(
    '11月26日 周四 北京时间\u00a001:30\u00a0/ 11月25日 周三 印度时间\u00a023:00（2天后）',
  )
})

test('the year is said when it is not this one', () => {
  expect(clockAt('2025-01-01T00:00:00.000Z', 'CST', 'en', now).day).toBe('Wed 1 Jan 2025')
  expect(clockAt('2026-12-31T16:00:00.000Z', 'CST', 'zh-CN', now)).toEqual({ time: '00:00', day: '2027年1月1日 周五' })
  expect(clockAt('2026-11-01T04:00:00.000Z', 'CST', 'zh-CN', now).day).toBe('11月1日 周日')
  expect(formatDay('2026-09-05', 'en')).toBe('5 Sep 2026')
  expect(formatDay('2026-09-05', 'zh-CN')).toBe('2026年9月5日')
})

test.each([
  ['2026-11-23T06:59:59.000Z', 'in 59 minutes', '59分钟后'],
  ['2026-11-24T05:59:59.000Z', 'in 23 hours', '23小时后'],
  ['2026-11-20T06:00:00.000Z', '3 days ago', '3天前'],
  ['2027-05-23T06:00:00.000Z', 'in 5 months', '5个月后'],
])('%s is %s', (at, en, zh) => {
  expect(formatRelative(at, now, 'en')).toBe(en)
  expect(formatRelative(at, now, 'zh-CN')).toBe(zh)
})

const price = (
  <MoneyIn3
    amount={18_000_000}
    currency="CNY"
    converted={[
      { currency: 'INR', amount: 212_000_000 },
      { currency: 'USD', amount: null },
    ]}
    rateDate="2026-11-20"
  />
)

test('an amount shows its worth at a dated rate, and a dash where there is none', () => {
  const { container, unmount } = renderIn('en', price)
  expect(container).toHaveTextContent('¥180,000≈ ₹21.2 lakh · USD –rate of 20 Nov 2026')
  unmount()
  expect(renderIn('zh-CN', price).container).toHaveTextContent('¥180,000≈ ₹212万 · USD –按 2026年11月20日 汇率')
})

test('a band may be open at either end', () => {
  renderIn(
    'zh-CN',
    <>
      <MoneyRange from={10_000_000} to={20_000_000} currency="CNY" compact />
      <MoneyRange from={null} to={20_000_000} currency="CNY" compact />
      <MoneyRange from={null} to={null} currency="CNY" />
    </>,
  )
  expect(document.body).toHaveTextContent('¥10万 – ¥20万')
  expect(screen.getByText('不超过 ¥20万')).toBeInTheDocument()
  expect(screen.getAllByText('–').at(-1)).toHaveTextContent(/^–$/)
})
