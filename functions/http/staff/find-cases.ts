import { caseFile, isCase } from '#engine/case/case-of.ts'
import { officeOf, recordsFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { numberLookup, subjectOf } from '#engine/store/keys.ts'
import type { Paged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { gathered, readChained, readSifted } from '#engine/store/read-several.ts'
import type { CaseSummary } from '#engine/views/view.ts'
import { narrow } from '#records/normalise.ts'
import { onlyFor, summaries } from '../case/cases.ts'
import { readRegister } from '../public/search.ts'

/** Records of a name or code whose cases are looked for. */
const mostRecords = 200

/** Cases by their number, a firm's code or name, a document. */
export async function findCases(engine: Engine, person: Person, q: string, at: string | undefined) {
  const code = narrow(q).toUpperCase()
  const { items } = await gathered((from) => readRegister(engine, q, from), mostRecords)
  const records = recordsFor(engine, items, officeOf(person))
  const subjects = new Set(records.map(({ subject }) => subject.key))
  const isOf = (item: Item): boolean => {
    const { number, subject, recordId } = caseFile(item)
    return number === code || subject === code || records.some(({ id }) => id === recordId)
  }
  const lists = [
    { index: 'lookup', pk: numberLookup(code) } as const,
    ...[...new Set([code, ...subjects])].map((key) => ofSubject(key)),
  ]
  return listed(engine, person, { lists, isOf }, at)
}

/** Cases about one record. */
export const casesOfRecord = (engine: Engine, person: Person, { id, subject }: { id: string; subject: string }) =>
  listed(engine, person, { lists: [ofSubject(subject)], isOf: (item) => caseFile(item).recordId === id }, undefined)

type Sought = { readonly lists: Parameters<typeof readChained>[1]; readonly isOf: (item: Item) => boolean }

const ofSubject = (key: string) => ({ index: 'subject', pk: subjectOf(key), prefix: 'case#' }) as const

/** Those that the reader's seats may read. */
function listed(
  engine: Engine,
  person: Person,
  { lists, isOf }: Sought,
  at: string | undefined,
): Promise<Paged<CaseSummary>> {
  const shown = (items: readonly Item[]) =>
    summaries(engine, onlyFor(engine, person, items.filter(isCase).filter(isOf)), person)
  return readSifted((from) => readChained(engine.table, lists, from), shown, at)
}
