import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { may } from '#engine/people/authorise.ts'
import { findPerson, wholeStaff } from '#engine/people/people.ts'
import { type LogAsk, type Logged, type LoggedKind, loggedKinds, searchLog } from '#engine/proof/search-log.ts'
import { recordFile } from '#engine/register/register.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, documentLookup, numberLookup, recordKey } from '#engine/store/keys.ts'
import { plain, seatName } from '#engine/store/names.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import { readPage } from '#engine/store/read.ts'
import { gathered } from '#engine/store/read-several.ts'
import { entryName } from '#engine/views/timeline.ts'
import { addDays, daysBetween, isDay, shanghaiDay, startOfDay } from '#law/day.ts'
import { matchKey } from '#records/normalise.ts'
import type { AuditHit } from '#web/supervisor/audit-search.tsx'
import { adminEvents } from '#web/words/staff/admin.ts'
import { recordChanges } from '#web/words/staff/lists.ts'
import { auditSearch } from '#web/words/staff/supervisor.ts'
import { onlyFor } from '../case/cases.ts'

/** Days that one search spans at most. */
export const mostDays = 92

export type Sought = LogAsk & {
  readonly days: readonly string[]
  /** What views of the thing are noted under. */
  readonly named: string | null
}
type Values = Readonly<Record<string, string>>

/** What a form asks for, or its faults. */
export async function readAuditSearch(
  engine: Engine,
  reader: Person,
  values: Values,
): Promise<Sought | { readonly fields: Readonly<Record<string, string>> }> {
  const today = shanghaiDay(engine.clock.now())
  const said = (name: string) => (values[name] ?? '').trim()
  const until = said('to') || said('from') || today
  const since = said('from') || until
  const person = said('person') === '' ? null : await accountOf(engine, said('person'))
  const ids = said('of') === '' ? null : await thingsOf(engine, reader, said('of'))
  const isSpan = isDay(since) && isDay(until) && since <= until && daysBetween(since, until) < mostDays
  const fields = {
    ...(person === undefined && { person: 'nobody' }),
    ...(ids?.length === 0 && { of: 'notFound' }),
    ...(isSpan ? {} : { from: 'badSpan' }),
  }
  if (person === undefined || Object.keys(fields).length > 0) return { fields }
  const kind: LoggedKind | null = loggedKinds.find((one) => one === said('kind')) ?? null
  const days = Array.from({ length: daysBetween(since, until) + 1 }, (_, i) => addDays(until, -i))
  const whole = ids !== null && said('from') === '' && said('to') === ''
  const span = whole
    ? { from: 0, to: Number.MAX_SAFE_INTEGER }
    : { from: startOfDay(since), to: startOfDay(addDays(until, 1)) }
  return { person, ids, kind, ...span, days, named: said('of') || null }
}

/** Account by its id or the full name of a member of staff; undefined: nobody. */
async function accountOf(engine: Engine, said: string): Promise<string | undefined> {
  const direct = await findPerson(engine, said)
  return direct?.id ?? (await wholeStaff(engine)).find(({ name }) => name === said)?.id
}

/** Cases and records by number, id or document, as far as the reader may see them. */
async function thingsOf(engine: Engine, reader: Person, said: string): Promise<readonly string[]> {
  const { table } = engine
  const direct = await Promise.all([table.get(caseKey(said)), table.get(recordKey(said))])
  const lookup = async (pk: string) => (await gathered((at) => readPage(table, { index: 'lookup', pk }, at), 200)).items
  const found = [
    ...direct.flatMap((item) => item ?? []),
    ...(await lookup(numberLookup(said.toUpperCase()))),
    ...(await lookup(documentLookup(matchKey(said)))),
  ]
  const cases = onlyFor(
    engine,
    reader,
    found.filter(({ sk }) => sk === 'case'),
    'case.log',
  )
  const records = found.filter(({ sk }) => sk === 'record').filter((item) => readsRecord(reader, recordFile(item)))
  return [...new Set([...cases, ...records].map(({ pk }) => pk.slice(pk.indexOf('#') + 1)))]
}

const readsRecord = (reader: Person, record: ReturnType<typeof recordFile>) =>
  record !== null && may(reader, 'record.read', { subject: record.subject.key }) !== null

/** Hits with the names of what was done and by whom. */
export async function auditHits(
  engine: Engine,
  reader: Person,
  sought: Sought,
  at: string | undefined,
): Promise<Paged<AuditHit>> {
  const shown = async (rows: readonly Logged[]) => {
    const seen = await Promise.all(rows.map((row) => maySee(engine, reader, row)))
    return rows.filter((_, i) => seen[i])
  }
  return across(await searchLog(engine, sought, shown, at), (rows) =>
    Promise.all(rows.map((row) => hitOf(engine, row))),
  )
}

async function maySee(engine: Engine, reader: Person, { kind, entry }: Logged): Promise<boolean> {
  if (kind === 'admin') return may(reader, 'admin.log') !== null
  if (kind !== 'case' && kind !== 'record') return true
  const item = await engine.table.get(kind === 'case' ? caseKey(entry.id) : recordKey(entry.id))
  if (!item) return false
  return kind === 'case'
    ? onlyFor(engine, reader, [item], 'case.log').length > 0
    : readsRecord(reader, recordFile(item))
}

async function hitOf(engine: Engine, { kind, entry, payload }: Logged): Promise<AuditHit> {
  const actor = payload?.data.actor
  const name = actor && actor.role !== 'applicant' ? (await findPerson(engine, actor.id))?.name : undefined
  const seat = actor ? seatName(engine, actor) : auditSearch.erased
  const who = name === undefined ? seat : { zh: `${name}（${seat.zh}）`, en: `${name} (${seat.en})` }
  const item = kind === 'case' ? await engine.table.get(caseKey(entry.id)) : undefined
  const file = item && caseFile(item)
  return {
    ...{ kind, at: entry.at, seq: entry.seq, who, id: entry.id },
    number: file?.number ?? null,
    what: file ? entryName(procedureOf(engine, file), entry.type, {}) : (otherNames[entry.type] ?? plain(entry.type)),
  }
}

const otherNames = { ...adminEvents, ...recordChanges }
