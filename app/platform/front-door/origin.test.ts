import { describe, expect, test } from 'vitest'
import { clientAddress, hostsOf, proxiesOf } from './origin.server'

describe('the client’s address', () => {
  const isProxy = proxiesOf(['10.0.0.0/8', '127.0.0.1', 'fd00::/8'])

  test.each([
    ['203.0.113.9', '6.6.6.6', '203.0.113.9'],
    ['10.0.0.2', '203.0.113.9', '203.0.113.9'],
    ['::ffff:10.0.0.2', '203.0.113.9', '203.0.113.9'],
    ['fd00::2', '2001:db8::1', '2001:db8::1'],
    ['10.0.0.2', '6.6.6.6, 203.0.113.9, 10.1.1.1', '203.0.113.9'],
    ['10.0.0.2', 'nonsense, 10.1.1.1', '10.1.1.1'],
    ['10.0.0.2', undefined, '10.0.0.2'],
  ])('peer %s that says %s is %s', (peer, said, address) => {
    const headers: Record<string, string> = { 'x-real-ip': '6.6.6.6', ...(said ? { 'x-forwarded-for': said } : {}) }
    expect(clientAddress(headers, peer, isProxy)).toBe(address)
    expect(headers).toEqual({})
  })

  test('without proxies nobody is believed', () => {
    expect(clientAddress({ 'x-forwarded-for': '6.6.6.6' }, '127.0.0.1', proxiesOf([]))).toBe('127.0.0.1')
  })
})

test('a host may spell out the standard port, and no other', () => {
  const hosts = hostsOf(['https://a.example', 'http://localhost:3000'])
  expect([...hosts.keys()]).toEqual(['a.example', 'a.example:443', 'localhost:3000'])
})
