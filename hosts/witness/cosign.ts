import { type Cosigned, cosignedItem, cosignedKey, cosignedKind, newestNote } from '#engine/proof/cosigned.ts'
import { readNodes } from '#engine/proof/tree-tiles.ts'
import type { Table } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { type Sha256, toBase64 } from '#ledger/bytes.ts'
import { readCheckpoint } from '#ledger/checkpoint.ts'
import { cosignatureIn } from '#ledger/cosignature.ts'
import { textOfNote } from '#ledger/note.ts'
import { consistencyProof } from '#ledger/tree.ts'
import { verifyWith } from '../key-crypto.ts'
import type { Cosigner } from './cosigners-in.ts'

type Store = { readonly table: Table; readonly crypto: { readonly sha256: Sha256 } }
type Asked = { readonly text: string; readonly origin: string; readonly size: number }

const patience = 10_000
const longest = 10_000

/** Asks witnesses to sign the newest checkpoint too (C2SP tlog-witness). */
export function cosigning(store: Store, cosigners: readonly Cosigner[]): () => Promise<void> {
  return async () => {
    // One that fails silences no other.
    const failed: unknown[] = []
    for (const one of cosigners) await cosignedBy(store, one).catch((error: unknown) => failed.push(error))
    if (failed.length > 0) throw failed[0]
  }
}

async function cosignedBy(store: Store, cosigner: Cosigner): Promise<void> {
  const { table, crypto } = store
  const note = await newestNote(table)
  const text = note === null ? '' : textOfNote(note)
  const checkpoint = readCheckpoint(text)
  if (note === null || !checkpoint || linesOf(note).some((line) => line.startsWith(`— ${cosigner.key.name} `))) return
  const { origin, size } = checkpoint
  const item = await table.get(cosignedKey)
  const before: Cosigned = item ? cosignedKind.read(item) : { note, seen: {} }
  const last = before.seen[cosigner.key.name]
  const told = await asked(store, cosigner, { note, text, origin, size }, last?.origin === origin ? last.size : 0)
  const line = cosignatureIn(told, text, cosigner.key, { verify: verifyWith, hash: crypto.sha256 })
  if (line === undefined) throw new Fault('witness.cosignature', `${cosigner.key.name} did not sign what it was asked`)
  const seen = { ...before.seen, [cosigner.key.name]: { origin, size } }
  const next = cosignedItem({ note: `${note}${line}\n`, seen }, (item?.v ?? 0) + 1)
  await table.transact([{ put: next, when: item ? { v: item.v } : 'absent' }])
}

/** Signature lines of an answer; a size it names is tried once. */
async function asked(
  store: Store,
  { key, url }: Cosigner,
  of: Asked & { readonly note: string },
  old: number,
  again = true,
): Promise<readonly string[]> {
  const proof = await proofFrom(store, old, of.size)
  const answer = await fetch(`${url}/add-checkpoint`, {
    method: 'POST',
    body: `old ${old}\n${proof.map((node) => `${toBase64(node)}\n`).join('')}\n${of.note}`,
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  })
  const said = (await answer.text()).slice(0, longest)
  if (answer.status === 200) return said.split('\n')
  const size = /^(0|[1-9]\d{0,14})\n$/.exec(said)?.[1]
  const isBehind = answer.status === 409 && size !== undefined && Number(size) !== old && Number(size) <= of.size
  if (again && isBehind) return asked(store, { key, url }, of, Number(size), false)
  throw new Fault('witness.refused', `${key.name}: ${answer.status} ${said.slice(0, 200).trim()}`)
}

/** RFC 6962 2.1.2, from the store's tiles. */
async function proofFrom({ table, crypto: { sha256 } }: Store, old: number, size: number) {
  const nodes = await readNodes(table, sha256, (want) => consistencyProof(want, old, size, sha256))
  return consistencyProof(nodes, old, size, sha256)
}

const linesOf = (note: string): readonly string[] => note.slice(textOfNote(note).length + 1).split('\n')
