import type { Engine } from '#engine/store/engine.ts'
import { heldItems } from '#engine/store/held-items.ts'
import { documentLookup } from '#engine/store/keys.ts'
import { readAll } from '#engine/store/read.ts'
import { matched, matchKey } from '#records/normalise.ts'
import { type Audience, isRowGivenTo } from '#records/publicity/given.ts'
import type { Held } from '#records/publicity/held.ts'
import { sealedRow } from '#records/publicity/sealed.ts'
import { countFor } from './register-door.ts'

type Row = { readonly documentNumber: string; readonly authority: string }

/**
 * True where the row of a case without record is sealed from somebody (治安法 136), as held or entered since; otherwise
 * by number and authority.
 */
export async function isRowKeptFrom(engine: Engine, row: Row, from: Audience): Promise<boolean> {
  const { flags } = engine.deployment
  const [number, authority] = [matched(row.documentNumber), { ...matched(row.authority), unit: null }]
  const held = (await heldItems(engine, number.raw, authority.raw)).map((item) => item.held)
  const items = await readAll(engine.table, { index: 'lookup', pk: documentLookup(number.key) })
  const entered = countFor(engine, items, { authority: authority.key, to: from })
  if (held.length + entered.all > 0)
    return held.some((one) => !isRowGivenTo(one, from, flags)) || entered.given < entered.all
  const named = { kind: 'penalty', documentNumber: number, authority, provider: authority, fields: {} } as const
  return !isRowGivenTo(named, from, flags)
}

/** Sealed rows are found by their subject alone. */
export const isFoundBy = (
  { deployment: { flags } }: Pick<Engine, 'deployment'>,
  held: Held,
  subject: { readonly subject: string; readonly name: string },
): boolean =>
  sealedRow(held, flags) === null ||
  matchKey(held.subjectName) === matchKey(subject.name) ||
  Object.values(held.fields).some((cell) => matchKey(cell) === subject.subject)
