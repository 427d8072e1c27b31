import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import type { HookAddress } from '#engine/store/ports.ts'

export type HookPlaces = {
  /** A closed network: plain http and private addresses too. Nowhere else. */
  readonly anywhere: boolean
  readonly find?: (name: string) => Promise<readonly string[]>
}

/** Allows https to public addresses only, however written. */
export async function hookAddress(text: string, { anywhere, find = found }: HookPlaces): Promise<HookAddress> {
  const url = URL.canParse(text) ? new URL(text) : null
  const isOpen = url?.protocol === 'https:' || (anywhere && url?.protocol === 'http:')
  if (url === null || url.username !== '' || url.password !== '' || !isOpen)
    return { kind: 'closed', reason: 'address' }
  // The parser has made decimal, octal, hexadecimal and full-width spellings one.
  const name = url.hostname.replace(/^\[|\]$/g, '')
  if (!anywhere && inside.test(name)) return { kind: 'closed', reason: 'privateAddress' }
  const addresses = isIP(name) ? [name] : await find(name)
  const [address] = addresses
  if (address === undefined) return { kind: 'closed', reason: 'unknownHost' }
  if (!anywhere && addresses.some(isSpecial)) return { kind: 'closed', reason: 'privateAddress' }
  return { kind: 'open', url, address }
}

const found = async (name: string) => (await lookup(name, { all: true }).catch(() => [])).map(({ address }) => address)

/** Names that no public resolver answers (RFC 6761, 6762, 8375, 9476). */
const inside = /(^|\.)(localhost|local|internal|home\.arpa|test|invalid|onion|alt)\.?$/i

const isSpecial = (address: string) => closed.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

// Special-purpose addresses (RFC 6890 and after), and multicast.
const special4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
]
const special6 = [
  // Carry IPv4: compatible, translated (SIIT, NAT64), Teredo, 6to4.
  ...['::/96', '::ffff:0:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '2001::/23', '2002::/16'],
  ...['100::/64', '100:0:0:1::/64', '2001:db8::/32', '3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10'],
  'ff00::/8',
]

const closed = new BlockList()
for (const range of special4) {
  const [net = '', bits] = range.split('/')
  closed.addSubnet(net, Number(bits), 'ipv4')
  closed.addSubnet(`::ffff:${net}`, 96 + Number(bits), 'ipv6')
}
for (const range of special6) {
  const [net = '', bits] = range.split('/')
  closed.addSubnet(net, Number(bits), 'ipv6')
}
