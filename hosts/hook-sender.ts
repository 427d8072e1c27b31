import { createHmac } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { request as plainRequest } from 'node:http'
import { request } from 'node:https'
import { BlockList, isIP } from 'node:net'
import type { HookAnswer, HookCall, HookSender } from '#engine/store/ports.ts'

type Options = {
  /** A closed network: plain http and private addresses too. Nowhere else. */
  readonly anywhere: boolean
}

const patience = 10_000

/** Signed calls to subscribers (Standard Webhooks): never to this machine or the network behind it, never along a redirect. */
export function hookSender({ anywhere }: Options): HookSender {
  return {
    async send(call) {
      const url = URL.canParse(call.url) ? new URL(call.url) : null
      const isOpen = url?.protocol === 'https:' || (anywhere && url?.protocol === 'http:')
      if (url === null || url.username !== '' || !isOpen) {
        return { kind: 'failed', reason: 'address' }
      }
      const addresses = await addressesOf(url.hostname)
      const [address] = addresses
      if (address === undefined) return { kind: 'failed', reason: 'unknownHost' }
      if (!anywhere && addresses.some(isPrivate)) return { kind: 'failed', reason: 'privateAddress' }
      return post(url, address, call)
    },
  }
}

/** Base64 of HMAC-SHA-256 over id, time and body. */
export function signatureOf({ id, at, body, secret }: Omit<HookCall, 'url'>): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const text = `${id}.${Math.floor(at / 1000)}.${body}`
  return `v1,${createHmac('sha256', key).update(text).digest('base64')}`
}

async function addressesOf(hostname: string): Promise<readonly string[]> {
  const name = hostname.replace(/^\[|\]$/g, '')
  if (isIP(name)) return [name]
  const found = await lookup(name, { all: true }).catch(() => [])
  return found.map(({ address }) => address)
}

/** To the very address that was looked at: the name is not asked a second time. */
function post(url: URL, address: string, call: HookCall): Promise<HookAnswer> {
  const family = isIP(address)
  const send = url.protocol === 'https:' ? request : plainRequest
  return new Promise((resolve) => {
    const failed = (reason: string) => resolve({ kind: 'failed', reason })
    const sent = send(
      url,
      {
        method: 'POST',
        signal: AbortSignal.timeout(patience),
        lookup: (_name, options, found) =>
          options.all ? found(null, [{ address, family }]) : found(null, address, family),
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(call.body),
          'user-agent': 'redress-webhook/1',
          'webhook-id': call.id,
          'webhook-timestamp': String(Math.floor(call.at / 1000)),
          'webhook-signature': signatureOf(call),
        },
      },
      (answer) => {
        answer.destroy() // what it says is of no interest, and may be long
        resolve({ kind: 'answered', status: answer.statusCode ?? 0 })
      },
    )
    sent.on('error', (error) =>
      failed(error.name === 'TimeoutError' || error.name === 'AbortError' ? 'timeout' : 'unreachable'),
    )
    sent.end(call.body)
  })
}

const isPrivate = (address: string) => closed.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

const closed = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  closed.addSubnet(net, bits, 'ipv4')
  closed.addSubnet(`::ffff:${net}`, 96 + bits, 'ipv6')
}
for (const [net, bits] of [
  // Forms that carry an address of the other kind: compatible, translated (SIIT, NAT64), Teredo, 6to4.
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  closed.addSubnet(net, bits, 'ipv6')
