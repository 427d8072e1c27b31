import { z } from 'zod'
import { partIn } from '#engine/store/key-shape.ts'
import { draftKeys } from '#engine/store/keys.ts'
import type { Key } from '#engine/store/ports.ts'
import { stored } from '#engine/store/stored.ts'
import { Contact, Ground } from '#workflows/contract/item.ts'

const Typed = z.record(z.string(), z.string())

/** Way in, matter and typed text, by schema. */
const Way = z.strictObject({
  procedure: z.string(),
  id: z.string(),
  origin: z.string().nullable(),
  records: z.array(z.string()),
  typed: z.unknown(),
  each: z.record(z.string(), z.unknown()).exactOptional(),
  desk: z.literal(true).exactOptional(),
})

const Objected = z.strictObject({
  channel: z.enum(['city', 'direct']),
  items: z.array(z.strictObject({ id: z.string(), field: z.string().nullable(), ground: Ground, claimed: z.string() })),
  explanation: z.string(),
  statement: z.string().nullable(),
})

const Behalf = z.strictObject({
  subject: z.string(),
  name: z.string(),
  base: z.string(),
  visit: z.string().exactOptional(),
  phone: z.string().exactOptional(),
  caller: z.literal(true).exactOptional(),
})

const Draft = z.strictObject({
  id: z.string(),
  owner: z.string(),
  savedAt: z.number(),
  recordId: z.string().nullable(),
  held: z.strictObject({ documentNumber: z.string(), authority: z.string() }).nullable(),
  way: Way.exactOptional(),
  /** Of one that began before its way in had a name. */
  objection: Objected.nullable().exactOptional(),
  contact: Contact.omit({ lang: true }).nullable(),
  typed: Typed,
  typedContact: Typed.exactOptional(),
  pages: z.partialRecord(z.enum(['items', 'contact']), z.string()).exactOptional(),
  filed: z.array(z.string()).exactOptional(),
  behalf: Behalf.exactOptional(),
  erasing: z.literal(true).exactOptional(),
  removed: z.array(z.string()).exactOptional(),
})

/** By its key alone: most of a list is passed by. */
export const draftIdOf = (key: Key): string => partIn(draftKeys, key)

export const draftKind = stored('draft', {
  schema: Draft,
  keys: [draftKeys],
  index: {
    lookup: ['drafts#{owner} → {saved}#{id}', 'filed#{owner} → {saved}#{id}'],
    due: ['due#{bucket} → {moment}#draft#{id}'],
  },
  due: '30 days after it was saved, or with the day of a visit, it goes with its files',
  from: 'door',
  sealed: true,
})

export const draftIn = draftKind.read
