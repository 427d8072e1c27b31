import { once } from 'node:events'
import { request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { entryOf } from '#engine/store/entry-of.ts'
import type { Crypto, Journal } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { concat, fromBase64, type Sha256 } from '#ledger/bytes.ts'
import { readCheckpoint } from '#ledger/checkpoint.ts'
import { entryHash } from '#ledger/entry.ts'
import { writeDurably } from './base/write-durably.ts'
import { SignerState } from './signer.ts'

type Store = { readonly folder: string; readonly journal: Journal; readonly sha256: Sha256 }
type Signer = Pick<Crypto, 'sign' | 'publicKey'>

const Signed = z.object({ signature: z.base64() })
const perRead = 1000
const patience = 30_000

/** Has another process sign checkpoints, given the leaves since. */
export function remoteSigner(socket: string, { folder, journal, sha256 }: Store): Signer {
  let known: Uint8Array | null = null
  const state = async () => SignerState.parse((await asked(socket, null)).body)
  return {
    async publicKey() {
      if (known !== null) return known
      const { publicKey } = await state()
      known = bytesIn(publicKey)
      // Commands beside the server name it without the signer.
      writeDurably(join(folder, 'keys', 'ledger.public'), `${publicKey}\n`)
      return known
    },
    async sign(bytes) {
      const text = new TextDecoder().decode(bytes)
      const size = readCheckpoint(text)?.size ?? 0
      const leaves = await leavesFrom(journal, (await state()).size, size, sha256)
      const { status, body } = await asked(socket, { text, leaves: toBase64OfMany(leaves) })
      if (status !== 200) throw new Fault('signer.refused', `${status} ${JSON.stringify(body)}`)
      return bytesIn(Signed.parse(body).signature)
    },
  }
}

async function leavesFrom(journal: Journal, from: number, to: number, sha256: Sha256): Promise<readonly Uint8Array[]> {
  const all: Uint8Array[] = []
  while (from + all.length < to) {
    const next = from + all.length
    const rows = await journal.since(next - 1, Math.min(perRead, to - next))
    if (rows.length === 0) break
    for (const { item } of rows) all.push(entryHash(entryOf(item), sha256))
  }
  return all
}

async function asked(socketPath: string, body: object | null): Promise<{ status: number; body: unknown }> {
  const sent = request({
    socketPath,
    agent: false,
    method: body ? 'POST' : 'GET',
    signal: AbortSignal.timeout(patience),
  })
  sent.end(body ? JSON.stringify(body) : undefined)
  try {
    const [answer] = await once(sent, 'response')
    return { status: answer.statusCode, body: JSON.parse(await text(answer)) }
  } catch (cause) {
    throw new Fault('signer.gone', `no signer answers at ${socketPath}`, { cause })
  }
}

const toBase64OfMany = (all: readonly Uint8Array[]) => Buffer.from(concat(...all)).toString('base64')

function bytesIn(text: string): Uint8Array {
  const bytes = fromBase64(text)
  if (bytes === undefined) throw new Fault('signer.answer', 'the signer answered no Base64')
  return bytes
}
