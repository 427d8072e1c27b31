import { type Basis, hasMoved } from '#engine/case/beside.ts'
import { caseFile, caseMade, procedureOf } from '#engine/case/case-of.ts'
import { type Decision, decide } from '#engine/case/decide.ts'
import { firstDecision } from '#engine/case/first-decision.ts'
import { type CaseBegun, logItem, system } from '#engine/case/log-item.ts'
import { noticesOf } from '#engine/case/notices.ts'
import { rulesChanged } from '#engine/case/on-rules.ts'
import { solePlace } from '#engine/case/sole-case.ts'
import { paperWrites } from '#engine/papers/paper-issue.ts'
import { isSeries, type Numbers, numbers } from '#engine/papers/paper-number.ts'
import { noteRecord, recordAhead } from '#engine/register/record-ahead.ts'
import { recordFile, recordWrites } from '#engine/register/register.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { caseNumber } from '#engine/store/id.ts'
import { caseItem, caseKey, logKey, recordKey } from '#engine/store/keys.ts'
import type { Item, Write } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { toHex } from '#ledger/bytes.ts'
import { type Entry, entryHash } from '#ledger/entry.ts'
import { isGivenTo } from '#records/publicity/given.ts'
import type { RecordFile } from '#records/record.ts'
import type { Actor, CaseEvent } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { askedWrites } from './asked.ts'
import { orderWrites } from './order-kind.ts'
import { noticeWrites } from './public-notices.ts'
import { withContact } from './with-contact.ts'

export type Committed = { readonly kind: 'committed'; readonly file: CaseFile; readonly entry: Entry }
export type Outcome = Committed | { readonly kind: 'refused'; readonly refusal: Refusal }
/** Step done before it is written here, and its line. */
export type Past = { readonly on: number; readonly file: string; readonly line: number }
export type Sent = { readonly type: string; readonly actor: Actor; readonly data: unknown; readonly past?: Past }

const attempts = 6

/** Further writes and checks, possibly on the row they go with. */
export type Also = readonly Write[] | ((next: CaseFile) => readonly Write[])

/**
 * Moves a case by one pure decision and one transaction of row, log entry and record. `expected` refuses with
 * `movedOn`: a number if anything happened since, a basis if its grounds were touched. So does a failing write of
 * `also`.
 */
export async function commit(
  engine: Engine,
  caseId: string,
  sent: Sent,
  expected?: number | Basis,
  also: Also = [],
): Promise<Outcome> {
  await engine.renew?.()
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    recordAhead(engine, caseId)
    const item = await engine.table.get(caseKey(caseId))
    if (!item) return refuse('notFound')
    const kept = caseFile(item)
    noteRecord(kept)
    // Until 2026-11-28 district cases stood on lists that nobody reads.
    const { area } = engine.deployment
    const file = { ...kept, area, ...(sent.type === rulesChanged && { rules: engine.rules }) }
    if (await isStale(engine, file, expected, sent.type)) return refuse(file.closed ? 'closed' : 'movedOn')
    const record = file.recordId === null ? undefined : await engine.table.get(recordKey(file.recordId))
    const event = eventOf(engine, sent, file.changedAt)
    const { calendar, deployment } = engine
    const decision = decide(procedureOf(engine, file), file, event, recordFile(record), calendar, deployment.flags)
    if (decision.kind === 'refused') {
      if (decision.refusal.code !== 'recordChanged') return decision
      const back = await commit(engine, caseId, { type: 'record.changed', actor: system, data: {} }, file.seq)
      if (back.kind === 'committed') return decision
      if (back.refusal.code !== 'movedOn') return back
      continue // the case moved between the two reads, and may have changed the record itself
    }
    if (isOtherRecord(expected, recordFile(record))) return refuse('movedOn')
    const written = typeof also === 'function' ? also(decision.file) : also
    const stored = await store(engine, decision, file, { record, when: { v: item.v }, also: written })
    if (stored === 'numberTaken') attempt -= 1
    else if (stored) return stored
  }
  throw new Fault('contention', `case ${caseId} kept moving`)
}

