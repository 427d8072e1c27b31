import { createHmac } from 'node:crypto'
import { request as plainRequest } from 'node:http'
import { request } from 'node:https'
import { isIP } from 'node:net'
import type { HookAnswer, HookCall, HookSender } from '#engine/store/ports.ts'
import { type HookPlaces, hookAddress } from './hook-address.ts'

const patience = 10_000

/** Signed calls (Standard Webhooks), never inside and never along a redirect. */
export function hookSender(places: HookPlaces): HookSender {
  const look = (url: string) => hookAddress(url, places)
  return {
    look,
    async send(call) {
      const to = await look(call.url)
      return to.kind === 'open' ? post(to.url, to.address, call) : { kind: 'failed', reason: to.reason }
    },
  }
}

/** Base64 of HMAC-SHA-256 over id, time and body; one a key. */
export function signatureOf({ id, at, body, secret }: Omit<HookCall, 'url'>): string {
  const text = `${id}.${Math.floor(at / 1000)}.${body}`
  const signed = (one: string) =>
    createHmac('sha256', Buffer.from(one.replace(/^whsec_/, ''), 'base64'))
      .update(text)
      .digest('base64')
  return secret
    .split(' ')
    .map((one) => `v1,${signed(one)}`)
    .join(' ')
}

/** Calls the checked address, without asking names again. */
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
