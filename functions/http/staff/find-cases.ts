import { caseFile, isCase } from '#engine/case/case-of.ts'
import { boardedKind, boardedOfCase, tailLength, tailLookup } from '#engine/figures/running.ts'
import { type WorkOf, workKind, workList } from '#engine/figures/work-lists.ts'
import { wholeStaff } from '#engine/people/people.ts'
import { officeOf, recordsFor } from '#engine/register/register-door.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, numberLookup, subjectOf } from '#engine/store/keys.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { readOne } from '#engine/store/read.ts'
import { gathered, readChained, readSifted } from '#engine/store/read-several.ts'
import type { CaseSummary } from '#engine/views/view.ts'
import { narrow } from '#records/normalise.ts'
import { onlyFor, recordOf, summaries } from '../case/cases.ts'
import { readRegister } from '../public/search.ts'
import { queuesFor, workListsFor } from './desk-routes.tsx'

/** Records of a name or code whose cases are looked for. */
export const mostRecords = 200

/** Cases found, and if records of the name were left out. */
type Found = { readonly found: Paged<CaseSummary>; readonly isCut: boolean }

/** Cases by number, code, name, document, officer, or words. */
export async function findCases(engine: Engine, person: Person, q: string, at: string | undefined): Promise<Found> {
  const code = narrow(q).toUpperCase()
  const numbered = { index: 'lookup', pk: numberLookup(code) } as const
  // A whole number names its case: no words are looked for.
  if (await readOne(engine.table, numbered))
    return {
      found: await listed(engine, person, { lists: [numbered], isOf: async ({ number }) => number === code }, at),
      isCut: false,
    }
  const { items, isAll } = await gathered((from) => readRegister(engine, q, from), mostRecords)
  const records = recordsFor(engine, items, officeOf(person))
  const subjects = new Set(records.map(({ subject }) => subject.key))
  const officers = await officersNamed(engine, q)
  const lists = [
    ...(isTail(code) ? [{ index: 'lookup', pk: tailLookup(code) } as const] : []),
    ...[...new Set([code, ...subjects])].map((key) => ofSubject(key)),
    ...officers.map((id) => ({ index: 'queue', pk: workList('mine', id) }) as const),
    ...(hasWords(q) ? ownLists(engine, person) : []),
  ]
  const isNamed = (file: CaseFile): boolean =>
    (isTail(code) && file.number.endsWith(code)) ||
    file.subject === code ||
    records.some(({ id }) => id === file.recordId) ||
    (file.assigned ?? []).some((given) => officers.includes(given.person))
  const says = async (file: CaseFile): Promise<boolean> =>
    hasWords(q) && saysAll(q, await textsOf(engine, person, file))
  const isOf = async (file: CaseFile) => isNamed(file) || says(file)
  return { found: await listed(engine, person, { lists, isOf }, at), isCut: !isAll }
}

/** Cases about one record. */
export const casesOfRecord = (
  engine: Engine,
  person: Person,
  { id, subject }: { id: string; subject: string },
  at: string | undefined,
) => listed(engine, person, { lists: [ofSubject(subject)], isOf: async (file) => file.recordId === id }, at)

/** Last characters of a number, long enough for the lookup. */
const isTail = (code: string) => /^[0-9A-Z]{4,9}$/.test(code) && code.length >= tailLength

async function officersNamed(engine: Engine, q: string): Promise<readonly string[]> {
  const name = q.trim()
  return (await wholeStaff(engine)).filter((one) => one.name === name || one.id === name).map(({ id }) => id)
}

/** Words of one character would find everything. */
const hasWords = (q: string) => wordsOf(q).some((word) => word.length > 1)
const wordsOf = (q: string) => narrow(q).toLowerCase().split(/\s+/).filter(Boolean)

/** Lists of the reader's desk, in which words are looked for. */
function ownLists(engine: Engine, person: Person) {
  const queues = (['all', 'waiting', 'asked'] as const).flatMap((filter) => queuesFor(engine, person, filter))
  const work = (['sent', 'closed'] satisfies WorkOf[]).flatMap((of) => workListsFor(engine, person, of))
  return [...new Set([...queues, ...work])].map((pk) => ({ index: 'queue', pk }) as const)
}

/** Texts of a case: form, record and number. */
async function textsOf(engine: Engine, person: Person, file: CaseFile): Promise<readonly string[]> {
  const record = await recordOf(engine, file, person)
  return [file.number, ...leaves(file.data), ...leaves([record?.subject.name, record?.versions.at(-1)?.fields])]
}

const leaves = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Object.values(Object(value)).flatMap(leaves)

function saysAll(q: string, texts: readonly string[]): boolean {
  const text = narrow(texts.join('\n')).toLowerCase()
  return wordsOf(q).every((word) => text.includes(word))
}

type Sought = {
  readonly lists: Parameters<typeof readChained>[1]
  readonly isOf: (file: CaseFile) => Promise<boolean>
}

const ofSubject = (key: string) => ({ index: 'subject', pk: subjectOf(key), prefix: 'case#' }) as const

/** Those that the reader's seats may read, each once a page. */
function listed(
  engine: Engine,
  person: Person,
  { lists, isOf }: Sought,
  at: string | undefined,
): Promise<Paged<CaseSummary>> {
  const seen = new Set<string>()
  const read = async (from: string | undefined) =>
    across(await readChained(engine.table, lists, from), (items) => casesOf(engine, items))
  const shown = async (items: readonly Item[]) => {
    const fresh = onlyFor(engine, person, items).filter(({ pk }) => !seen.has(pk))
    const fits = await Promise.all(fresh.map((item) => isOf(caseFile(item))))
    const found = fresh.filter((item, i) => fits[i] && !seen.has(item.pk) && seen.add(item.pk))
    return summaries(engine, found, person)
  }
  return readSifted(read, shown, at)
}

/** Other items of a list stand beside the case they lead to. */
async function casesOf({ table }: Engine, items: readonly Item[]): Promise<readonly Item[]> {
  const idOf = (item: Item) =>
    workKind.holds(item) ? workKind.read(item) : boardedKind.holds(item) ? boardedOfCase(item) : String(item.body)
  const found = await Promise.all(items.map((item) => (isCase(item) ? item : table.get(caseKey(idOf(item))))))
  return found.filter((item) => item !== undefined)
}