async function isStale(engine: Engine, file: CaseFile, expected: number | Basis | undefined, sends: string) {
  if (typeof expected !== 'object') return expected !== undefined && file.seq !== expected
  const { seq } = expected
  if (seq === file.seq) return false
  return file.closed || !(seq >= 1 && seq < file.seq) || hasMoved(engine, file, { seq, sends })
}

const isOtherRecord = (expected: number | Basis | undefined, record: RecordFile | null) =>
  record !== null &&
  typeof expected === 'object' &&
  expected.recordVersions !== undefined &&
  record.versions.length !== expected.recordVersions

export type Opening = {
  /** Made before the form, for second clicks. */
  readonly id: string
  readonly procedure: string
  readonly actor: Actor
  readonly data: unknown
  readonly recordId: string | null
  readonly subject: string
  readonly arisesFrom?: string
  readonly past?: Past
  /** Written, or checked, in the same transaction. */
  readonly also?: readonly Write[]
}

/** Opens a case; the same id finds it again. */
export async function open(engine: Engine, opening: Opening): Promise<Outcome> {
  await engine.renew?.()
  const procedure = procedureOf(engine, { ...opening, ...targetsOf(engine) })
  const parsed = procedure.parties.opens.data.safeParse(await withContact(engine, opening))
  if (!parsed.success) {
    const fields = Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.code]))
    return { kind: 'refused', refusal: { code: 'malformed', fields } }
  }
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    // Record first: read later, it may bear this case's own mark.
    const record = opening.recordId === null ? undefined : await engine.table.get(recordKey(opening.recordId))
    const there = await openedBefore(engine, opening.id)
    if (there) return there
    const ended = recordFile(record)?.ended
    const mayBegin = !ended || opening.arisesFrom !== undefined || procedure.parties.beginsOn?.includes(ended.reason)
    if (!mayBegin) return refuse('recordGone')
    const event = eventOf(engine, { ...opening, type: procedure.parties.opens.event, data: parsed.data }, 0)
    const decision = first(engine, procedure, opening, event, recordFile(record))
    if (decision.kind === 'refused') return decision
    const place = await solePlace(engine, procedure, { ...decision.file, record: recordFile(record) })
    if (place.kind === 'taken') return alreadyOpen(place.by)
    const { writes: places } = place
    const stored = await store(engine, decision, null, { record, when: 'absent', places, also: opening.also ?? [] })
    if (stored === 'numberTaken') attempt -= 1
    else if (stored) return stored
  }
  throw new Fault('contention', `record ${opening.recordId ?? '-'} kept moving`)
}

/** The case that is there under an id, as its opening answered. */
export async function openedBefore(engine: Engine, id: string): Promise<Committed | null> {
  const there = await engine.table.get(caseKey(id))
  return there ? { kind: 'committed', file: caseFile(there), entry: await firstEntry(engine, id) } : null
}

/** A past step keeps its own instant beside that of writing. */
function eventOf(engine: Engine, { type, actor, data, past }: Sent, since: number): CaseEvent {
  const now = Math.max(engine.clock.now(), since)
  const event = { type, at: past ? Math.max(past.on, since) : now, actor, data, ...ladderOf(engine) }
  return past ? { ...event, imported: { at: now, file: past.file, line: past.line } } : event
}

const ladderOf = ({ deployment: { ladder } }: Engine): Pick<CaseEvent, 'ladder'> => (ladder ? { ladder } : {})

const targetsOf = ({ deployment: { targets } }: Engine): Pick<CaseFile, 'targets'> => (targets ? { targets } : {})

const alreadyOpen = ({ id, number }: CaseFile): Outcome => ({
  kind: 'refused',
  refusal: { code: 'alreadyOpen', open: { id, number } },
})

const refuse = (code: Refusal['code']): Outcome => ({ kind: 'refused', refusal: { code } })

