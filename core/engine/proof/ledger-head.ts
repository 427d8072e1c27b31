import { z } from 'zod'
import { keyShape, partIn } from '#engine/store/key-shape.ts'
import { json, pad } from '#engine/store/keys.ts'
import type { Item, Key, Table } from '#engine/store/ports.ts'
import { everyItem, readOne } from '#engine/store/read.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { Fault } from '#law/fault.ts'
import { fromBase64, toBase64 } from '#ledger/bytes.ts'
import type { Epoch } from '#ledger/epoch.ts'
import { type Frontier, readFrontier, writeFrontier } from '#ledger/frontier.ts'

/** Extent of the sealed journal, and its seal. */
export type LedgerHead = {
  /** The origin of the first epoch, and the name of the key. */
  readonly ledger: string
  readonly frontier: Frontier
  readonly epoch: Epoch
  /** The newest signed note; null before the first of an epoch. */
  readonly checkpoint: string | null
  readonly at: number
}

type Stored = {
  readonly ledger: string
  readonly frontier: string
  readonly epoch: { readonly number: number; readonly size?: number; readonly root?: string }
  readonly checkpoint: string | null
  readonly at: number
}

const EpochRow = z.strictObject({
  number: z.int(),
  size: z.int().exactOptional(),
  root: z.string().exactOptional(),
})

const headKeys = keyShape('ledger#head', 'head')
const checkpointKeys = keyShape('ledger#checkpoints', '{size}#{epoch}')

export const headKind = stored('head of the ledger', {
  schema: exactly<Stored>({
    ledger: z.string(),
    frontier: z.string(),
    epoch: EpochRow,
    checkpoint: z.string().nullable(),
    at: z.number(),
  }),
  keys: [headKeys],
  due: null,
  from: 'log',
})

export const checkpointKind = stored('checkpoint', {
  schema: z.string(),
  keys: [checkpointKeys],
  due: null,
  from: 'door',
})

export const headKey = headKeys.key()

export async function readHead(table: Table): Promise<{ head: LedgerHead; v: number } | null> {
  const item = await table.get(headKey)
  return item ? { head: headOf(item), v: item.v } : null
}

export const headItem = (head: LedgerHead, v: number): Item => ({
  ...headKey,
  v,
  body: json({
    ledger: head.ledger,
    frontier: writeFrontier(head.frontier),
    epoch: epochBody(head.epoch),
    checkpoint: head.checkpoint,
    at: head.at,
  }),
})

/** An epoch as the head keeps it. */
export const epochBody = ({ number, oldHead }: Epoch): Stored['epoch'] => ({
  number,
  ...(oldHead && { size: oldHead.size, root: toBase64(oldHead.root) }),
})

/** Checkpoints in signing order: epochs begin at or after the last. */
export const checkpointItem = (note: string, size: number, epoch: number): Item => ({
  ...checkpointKey(size, epoch),
  v: 1,
  body: note,
})

export const checkpointKey = (size: number, epoch: number): Key => checkpointKeys.key(pad(size, 12), pad(epoch, 4))

/** Rows that a checkpoint covers, by its key. */
export const checkpointSize = (key: Key): number => Number(partIn(checkpointKeys, key))

export async function* checkpoints(table: Table): AsyncGenerator<string> {
  const { pk } = checkpointKey(0, 0)
  for await (const item of everyItem(table, { index: 'main', pk }, 500)) yield checkpointKind.read(item)
}

/** Last signed checkpoint; null before the first. */
export async function lastCheckpoint(table: Table): Promise<string | null> {
  const item = await readOne(table, { index: 'main', pk: checkpointKey(0, 0).pk, newestFirst: true })
  return item ? checkpointKind.read(item) : null
}

function headOf(item: Item): LedgerHead {
  const { frontier: text, epoch, ...rest } = headKind.read(item)
  const frontier = readFrontier(text)
  const root = epoch.root === undefined ? undefined : fromBase64(epoch.root)
  if (frontier === undefined) throw new Fault('ledger.head', 'the head of the ledger cannot be read')
  const oldHead = epoch.size === undefined || root === undefined ? {} : { oldHead: { size: epoch.size, root } }
  return { ...rest, frontier, epoch: { number: epoch.number, ...oldHead } }
}
