import { placeKind } from '#engine/register/record-kind.ts'
import { recordsFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { documentLookup, nameLookup, recordKey, subjectOf } from '#engine/store/keys.ts'
import { across, type Paged, paged } from '#engine/store/paged.ts'
import type { Item } from '#engine/store/ports.ts'
import { readChained, readSifted } from '#engine/store/read-several.ts'
import { shanghaiDay } from '#law/day.ts'
import { matchKey, narrow } from '#records/normalise.ts'
import { type PublicRecord, publicView } from '#records/publicity/masking.ts'
import type { RecordFile } from '#records/record.ts'

/**
 * Searches by exact code, document number or registered name. None and not public get the same answer; persons have no
 * name here.
 */
export async function searchRecords(engine: Engine, q: string, at: string | undefined): Promise<Paged<PublicRecord>> {
  const today = shanghaiDay(engine.clock.now())
  const shown = (items: readonly Item[]) =>
    recordsFor(engine, items, 'public').flatMap((record) => {
      const view = publicView(record, today, engine.deployment.flags)
      // Numbers no longer public find nothing, not even later findings.
      return view && (isOf(q, record) || view.documentNumber !== '') ? [view] : []
    })
  return readSifted((from) => readRegister(engine, q, from), shown, at)
}

/** Exact code, then document number, then organisation's name. */
export async function readRegister(
  { table }: Pick<Engine, 'table'>,
  q: string,
  at: string | undefined,
): Promise<Paged<Item>> {
  const number = matchKey(q)
  // Evened widths may lengthen it; no document has such a number.
  if (number.length > 300) return paged({ items: [], cursor: null })
  const byCode = { index: 'subject', pk: subjectOf(narrow(q).toUpperCase()), prefix: 'record#' } as const
  const lists = [
    byCode,
    { index: 'lookup', pk: documentLookup(number) },
    { index: 'lookup', pk: nameLookup(q) },
  ] as const
  return across(await readChained(table, lists, at), async (items) => {
    const found = await Promise.all(
      items.map((item) => (placeKind.holds(item) ? table.get(recordKey(placeKind.read(item))) : item)),
    )
    return found.filter((item) => item !== undefined)
  })
}

const isOf = (q: string, { subject }: RecordFile) =>
  subject.key === narrow(q).toUpperCase() || (subject.kind !== 'person' && matchKey(subject.name) === matchKey(q))