function first(
  engine: Engine,
  procedure: Procedure,
  opening: Opening,
  event: CaseEvent,
  record: RecordFile | null,
): Decision {
  const opened = {
    id: opening.id,
    number: caseNumber(engine.deployment.area, event.at, engine.crypto),
    rules: engine.rules,
    area: engine.deployment.area,
    subject: opening.subject,
    recordId: opening.recordId,
    ...(record && { recordSeq: record.seq }),
    ...targetsOf(engine),
    arisesFrom: opening.arisesFrom ?? null,
  }
  return firstDecision(procedure, opened, event, record, engine.calendar)
}

/** Said by no later entry. */
const begunAs = ({ number, subject, recordId, recordSeq, targets, arisesFrom }: CaseFile): CaseBegun => ({
  ...{ number, subject, recordId, arisesFrom },
  ...(recordSeq !== undefined && { recordSeq }),
  ...(targets && { targets }),
})

type Against = {
  readonly record: Item | undefined
  readonly when: Extract<Write, { put: Item }>['when']
  /** Of an opening: its places among the open cases of the record. */
  readonly places?: readonly Write[]
  readonly also: readonly Write[]
}

type Stored = Outcome | 'numberTaken' | undefined
type Moving = Extract<Decision, { kind: 'moved' }>

/** Writes while it is its turn to draw numbers, if any. */
async function store(engine: Engine, decision: Moving, before: CaseFile | null, against: Against): Promise<Stored> {
  const drawn = numbers(engine, decision.event.at)
  try {
    return await storeWith(engine, decision, before, { ...against, drawn })
  } finally {
    drawn.done()
  }
}

/** Writes in one transaction; undefined where another was first. A taken series number costs no patience. */
async function storeWith(
  engine: Engine,
  decision: Moving,
  before: CaseFile | null,
  { record, when, places = [], also, drawn }: Against & { readonly drawn: Numbers },
): Promise<Stored> {
  const { event, changes } = decision
  const { state } = decision.file
  const procedure = procedureOf(engine, decision.file)
  // Whoever was told in the former system is not told again.
  const notices = event.imported ? [] : noticesOf(procedure, before, event, decision.file, engine.calendar)
  const issuing = { procedure, file: decision.file, event, before: recordFile(record), after: decision.record }
  const papers = await paperWrites(engine, issuing, drawn)
  const settled = { state, notices, papers: papers.issued }
  const at = before ? decision.file : { ...decision.file, begun: begunAs(decision.file) }
  const { entry, item } = logItem(engine, 'case', at, event, before?.head ?? '', settled)
  const file = { ...decision.file, head: toHex(entryHash(entry, engine.crypto.sha256)) }
  const writes: Write[] = [
    { put: caseItem(caseMade(file), when === 'absent' ? 1 : when.v + 1), when },
    { put: item, when: 'absent' },
    ...(record && decision.record ? recordWrites(engine, record, decision.record, changes, event) : []),
    ...(record && changes.length === 0 && event.actor.role !== 'system' ? [asSeen(record)] : []),
    ...announcedOf(engine, decision).flatMap((notice) => noticeWrites(engine, notice, file, event)),
    ...askedWrites(procedure, before, file),
    ...orderWrites(file, event),
    ...papers.writes,
    ...places,
    ...also,
  ]
  const done = await engine.table.transact(writes)
  if (done.kind === 'conflict') {
    const lost = writes[done.on]
    if (lost && 'put' in lost && isSeries(lost.put)) return 'numberTaken'
    return done.on < writes.length - also.length ? undefined : refuse('movedOn')
  }
  engine.doorbell(file.id)
  return { kind: 'committed', file, entry }
}

/** Announces of sealed records only their subjects' wishes (治安法 136). */
const announcedOf = ({ deployment }: Engine, { announced, record }: Moving) =>
  record !== null && !isGivenTo(record, 'public', deployment.flags)
    ? announced.filter(({ kind }) => kind === 'restoring')
    : announced

/** Holds a decision to the record that it saw (ADR 12). */
const asSeen = ({ pk, sk, v }: Item): Write => ({ check: { pk, sk }, when: { v } })

async function firstEntry(engine: Engine, id: string): Promise<Entry> {
  const item = await engine.table.get(logKey('case', id, 1))
  if (!item) throw new Fault('logMissing', id)
  return entryOf(item)
}
