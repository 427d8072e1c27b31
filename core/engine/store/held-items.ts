import { bytesOf, toHex } from '#ledger/bytes.ts'
import { namesOf } from '#records/names-of.ts'
import { beginningOf, matchKey } from '#records/normalise.ts'
import { Held } from '#records/publicity/held.ts'
import type { RecordFile } from '#records/record.ts'
import type { Engine } from './engine.ts'
import { partIn } from './key-shape.ts'
import { heldKey, heldKeys, json, moment } from './keys.ts'
import { across, type Paged } from './paged.ts'
import type { Item } from './ports.ts'
import { readAll } from './read.ts'
import { readChained } from './read-several.ts'
import { stored } from './stored.ts'

export type HeldItem = { readonly id: string; readonly v: number; readonly held: Held }

export const heldKind = stored('held row of an import', {
  schema: Held,
  keys: [heldKeys],
  index: { lookup: ['held#{document} → {id}'], queue: ['heldOf#{unit} → {moment}#{id}'] },
  due: null,
  from: 'door',
  sealed: true,
})

type Hash = { readonly crypto: Pick<Engine['crypto'], 'sha256'> }
type Store = Pick<Engine, 'table'> & Hash

/** Held items of number and authority, widths aside (ADR 14). */
export async function heldItems(engine: Store, documentNumber: string, authority: string): Promise<HeldItem[]> {
  const pk = documentOf(engine, documentNumber, authority)
  return (await readAll(engine.table, { index: 'lookup', pk })).map(opened)
}

/** Held items about a record, by every name it has had. */
export async function heldOn(engine: Store, record: RecordFile): Promise<HeldItem[]> {
  const names = namesOf(record).map((one) => heldItems(engine, one.documentNumber, one.authority))
  return (await Promise.all(names)).flat().filter(({ held }) => held.recordId === record.id)
}

/** Lists what waits for units, or with null for intake, oldest first. */
export async function heldOf(
  engine: Pick<Engine, 'table'>,
  units: readonly (string | null)[],
  at: string | undefined,
): Promise<Paged<HeldItem>> {
  const lists = units.map((unit) => ({ index: 'queue', pk: waitingFor(unit) }) as const)
  return across(await readChained(engine.table, lists, at), (items) => items.map(opened))
}

/** Named by content, so that rows do not double. */
export function heldItem(engine: Store, held: Held): Item {
  const id = digest(engine, held.key)
  return {
    ...heldKey(id),
    v: 1,
    body: json({ ...held, fields: cut(held.fields) }),
    index: {
      lookup: [documentOf(engine, held.documentNumber.raw, held.authority.raw), id],
      queue: [waitingFor(held.provider.unit ?? held.authority.unit), `${moment(held.at)}#${id}`],
    },
  }
}

const hashed = new Map<string, string>()

/** SHA-256 in hex; one row asks for the same again. */
export function digest({ crypto }: Hash, text: string): string {
  const known = hashed.get(text)
  if (known !== undefined) return known
  const hex = toHex(crypto.sha256(bytesOf(text)))
  if (hashed.size >= 64) hashed.clear()
  hashed.set(text, hex)
  return hex
}

const waitingFor = (unit: string | null) => `heldOf#${unit ?? '-'}`

const documentOf = (engine: Store, documentNumber: string, authority: string) =>
  `held#${digest(engine, `${matchKey(documentNumber)}|${matchKey(authority)}`)}`

const opened = (item: Item): HeldItem => ({ id: partIn(heldKeys, item), v: item.v, held: heldKind.read(item) })

// Items end at 400 KB; held rows may be longer.
const cut = (fields: Held['fields']): Held['fields'] =>
  Object.fromEntries(Object.entries(fields).map(([column, text]) => [column, beginningOf(text, 4000)]))
