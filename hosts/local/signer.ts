import { once } from 'node:events'
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { ledgerKeyFrom, rawPublicKey, sha256, signWith } from '#hosts/key-crypto.ts'
import { Fault } from '#law/fault.ts'
import { bytesOf, fromBase64, toBase64 } from '#ledger/bytes.ts'
import { extended, type LastSigned } from '#ledger/extended.ts'
import { readFrontier, writeFrontier } from '#ledger/frontier.ts'
import { keyFile } from './base/crypto.ts'
import { makeFolder } from './base/make-folder.ts'
import { writeDurably } from './base/write-durably.ts'

/** A server's question to a signer: leaves since the last signed. */
export const SignerAsked = z.strictObject({ text: z.string(), leaves: z.base64() })
export const SignerState = z.strictObject({
  publicKey: z.base64(),
  origin: z.string().nullable(),
  size: z.int(),
})
const Kept = z.strictObject({ origin: z.string(), tree: z.string(), at: z.int() })

const leafBytes = 32

/**
 * Signs checkpoints in a process of its own, whose user alone reads the key. It remembers the last signed, and refuses
 * what does not extend it. Answers how to stop.
 */
export async function serveSigner(folder: string, socket: string): Promise<() => Promise<void>> {
  makeFolder(folder, 0o700)
  const key = ledgerKeyFrom(keyFile(folder, 'ledger'))
  const path = join(folder, 'signed.json')
  let last = existsSync(path) ? keptIn(path) : null
  // Its user moves it away after a restore.
  const newest = () => {
    if (!existsSync(path)) last = null
    return last
  }
  const sign = (body: string): { readonly status: number; readonly body: object } => {
    const asked = SignerAsked.safeParse(JSON.parse(body)).data
    if (!asked) return { status: 400, body: { why: 'malformed' } }
    const now = extended(newest(), asked.text, leavesIn(asked.leaves), sha256)
    if (now.kind === 'refused') return { status: 409, body: { why: now.why } }
    const { origin, tree, at } = now.next
    // Kept first: nothing is signed that a crash forgets.
    writeDurably(path, JSON.stringify({ origin, tree: writeFrontier(tree), at }), 0o600)
    last = now.next
    return { status: 200, body: { signature: toBase64(signWith(key, bytesOf(asked.text))) } }
  }
  const state = () => ({
    publicKey: toBase64(rawPublicKey(key)),
    origin: newest()?.origin ?? null,
    size: newest()?.tree.size ?? 0,
  })
  const server = createServer(async (request, response) => {
    const done = await (request.method === 'POST'
      ? text(request).then(sign)
      : Promise.resolve({ status: 200, body: state() })
    ).catch(() => ({ status: 500, body: { why: 'failed' } }))
    response.writeHead(done.status, { 'content-type': 'application/json' }).end(JSON.stringify(done.body))
  })
  rmSync(socket, { force: true })
  server.listen(socket)
  await once(server, 'listening')
  // The server's user reaches it through their common group.
  chmodSync(socket, 0o660)
  return async () => {
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
  }
}

function keptIn(path: string): LastSigned {
  const { tree, ...rest } = Kept.parse(JSON.parse(readFileSync(path, 'utf8')))
  const read = readFrontier(tree)
  if (read === undefined) throw new Fault('signer.state', `${path} cannot be read`)
  return { ...rest, tree: read }
}

function* leavesIn(base64: string): Generator<Uint8Array> {
  const bytes = fromBase64(base64) ?? new Uint8Array(0)
  for (let at = 0; at < bytes.length; at += leafBytes) yield bytes.subarray(at, at + leafBytes)
}
