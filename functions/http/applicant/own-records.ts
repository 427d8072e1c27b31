import { type Placing, placing } from '#engine/begin/placing.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { holderDue } from '#engine/case/own-limits.ts'
import { openCasesOn } from '#engine/case/sole-case.ts'
import { confirmationsOf } from '#engine/feeds/confirmations.ts'
import { subjectList } from '#engine/figures/workload.ts'
import { countsOn, standingOf } from '#engine/figures/workload-counts.ts'
import { isReminded } from '#engine/mail/repair-reminder.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import { recordsFor } from '#engine/register/register-door.ts'
import { isShownToday } from '#engine/register/shown-today.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { subjectOf } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { everyItem, readAll, readRound } from '#engine/store/read.ts'
import { caseSummary } from '#engine/views/case-summary.ts'
import { type CreditOverview, creditOverview, type Running } from '#engine/views/credit-overview.ts'
import { offeredAgain } from '#engine/views/offered-again-view.ts'
import { recordView } from '#engine/views/record-view.ts'
import type { CaseSummary, OpenCaseView, RecordView } from '#engine/views/view.ts'
import type { RecordFile } from '#records/record.ts'
import type { WayLink } from '#web/parts/way-links.tsx'
import { applicant } from '#workflows/contract/holding.ts'
import type { Side } from '../case/for-whom.ts'
import { openCaseView } from '../case/open-case-view.ts'
import { audienceOn, standpointOf } from '../case/side.ts'
import { wayLinks } from './way-links.ts'

export type OwnRecord = RecordView & { readonly ways: readonly (WayLink & { readonly procedure: string })[] }

/** Most records that one page counts; it tells if more exist. */
const most = 200

export const recordsOf = ({ subject }: Side) =>
  ({ index: 'subject', pk: subjectOf(subject), prefix: 'record#' }) as const

/** Mandates may name some records; a clerk's day ends; for callers what anybody may read. */
export function readsRecord(engine: Engine, person: Person, side: Side, record: RecordFile): boolean {
  const { subject, visit, caller } = side
  if (caller && !isShownToday(engine, record)) return false
  const clerk = visit === undefined ? {} : { clerk: person.id }
  return may(person, 'record.read', { subject, record: record.id, ...clerk }) !== null
}

/** A record as lists have it: cases, reminder, and what may be begun. */
export async function listedRecord(
  engine: Engine,
  person: Person,
  side: Side,
  record: RecordFile,
  { place = placing(engine), open }: { readonly place?: Placing; readonly open?: readonly CaseFile[] } = {},
): Promise<OwnRecord> {
  const openCases = (await openCasesOn(engine, record, open)).map((file) => openCaseView(engine, person, file))
  const from = { base: side.base, place }
  const ways = await wayLinks(engine, person, standpointOf(person, side), { record, origin: null }, from)
  return {
    ...recordView(engine, record, 'subject'),
    openCases,
    reminded: await isReminded(engine, record.id, person.id),
    ways: ways.filter(({ procedure }) => !isTaken(openCases, procedure)),
  }
}

/** The same as its own page has it, with holders and offers. */
export async function ownRecord(engine: Engine, person: Person, side: Side, record: RecordFile): Promise<OwnRecord> {
  const [listed, confirmations, offered] = await Promise.all([
    listedRecord(engine, person, side, record),
    confirmationsOf(engine, record.id),
    offeredAgain(engine, record),
  ])
  return { ...listed, confirmations, offered }
}

/** Offers no second case on the whole record. */
const isTaken = (open: readonly OpenCaseView[], procedure: string): boolean =>
  open.some((one) => one.procedure === procedure && one.matters.includes('record'))

/** Readable open cases. */
export const openCasesOf = async (engine: Engine, person: Person, side: Side): Promise<readonly CaseFile[]> =>
  (await everyOpenCase(engine, side)).filter((file) => readsCase(engine, person, file))

/** Open cases of a side, as many as are counted. */
export async function everyOpenCase(engine: Engine, side: Side): Promise<readonly CaseFile[]> {
  const { open } = standingOf(await countsOn(engine, subjectList(side.subject)), engine)
  const found: CaseFile[] = []
  let looked = 0
  for await (const item of everyItem(engine.table, newestCases(side))) {
    const file = caseFile(item)
    if (!file.closed) found.push(file)
    looked += 1
    // Counters lag a moment behind.
    if (looked >= most && found.length >= open) break
  }
  return found
}

/** Cases about a record, ended ones too. */
export async function everyCaseOn(
  engine: Engine,
  person: Person,
  side: Side,
  { id }: RecordFile,
): Promise<readonly CaseFile[]> {
  const files = (await readAll(engine.table, newestCases(side))).map(caseFile)
  return files.filter((file) => file.recordId === id && readsCase(engine, person, file))
}

const newestCases = ({ subject }: Side) =>
  ({ index: 'subject', pk: subjectOf(subject), prefix: 'case#', newestFirst: true }) as const

export const readsCase = (engine: Engine, person: Person, file: CaseFile) =>
  may(person, 'case.read', caseTarget(procedureOf(engine, file), file)) !== null

/** Open cases that go on once their applicant has acted. */
export const awaiting = (engine: Engine, cases: readonly CaseFile[]): readonly CaseSummary[] =>
  cases
    .filter(({ holder }) => holder.role === 'applicant')
    .map((file) => {
      const procedure = procedureOf(engine, file)
      return { ...caseSummary(engine, procedure, file, null, [applicant]), due: holderDue(procedure, file) }
    })

export function runningOf(open: readonly CaseFile[]): Running {
  const records = (some: readonly CaseFile[]) => new Set(some.flatMap(({ recordId }) => recordId ?? []))
  return { open: records(open), applied: records(open.filter(({ procedure }) => procedure === 'repair')) }
}

/** Figures of a side's records that the person may read. */
export async function overviewOf(
  engine: Engine,
  person: Person,
  side: Side,
  running: Running,
): Promise<CreditOverview> {
  const items = await readRound(engine.table, recordsOf(side), most + 1)
  const records = recordsFor(engine, items.slice(0, most), audienceOn(person, side))
  const readable = records.filter((record) => readsRecord(engine, person, side, record))
  return creditOverview(engine, readable, running, items.length > most)
}
