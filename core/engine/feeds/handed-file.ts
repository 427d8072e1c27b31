import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { bucketOf, dueOf, json, moment } from '#engine/store/keys.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Item } from '#engine/store/ports.ts'
import { readOne, readPage } from '#engine/store/read.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { toHex } from '#ledger/bytes.ts'
import { deliverChange, readChange } from './copies.ts'

/** File of changes as handed over: whole, or none. */
export type HandedFile = {
  readonly id: string
  readonly recipient: string
  readonly at: number
  readonly changes: readonly string[]
  /** Number of them noted as delivered. */
  readonly noted: number
  /** Place in the open list at which the next file goes on. */
  readonly next?: string
}

const keys = keyShape('recipient#{id}', 'file#{moment}#{file}')

export const handedKind = stored('file of changes handed to a recipient', {
  schema: exactly<HandedFile>({
    ...{ id: z.string(), recipient: z.string(), at: z.number(), changes: z.array(z.string()), noted: z.int() },
    next: z.string().exactOptional(),
  }),
  keys: [keys],
  index: { due: ['due#{bucket} → {moment}#handed#{id}'] },
  due: 'its changes are noted as delivered, from its moment on',
  from: 'door',
  sealed: true,
})

const handedItem = (file: HandedFile, v: number): Item => ({
  ...keys.key(file.recipient, moment(file.at), file.id),
  v,
  body: json(file),
  ...(file.noted < file.changes.length && {
    index: { due: [dueOf(bucketOf(file.id)), `${moment(file.at)}#handed#${file.id}`] },
  }),
})

const bytesAt = ({ recipient, id }: Pick<HandedFile, 'recipient' | 'id'>) => `handed/${recipient}/${id}`

/** Keeps a whole file; from this moment its changes are delivered. */
export async function handFile(
  engine: Engine,
  recipient: string,
  { at, changes, bytes, next }: Pick<HandedFile, 'at' | 'changes' | 'next'> & { readonly bytes: Uint8Array },
): Promise<void> {
  const file = { id: newId(engine.crypto), recipient, at, changes, noted: 0, ...(next && { next }) }
  const sha256 = toHex(engine.crypto.sha256(bytes))
  await engine.files.put({ key: bytesAt(file), name: 'changes.csv', type: 'text/csv', sha256, bytes, at })
  await engine.table.transact([{ put: handedItem(file, 1), when: 'absent' }])
  engine.doorbell(recipient)
}

const filesOf = (recipient: string) =>
  ({ index: 'main', pk: keys.key(recipient, '', '').pk, prefix: 'file#', newestFirst: true }) as const

/** Files handed over, the newest first. */
export const handedFiles = async (engine: Pick<Engine, 'table'>, recipient: string): Promise<Paged<HandedFile>> =>
  across(await readPage(engine.table, filesOf(recipient), undefined, 10), (items) => items.map(handedKind.read))

/** Place at which the last file ended; empty: the beginning. */
export async function goesOnAt({ table }: Pick<Engine, 'table'>, recipient: string): Promise<string> {
  const last = await readOne(table, filesOf(recipient))
  return (last && handedKind.read(last).next) ?? ''
}

export async function handedBytes(engine: Engine, recipient: string, id: string): Promise<Uint8Array | undefined> {
  return /^[0-9A-Z]{26}$/.test(id) ? engine.files.read(bytesAt({ recipient, id })) : undefined
}

const perRound = 100

/** Notes a file's next changes as delivered at its moment. */
export async function noteHanded(engine: Engine, item: Item): Promise<boolean> {
  const file = handedKind.read(item)
  const next = file.changes.slice(file.noted, file.noted + perRound)
  for (const text of next) {
    const change = readChange(text)
    if (change) await deliverChange(engine, file.recipient, change, file.at)
  }
  const put = handedItem({ ...file, noted: file.noted + next.length }, item.v + 1)
  return (await engine.table.transact([{ put, when: { v: item.v } }])).kind === 'done'
}
