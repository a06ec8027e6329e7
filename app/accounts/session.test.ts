import { describe, expect, test } from 'vitest'
import { cookieOf, deviceOf, noCookie, sessionEnd, tokenIn } from './session'

const began = '2026-11-01T00:00:00.000Z'
const token = 'a'.repeat(43)

describe('a session', () => {
  test('ends 14 days after its last use and 60 days after its begin, whichever comes first', () => {
    expect(sessionEnd(began, began, null)).toBe('2026-11-15T00:00:00.000Z')
    expect(sessionEnd(began, '2026-12-30T00:00:00.000Z', null)).toBe('2026-12-31T00:00:00.000Z')
  })

  test('of staff ends after 12 hours without use and after a week at most', () => {
    expect(sessionEnd(began, began, 'moderator')).toBe('2026-11-01T12:00:00.000Z')
    expect(sessionEnd(began, '2026-11-07T20:00:00.000Z', 'operator')).toBe('2026-11-08T00:00:00.000Z')
  })
})

describe('the cookie', () => {
  test('is bound to the host over https and kept from scripts everywhere', () => {
    expect(cookieOf(token, true)).toBe(`__Host-session=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=5184000; Secure`)
    expect(cookieOf(token, false)).toBe(`session=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=5184000`)
    expect(noCookie(true)).toContain('Max-Age=0')
  })

  test('is read among others, and only when it looks like one of ours', () => {
    expect(tokenIn(`a=b; session=${token}; c=d`, false)).toBe(token)
    expect(tokenIn(`session=${token}`, true)).toBeNull()
    for (const odd of [null, '', 'session=', 'session=short', `session=${token}x`, `xsession=${token}`, `session=${'é'.repeat(43)}`]) {
      expect(tokenIn(odd, false)).toBeNull()
    }
  })
})

test('a device is called by its most particular names', () => {
  const wechat = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.49'
  expect(deviceOf(wechat)).toBe('WeChat · Android')
  expect(deviceOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0')).toBe(
    'Edge · Windows',
  )
  expect(deviceOf('curl/8')).toBeNull()
})
