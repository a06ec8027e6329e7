import type { IncomingHttpHeaders } from 'node:http'
import { BlockList, isIP } from 'node:net'

/** The origins that are ours, by the Host header that names them. */
export function hostsOf(origins: readonly string[]): ReadonlyMap<string, string> {
  const hosts = new Map<string, string>()
  for (const origin of origins) {
    const url = new URL(origin)
    hosts.set(url.host, origin)
    // A client may spell out the standard port.
    if (!url.port) hosts.set(`${url.hostname}:${url.protocol === 'https:' ? 443 : 80}`, origin)
  }
  return hosts
}

/**
 * May a request that changes something have come from another site's page? Browsers say so in `Sec-Fetch-Site`;
 * old ones (WeChat's X5 view) only in `Origin`. A request with neither is refused: no browser sends one.
 */
export function isForeignWrite(headers: IncomingHttpHeaders, ownOrigin: string): boolean {
  const { origin } = headers
  const site = headers['sec-fetch-site']
  if (site === undefined) return origin !== ownOrigin
  if (site !== 'same-origin' && site !== 'none') return true
  // A page may hide its origin (`null`) by its referrer policy, never pretend to another.
  return origin !== undefined && origin !== 'null' && origin !== ownOrigin
}

/** A mail server that ends letters for its reader (RFC 8058): it comes from no page, so a browser's headers and our cookie are missing. */
export const isFromNoPage = (headers: IncomingHttpHeaders): boolean =>
  headers['sec-fetch-site'] === undefined && headers.origin === undefined && headers.cookie === undefined

/** Addresses of the proxies whose word about the client is taken: single ones or CIDR ranges. Throws on anything else. */
export function proxiesOf(addresses: readonly string[]): (address: string) => boolean {
  if (addresses.length === 0) return () => false
  const list = new BlockList()
  for (const entry of addresses) {
    const [address = '', bits] = entry.split('/')
    const version = isIP(address)
    if (!version) throw new Error(`has "${entry}", which is neither an address nor a range like 10.0.0.0/8`)
    const family = version === 4 ? 'ipv4' : 'ipv6'
    if (bits === undefined) list.addAddress(address, family)
    else if (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)) list.addSubnet(address, Number(bits), family)
    else throw new Error(`has "${entry}", whose length is no number of bits`)
  }
  return (address) => {
    const plain = bare(address)
    return list.check(plain, plain.includes(':') ? 'ipv6' : 'ipv4')
  }
}

const forwarded = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-forwarded-prefix',
  'x-real-ip',
  'forwarded',
] as const

/**
 * The client's address. What a client wrote into `X-Forwarded-*` is removed from the headers; only `X-Forwarded-For` of
 * a configured proxy is read, from its right end to the first address that is not a proxy.
 */
export function clientAddress(headers: IncomingHttpHeaders, peer: string, isProxy: (address: string) => boolean): string {
  const chain = headers['x-forwarded-for']
  for (const name of forwarded) if (headers[name] !== undefined) delete headers[name]
  const direct = bare(peer)
  if (chain === undefined || !isProxy(direct)) return direct
  const hops = String(chain).slice(-1000).split(',')
  let client = direct
  for (let index = hops.length - 1; index >= 0; index--) {
    const hop = bare(hops[index]!.trim())
    if (!isIP(hop)) break
    client = hop
    if (!isProxy(hop)) break
  }
  return client
}

/**
 * What limits count a client by: its IPv4 address, or the /64 that its IPv6 address lies in. Whoever has one such address has all 2^64 of its
 * network, and could be a new client with each request.
 */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  // URL knows all the ways to write an address, but for the zone of a link-local one.
  const [front = [], back] = new URL(`http://[${address.replace(/%.*/, '')}]`).hostname
    .slice(1, -1)
    .split('::')
    .map((part) => part.split(':').filter(Boolean))
  const groups = back ? [...front, ...Array<string>(8 - front.length - back.length).fill('0'), ...back] : front
  const isMapped = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff'
  return isMapped ? groups.slice(6).flatMap(bytesOf).join('.') : `${groups.slice(0, 4).join(':')}::/64`
}

/** The two bytes of a group: an IPv4 address is two groups of one that is written as IPv6. */
function bytesOf(group: string): [number, number] {
  const number = Number.parseInt(group, 16)
  return [number >> 8, number & 255]
}

/** IPv4 written as IPv6 (`::ffff:10.0.0.1`) is one address with two spellings. */
const bare = (address: string) => (address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address)
