import { z } from 'zod'
import { keyShape } from '#engine/store/key-shape.ts'
import { bucketOf, dueOf, json, moment } from '#engine/store/keys.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { shanghaiDay } from '#law/day.ts'
import { type Sha256, toHex } from '#ledger/bytes.ts'
import { type Entry, entryHash } from '#ledger/entry.ts'
import { type Copy, isOpen, OwedShape } from './copy.ts'
import { copyWake, nearestCopyDue } from './copy-standing.ts'

/** Copy with the hash of its newest entry. */
export type StoredCopy = Copy & { readonly seq: number; readonly head: string }

const keys = keyShape('copy#{id}', 'copy')

export const copyKind = stored('what a recipient has to follow on a record', {
  schema: exactly<StoredCopy>({
    ...{ record: z.string(), recipient: z.string(), seq: z.int(), head: z.string() },
    changes: z.array(OwedShape),
  }),
  keys: [keys],
  index: {
    queue: ['copies#{recipient} → {due}#{id}'],
    lookup: ['copiesOf#{record} → {recipient}'],
    due: ['due#{bucket} → {moment}#copy#{id}'],
  },
  due: 'a recipient’s limit is over, or looked at again',
  from: 'log',
})

export const copyOf = copyKind.read

const monthKeys = keyShape('copyMonth#{month}', '{recipient}#{id}')

/** For the monthly list; the change itself stands in its copy. */
export const copyMonthKind = stored('change of a month, by recipient', {
  schema: z.strictObject({ record: z.string(), recipient: z.string(), seq: z.int() }),
  keys: [monthKeys],
  due: null,
  from: 'log',
  sealed: true,
})

export const monthOfCopies = (month: string): string => monthKeys.key(month, '', '').pk

export const monthItem = (of: Pick<Copy, 'record' | 'recipient'> & { readonly seq: number }, at: number): Item => ({
  ...monthKeys.key(shanghaiDay(at).slice(0, 7), of.recipient, `${of.record}.${of.seq}`),
  v: 1,
  body: { record: of.record, recipient: of.recipient, seq: of.seq },
})

export const copyId = ({ record, recipient }: Pick<Copy, 'record' | 'recipient'>): string => `${record}.${recipient}`
export const copyKey = (of: Pick<Copy, 'record' | 'recipient'>): Key => keys.key(copyId(of))
/** Lists what a recipient has not confirmed, the nearest day first. */
export const openCopiesOf = (recipient: string): string => `copies#${recipient}`
/** Place of a copy in that list. */
export const openPlace = (copy: Copy): string => `${nearestCopyDue(copy)}#${copyId(copy)}`
export const copiesOn = (record: string): string => `copiesOf#${record}`

/** The copy as it stands after an entry of its log. */
export function copyItem(copy: Copy, entry: Entry, sha256: Sha256): Item {
  const id = copyId(copy)
  const at = copyWake(copy)
  const body: StoredCopy = { ...copy, seq: entry.seq, head: toHex(entryHash(entry, sha256)) }
  return {
    ...copyKey(copy),
    v: entry.seq,
    body: json(body),
    index: {
      lookup: [copiesOn(copy.record), copy.recipient],
      ...(copy.changes.some(isOpen) && { queue: [openCopiesOf(copy.recipient), openPlace(copy)] }),
      ...(at !== null && { due: [dueOf(bucketOf(id)), `${moment(at)}#copy#${id}`] }),
    },
  }
}
