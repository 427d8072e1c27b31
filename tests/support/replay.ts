import { isDeepStrictEqual } from 'node:util'
import { initialTransition, transition } from 'xstate'
import { type Decision, decide, settle } from '#engine/case/decide.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Item } from '#engine/store/ports.ts'
import { toHex } from '#ledger/bytes.ts'
import { type Entry, entryHash, payloadHash } from '#ledger/entry.ts'
import { applyChange, RecordChange } from '#records/publicity/change.ts'
import type { RecordFile } from '#records/record.ts'
import type { Actor, CaseEvent, Holder, Ladder } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { Notice } from '#workflows/contract/results.ts'

export type LogRow = {
  readonly entry: Entry
  readonly payload: {
    readonly salt: string
    readonly data: {
      readonly actor: Actor
      readonly event: unknown
      readonly state: string | null
      readonly notices?: readonly Notice[]
      readonly ladder?: Ladder
    }
  }
}
/** Entry of a case, with the state before it. */
export type Step = {
  readonly file: CaseFile
  readonly event: CaseEvent
  readonly procedure: Procedure
  readonly publicChanges: number
  /** Holder of the case before, and those whom the entry tells. */
  readonly heldBy: Holder | null
  readonly told: readonly Notice[]
}
export type Rebuilt = {
  readonly cases: ReadonlyMap<string, CaseFile>
  readonly records: ReadonlyMap<string, { readonly record: RecordFile; readonly head: string }>
  readonly steps: readonly Step[]
  readonly problems: readonly string[]
}
type Given = {
  readonly engine: Pick<Engine, 'procedures' | 'calendar' | 'crypto'>
  readonly records: ReadonlyMap<string, RecordFile>
  /** Owner and number, which no log holds. */
  readonly identity: (id: string) => CaseFile | undefined
}

/** Rebuilds cases and records from the log alone. */
export function replay(rows: readonly Item[], given: Given): Rebuilt {
  const cases = new Map<string, CaseFile>()
  const records = new Map<string, { record: RecordFile; head: string }>()
  const steps: Step[] = []
  const problems: string[] = []
  const heads = new Map<string, { seq: number; hash: string }>()
  let awaited: { id: string; change: RecordChange }[] = []
  for (const row of rows) {
    const { entry, payload } = row.body as unknown as LogRow
    const at = `${row.pk}#${entry.seq} ${entry.type}`
    const head = heads.get(row.pk) ?? { seq: 0, hash: '' }
    const { sha256 } = given.engine.crypto
    if (entry.seq !== head.seq + 1) problems.push(`${at}: follows ${head.seq}`)
    if (entry.prev !== head.hash) problems.push(`${at}: broken chain`)
    if (entry.payload !== payloadHash(payload, sha256)) problems.push(`${at}: payload of another hash`)
    const hash = toHex(entryHash(entry, sha256))
    heads.set(row.pk, { seq: entry.seq, hash })
    if (isNoCase(row)) continue
    if (row.pk.startsWith('record#')) {
      const expected = awaited.shift()
      const before = records.get(entry.id)
      if (!before) records.set(entry.id, { record: startOf(given, entry.id), head: hash })
      else {
        const change = RecordChange.safeParse(payload.data.event).data
        const unasked = change && 'caseId' in change && change.caseId !== null
        if (expected ? !isDeepStrictEqual(expected, { id: entry.id, change }) : unasked)
          problems.push(`${at}: no decision behind it`)
        const applied = change && applyChange(before.record, change, entry.at)
        if (applied?.kind === 'changed') records.set(entry.id, { record: applied.record, head: hash })
        else problems.push(`${at}: ${applied?.code ?? 'no change of a record'}`)
      }
      continue
    }
    if (awaited.length > 0) problems.push(`${at}: record rows missing before it`)
    awaited = []
    const { actor, event: data, ladder } = payload.data
    const event: CaseEvent = { type: entry.type, at: entry.at, actor, data, ...(ladder && { ladder }) }
    const decision = again(given, cases.get(entry.id), event, entry.id, records)
    if (typeof decision === 'string') problems.push(`${at}: ${decision}`)
    if (typeof decision === 'string') continue
    const { file, changes } = decision
    if (file.state !== payload.data.state)
      problems.push(`${at}: replays to ${file.state}, logged ${payload.data.state}`)
    const heldBy = cases.get(entry.id)?.holder ?? null
    cases.set(entry.id, { ...file, head: hash })
    const procedure = given.engine.procedures[file.procedure]
    const publicChanges = changes.filter(({ kind }) => isPublic(kind)).length
    const told = payload.data.notices ?? []
    if (procedure) steps.push({ file, event, procedure, publicChanges, heldBy, told })
    awaited = changes.map((change) => ({ id: file.recordId ?? '', change: RecordChange.parse(change) }))
  }
  if (awaited.length > 0) problems.push('record rows missing at the end')
  return { cases, records, steps, problems }
}

/** Notices and liftings have logs of their own. */
const isNoCase = ({ pk }: Item) => pk.startsWith('notice#') || pk.startsWith('copy#')

export const isPublic = (kind: RecordChange['kind']) =>
  /^(corrected|completed|imported|ended|restored|barred)$/.test(kind)

function startOf(given: Given, id: string): RecordFile {
  const record = given.records.get(id)
  if (!record) throw new Error(`nobody knows record ${id}`)
  return record
}

function again(
  given: Given,
  before: CaseFile | undefined,
  event: CaseEvent,
  id: string,
  records: ReadonlyMap<string, { readonly record: RecordFile }>,
): Extract<Decision, { kind: 'moved' }> | string {
  const file = before ?? given.identity(id)
  const procedure = file && given.engine.procedures[file.procedure]
  if (!file || !procedure) return 'a log without its case'
  const record = file.recordId === null ? null : (records.get(file.recordId)?.record ?? null)
  const decision = before
    ? decide(procedure, file, event, record, given.engine.calendar)
    : begun(procedure, file, event, record, given)
  return decision.kind === 'moved' ? decision : `replay refuses: ${decision.refusal.code}`
}

function begun(
  procedure: Procedure,
  known: CaseFile,
  event: CaseEvent,
  record: RecordFile | null,
  given: Given,
): Decision {
  const data = procedure.course.begin(event, record)
  const [snapshot, actions] = initialTransition(procedure.course.chart, data)
  const [next, more] = snapshot.can({ type: 'case.began' })
    ? transition(procedure.course.chart, snapshot, { type: 'case.began' })
    : [snapshot, []]
  const state = String(next.value)
  const names = [...actions, ...more].map(({ type }) => type).filter((type) => !type.startsWith('xstate.'))
  const times = { openedAt: event.at, changedAt: event.at, wakeAt: null, closed: false }
  const blank = {
    ...known,
    ...times,
    seq: 0,
    state,
    data,
    holder: procedure.parties.holder(state, data),
    held: [],
    clocks: {},
    task: null,
  }
  return settle(procedure, blank, { event, data, state, closed: false, names }, record, given.engine.calendar)
}
