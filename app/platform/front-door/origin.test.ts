import { describe, expect, test } from 'vitest'
import { clientAddress, hostsOf, networkOf, proxiesOf } from './origin.server'

describe('the client’s address', () => {
  const isProxy = proxiesOf(['10.0.0.0/8', '127.0.0.1', 'fd00::/8'])

  test.each([
    ['203.0.113.9', '6.6.6.6', '203.0.113.9'],
    ['10.0.0.2', '203.0.113.9', '203.0.113.9'],
    ['::ffff:10.0.0.2', '203.0.113.9', '203.0.113.9'],
    ['fd00::2', '2001:db8::1', '2001:db8::1'],
    ['10.0.0.2', '6.6.6.6, 203.0.113.9, 10.1.1.1', '203.0.113.9'],
    ['10.0.0.2', 'nonsense, 10.1.1.1', '10.1.1.1'],
    ['10.0.0.2', '::ffff:203.0.113.9', '203.0.113.9'],
    ['10.0.0.2', '::ffff:cb00:7109', '::ffff:cb00:7109'],
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

describe('what limits count a client by', () => {
  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['::ffff:cb00:7109', '203.0.113.9'],
    ['0:0:0:0:0:FFFF:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', ''],
  ])('%s counts as %s', (address, network) => expect(networkOf(address)).toBe(network))
})

test('a host may spell out the standard port, and no other', () => {
  const hosts = hostsOf(['https://a.example', 'http://localhost:3000'])
  expect([...hosts.keys()]).toEqual(['a.example', 'a.example:443', 'localhost:3000'])
})
