import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { may } from '#engine/people/authorise.ts'
import { findPerson, wholeStaff } from '#engine/people/people.ts'
import { officeOf, recordFor, recordsFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, numberLookup } from '#engine/store/keys.ts'
import { plain, seatName } from '#engine/store/names.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { readOne } from '#engine/store/read.ts'
import { gathered } from '#engine/store/read-several.ts'
import { type LogAsk, type Logged, type LoggedKind, loggedKinds, searchLog } from '#engine/views/search-log.ts'
import { entryName } from '#engine/views/timeline.ts'
import { addDays, daysBetween, endOfDay, isDay, shanghaiDay, startOfDay } from '#law/day.ts'
import type { RecordFile } from '#records/record.ts'
import { readDay } from '#records/value.ts'
import type { AuditHit } from '#web/supervisor/audit-search.tsx'
import { mandateEntries } from '#web/words/mandates.ts'
import { adminEvents } from '#web/words/staff/admin.ts'
import { recordChanges } from '#web/words/staff/lists.ts'
import { auditSearch } from '#web/words/staff/supervisor.ts'
import { onlyFor } from '../case/cases.ts'
import { readRegister } from '../public/search.ts'

/** Records of one name that a search takes. */
const mostThings = 200

/** Days that one search spans at most. */
export const mostDays = 92

export type Sought = LogAsk & {
  readonly days: readonly string[]
  /** Name under which views are noted. */
  readonly named: string | null
}
type Values = Readonly<Record<string, string>>

/** Reads the form, or its faults. */
export async function readAuditSearch(
  engine: Engine,
  reader: Person,
  values: Values,
): Promise<Sought | { readonly fields: Readonly<Record<string, string>> }> {
  const today = shanghaiDay(engine.clock.now())
  const said = (name: string) => (values[name] ?? '').trim()
  const day = (name: string) => readDay(said(name)) ?? said(name)
  const until = day('to') || day('from') || today
  const since = day('from') || until
  const person = said('person') === '' ? null : await accountOf(engine, said('person'))
  const ids = said('of') === '' ? null : await thingsOf(engine, reader, said('of'))
  const isSpan = isDay(since) && isDay(until) && since <= until && daysBetween(since, until) < mostDays
  const fields = {
    ...(typeof person === 'string' && { person }),
    ...(ids?.length === 0 ? { of: 'notFound' } : ids && ids.length > mostThings && { of: 'tooManyThings' }),
    ...(isSpan ? {} : { from: 'badSpan' }),
  }
  if (typeof person === 'string' || Object.keys(fields).length > 0) return { fields }
  const kind: LoggedKind | null = loggedKinds.find((one) => one === said('kind')) ?? null
  const days = Array.from({ length: daysBetween(since, until) + 1 }, (_, i) => addDays(until, -i))
  const whole = ids !== null && said('from') === '' && said('to') === ''
  const span = whole ? { from: 0, to: Number.MAX_SAFE_INTEGER } : { from: startOfDay(since), to: endOfDay(until) }
  return { person: person?.id ?? null, ids, kind, ...span, days, named: said('of') || null }
}

/** Account by id or unique name of staff; else the fault. */
async function accountOf(engine: Engine, said: string): Promise<{ readonly id: string } | 'nobody' | 'sameName'> {
  const direct = await findPerson(engine, said)
  if (direct) return direct
  const [one, another] = (await wholeStaff(engine)).filter(({ name }) => name === said)
  return another ? 'sameName' : (one ?? 'nobody')
}

/** Cases and records that the reader may see. */
async function thingsOf(engine: Engine, reader: Person, said: string): Promise<readonly string[]> {
  const { table } = engine
  const direct = await table.get(caseKey(said))
  const numbered = await readOne(table, { index: 'lookup', pk: numberLookup(said.toUpperCase()) })
  const cases = [direct, numbered].filter((item) => item !== undefined)
  const { items } = await gathered((at) => readRegister(engine, said, at), mostThings + 1)
  const office = officeOf(reader)
  const one = await recordFor(engine, said, office)
  return [
    ...new Set([
      ...onlyFor(engine, reader, cases, 'case.log').map((item) => caseFile(item).id),
      ...[...recordsFor(engine, items, office), ...(one ? [one] : [])]
        .filter((record) => reads(reader, record))
        .map(({ id }) => id),
    ]),
  ]
}

const reads = (reader: Person, { subject }: RecordFile) => may(reader, 'record.read', { subject: subject.key }) !== null

/** Hits with the names of what was done and by whom. */
export async function auditHits(
  engine: Engine,
  reader: Person,
  sought: Sought,
  at: string | undefined,
): Promise<Paged<AuditHit>> {
  const caseAt = readCases(engine)
  const shown = async (rows: readonly Logged[]) => {
    const seen = await Promise.all(rows.map((row) => maySee({ engine, caseAt }, reader, row)))
    return rows.filter((_, i) => seen[i])
  }
  return across(await searchLog(engine, sought, shown, at), (rows) =>
    Promise.all(rows.map((row) => hitOf({ engine, caseAt }, row))),
  )
}

type CaseAt = (id: string) => Promise<Item | undefined>
type Looking = { readonly engine: Engine; readonly caseAt: CaseAt }

/** Reads each case of a search once, however many rows it has. */
function readCases({ table }: Engine): CaseAt {
  const read = new Map<string, ReturnType<CaseAt>>()
  return (id) => {
    const found = read.get(id) ?? table.get(caseKey(id))
    read.set(id, found)
    return found
  }
}

async function maySee({ engine, caseAt }: Looking, reader: Person, { kind, entry }: Logged): Promise<boolean> {
  if (kind === 'admin') return may(reader, 'admin.log') !== null
  if (kind === 'record') {
    const record = await recordFor(engine, entry.id, officeOf(reader))
    return record !== null && reads(reader, record)
  }
  const item = kind === 'case' ? await caseAt(entry.id) : undefined
  return kind !== 'case' || (item !== undefined && onlyFor(engine, reader, [item], 'case.log').length > 0)
}

async function hitOf({ engine, caseAt }: Looking, { kind, entry, payload }: Logged): Promise<AuditHit> {
  const actor = payload?.data.actor
  const name = actor && actor.role !== 'applicant' ? (await findPerson(engine, actor.id))?.name : undefined
  const seat = actor ? seatName(engine, actor) : auditSearch.erased
  const who = name === undefined ? seat : { zh: `${name}（${seat.zh}）`, en: `${name} (${seat.en})` }
  const item = kind === 'case' ? await caseAt(entry.id) : undefined
  const file = item && caseFile(item)
  return {
    ...{ kind, at: entry.at, seq: entry.seq, who, id: entry.id },
    number: file?.number ?? null,
    what: file ? entryName(procedureOf(engine, file), entry.type, {}) : (otherNames[entry.type] ?? plain(entry.type)),
  }
}

const otherNames = { ...adminEvents, ...recordChanges, ...mandateEntries }
