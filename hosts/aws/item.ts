import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { bucketOf, moment } from '#engine/store/keys.ts'
import type { IndexName, Item, Key } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { bodyText, most } from '../table-rules.ts'
import type { Attribute, Attributes } from './dynamo.ts'

export const indexes: readonly IndexName[] = ['queue', 'due', 'subject', 'lookup']

/** Attributes of secondary keys, indexed by infra. */
export const indexKeys = (name: IndexName) => ({ pk: `${name}Pk`, sk: `${name}Sk` })

/** Index of unplaced log rows, until sequenced. */
export const outbox = { name: 'outbox', pk: 'outboxPk', sk: 'outboxSk' } as const
export const outboxBuckets = 4
export const outboxOf = (bucket: number): string => `outbox#${bucket}`

/** Second of expiry, for budgets' counts alone. */
export const timeToLive = 'gone'

/** Number of rows placed; it moves with each. */
export const journalHead: Key = { pk: 'journal', sk: 'size' }

const Text = z.object({ S: z.string() })
const Kept = z.object({
  pk: Text,
  sk: Text,
  v: z.object({ N: z.string() }),
  body: z.union([Text, z.object({ B: z.string() })]),
  log: z.object({ BOOL: z.literal(true) }).optional(),
})

export const keyAttributes = ({ pk, sk }: Key): Attributes => ({ pk: { S: pk }, sk: { S: sk } })

const KeyShape = z.object({ pk: Text, sk: Text })

export function fromKey(attributes: Readonly<Record<string, unknown>>): Key {
  const { pk, sk } = KeyShape.parse(attributes)
  return { pk: pk.S, sk: sk.S }
}

export function toAttributes(item: Item): Attributes {
  const secondary = indexes.flatMap((name) => {
    const entry = item.index?.[name]
    const keys = indexKeys(name)
    return entry ? [[keys.pk, { S: entry[0] }] as const, [keys.sk, { S: entry[1] }] as const] : []
  })
  return {
    ...keyAttributes(item),
    v: { N: String(item.v) },
    body: keptBody(item),
    ...(item.log && { log: { BOOL: true }, ...outboxMark(item) }),
    ...Object.fromEntries(secondary),
  }
}

/** Shorter bodies cost no kilobyte more, and stay legible. */
const packedFrom = 900

/**
 * Deflates long bodies: rows are billed by size.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function keptBody(item: Item): Attribute {
  const text = bodyText(item)
  const bytes = Buffer.from(text)
  const packed = bytes.length < packedFrom ? bytes : deflateRawSync(bytes)
  return packed.length < bytes.length ? { B: packed.toString('base64') } : { S: text }
}

const textOf = (body: z.infer<typeof Kept>['body']) =>
  'S' in body ? body.S : inflateRawSync(Buffer.from(body.B, 'base64'), { maxOutputLength: most.itemBytes }).toString()

const Dated = z.object({ entry: z.object({ at: z.number() }) })

/** One bucket a case or record, by moment. */
function outboxMark({ pk, sk, body }: Item): Attributes {
  const at = Dated.safeParse(body).data?.entry.at ?? 0
  return {
    [outbox.pk]: { S: outboxOf(bucketOf(pk, outboxBuckets)) },
    [outbox.sk]: { S: `${moment(at)}#${pk}#${sk}` },
  }
}

/** True of a row that the sequencer finds by its mark. */
export const isMarked = ({ pk, [outbox.pk]: bucket, [outbox.sk]: place }: Attributes): boolean =>
  bucket?.S === outboxOf(bucketOf(pk?.S ?? '', outboxBuckets)) && (place?.S ?? '') !== ''

/** From a read or the stream. Throws `storedForm` on others' items. */
export function fromAttributes(attributes: Readonly<Record<string, unknown>>): Item {
  const { pk, sk, v, body, log } = readAs(attributes)
  const index = Object.fromEntries(indexes.flatMap((name) => entryOf(attributes, name)))
  return {
    pk: pk.S,
    sk: sk.S,
    v: Number(v.N),
    body,
    ...(Object.keys(index).length > 0 && { index }),
    ...(log && { log: true }),
  }
}

function readAs(attributes: Readonly<Record<string, unknown>>) {
  try {
    const kept = Kept.parse(attributes)
    const body: Item['body'] = JSON.parse(textOf(kept.body))
    return { ...kept, body }
  } catch (cause) {
    const { pk, sk } = attributes
    throw new Fault('storedForm', `not as it is stored: ${JSON.stringify([pk, sk])}`, { cause })
  }
}

function entryOf(
  attributes: Readonly<Record<string, unknown>>,
  name: IndexName,
): readonly (readonly [IndexName, readonly [string, string]])[] {
  const keys = indexKeys(name)
  const [pk, sk] = [Text.safeParse(attributes[keys.pk]), Text.safeParse(attributes[keys.sk])]
  return pk.success && sk.success ? [[name, [pk.data.S, sk.data.S]]] : []
}
