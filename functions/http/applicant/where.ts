import { originOf, type Placing, placing } from '#engine/begin/placing.ts'
import { beginner, findWay, type NamedWay, type Standpoint, type Whence } from '#engine/begin/ways.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { isAbout, openCasesOn } from '#engine/case/sole-case.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import { officeOf, recordFor, recordsFor } from '#engine/register/register-door.ts'
import { isShownToday } from '#engine/register/shown-today.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, subjectOf } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { readAll } from '#engine/store/read.ts'
import type { Audience } from '#records/publicity/given.ts'
import type { RecordFile } from '#records/record.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Form } from '#workflows/contract/form.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { OfRecord, Situation } from '#workflows/contract/way-in.ts'

/** Way and matter, as an address or a draft names them. */
export type Asked = {
  readonly procedure: string
  readonly way: string
  readonly record: string | null
  readonly origin: string | null
}

/** One of several records: questions and open case. */
export type Chosen = {
  readonly record: RecordFile
  readonly each: OfRecord | null
  readonly open: CaseFile | null
  /** Open cases of the procedure on matters of it. */
  readonly others: readonly CaseFile[]
}

/** Way in that is open to the person. */
export type Where = NamedWay &
  Whence & {
    readonly actor: Actor
    /** The records it may be about, for a way that takes several. */
    readonly choices: readonly Chosen[]
    readonly form: Form
    readonly situations: readonly Situation[]
    /** Open cases on the record, asked for entries alone. */
    readonly open: readonly CaseFile[]
  }

/** Null for unknown, forbidden and not offered alike. */
export async function whereOf(engine: Engine, person: Person, from: Standpoint, asked: Asked): Promise<Where | null> {
  const named = findWay(engine, asked.procedure, asked.way)
  const whence = named && (await whenceOf(engine, person, from, asked))
  if (!named || !whence) return null
  const choices = named.way.many ? await allChoicesOf(engine, person, from, named) : []
  const about = {
    ...whence,
    record: whence.record ?? (named.way.from === 'record' ? (choices[0]?.record ?? null) : null),
  }
  const actor = beginner(engine, person, named, from, about)
  const asks = actor && (await asksThere(engine, named, about))
  if (!actor || !asks) return null
  const { form } = asks
  const open = form.some(({ kind }) => kind === 'entries')
    ? await openOfProcedure(engine, named.procedure, about.record)
    : []
  return { ...named, ...about, actor, choices, ...asks, open }
}

async function whenceOf(
  engine: Engine,
  person: Person,
  from: Standpoint,
  { record: id, origin: caseId }: Asked,
): Promise<Whence | null> {
  const origin = caseId === null ? null : await readableCase(engine, person, from, caseId)
  const recordId = caseId === null ? id : (origin?.recordId ?? null)
  const record = await recordFor(engine, recordId, audienceAt(person, from, origin))
  if ((caseId !== null && !origin) || (recordId !== null && !record)) return null
  if (record && !isOpenTo(engine, from, record)) return null
  const subjects = [origin?.subject, record?.subject.key].flatMap((one) => one ?? [])
  return from.at === 'side' && subjects.some((one) => one !== from.subject) ? null : { record, origin }
}

/** A caller is told what anybody may read. */
const isOpenTo = (engine: Engine, from: Standpoint, record: RecordFile): boolean =>
  from.at === 'desk' || from.publicOnly !== true || isShownToday(engine, record)

/** Clerks and desks as themselves, except on running cases. */
function audienceAt(person: Person, from: Standpoint, origin: CaseFile | null): Audience {
  if (from.at === 'side' && from.clerk === undefined) return 'subject'
  return origin?.closed === false ? 'runningCase' : officeOf(person)
}

async function readableCase(engine: Engine, person: Person, from: Standpoint, id: string): Promise<CaseFile | null> {
  const item = await engine.table.get(caseKey(id))
  const file = item && caseFile(item)
  return file && citesCase(engine, person, from, file) ? file : null
}

/** Readers begin another from it, and clerks for its subject. */
export function citesCase(engine: Engine, person: Person, from: Standpoint, file: CaseFile): boolean {
  const target = caseTarget(procedureOf(engine, file), file)
  const clerk = from.at === 'side' && from.publicOnly !== true && from.subject === file.subject ? from.clerk : undefined
  const isCited = clerk !== undefined && may(person, 'case.cite', { ...target, clerk }) !== null
  return isCited || may(person, 'case.read', target) !== null
}

async function allChoicesOf(
  engine: Engine,
  person: Person,
  from: Standpoint,
  named: NamedWay,
): Promise<readonly Chosen[]> {
  if (from.at === 'desk') return []
  const items = await readAll(engine.table, { index: 'subject', pk: subjectOf(from.subject), prefix: 'record#' })
  const mine = recordsFor(engine, items, audienceAt(person, from, null)).filter(
    (record) => isOpenTo(engine, from, record) && beginner(engine, person, named, from, { record, origin: null }),
  )
  const place = placing(engine)
  const chosen = await Promise.all(mine.map((record) => chosenOf(engine, named, record, place)))
  return chosen.flatMap((one) => one ?? [])
}

/** Null where it is not offered on the record. */
export async function chosenOf(
  engine: Engine,
  { procedure, way }: NamedWay,
  record: RecordFile,
  place: Placing,
): Promise<Chosen | null> {
  const found = await place({ record, origin: null }, (at) =>
    way.offers(at) ? { each: way.each?.(at) ?? null } : null,
  )
  const others = found ? await openOfProcedure(engine, procedure, record) : []
  return found && { record, each: found.each, open: openAbout(procedure, others, wholeRecord), others }
}

const openOfProcedure = async (engine: Engine, { id }: Procedure, record: RecordFile | null) =>
  record ? (await openCasesOn(engine, record)).filter(({ procedure }) => procedure === id) : []

const wholeRecord = ['record']

/** The open case that what was typed about a record would repeat. */
export async function openOn(
  engine: Engine,
  { procedure, way }: NamedWay,
  record: RecordFile,
  typed: unknown,
): Promise<CaseFile | null> {
  return openAbout(procedure, await openCasesOn(engine, record), way.matters?.(typed) ?? wholeRecord)
}

/** The first of them about one of the matters. */
export const openAbout = (procedure: Procedure, open: readonly CaseFile[], matters: readonly string[]) =>
  open.find((file) => matters.some((matter) => isAbout(procedure, file, matter))) ?? null

const asksThere = (
  engine: Engine,
  { way }: NamedWay,
  { record, origin }: Whence,
): Promise<Pick<Where, 'form' | 'situations'> | null> =>
  placing(engine)({ record, origin: origin && originOf(engine, origin) }, (place) =>
    way.offers(place) ? { form: way.form(place), situations: way.situations?.(place) ?? [] } : null,
  )
