import { gzipSync } from 'node:zlib'
import type { Door } from './door.ts'

const fromBytes = 1024

/** Packs text, as API Gateway’s HTTP API packs nothing. */
export const packed =
  (pages: Door): Door =>
  async (event, context) => {
    const reply = await pages(event, context)
    const headers = { ...reply.headers, vary: 'accept-encoding' }
    const { body = '' } = reply
    const takes = /\bgzip\b/.test(event.headers['accept-encoding'] ?? '')
    if (!takes || reply.isBase64Encoded || body.length < fromBytes) return { ...reply, headers }
    const zipped = gzipSync(body).toString('base64')
    return { ...reply, headers: { ...headers, 'content-encoding': 'gzip' }, body: zipped, isBase64Encoded: true }
  }
