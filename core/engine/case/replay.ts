import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { Day } from '#engine/store/shapes.ts'
import { later } from '#law/deadline.ts'
import { Fault } from '#law/fault.ts'
import { type Sha256, toHex } from '#ledger/bytes.ts'
import { type Entry, entryHash } from '#ledger/entry.ts'
import type { RecordFile } from '#records/record.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { procedureOf } from './case-of.ts'
import { taken } from './decide.ts'
import { firstDecision } from './first-decision.ts'
import { type CaseBegun, doneAt, type LogRow } from './log-item.ts'

/** Case before and after an entry of its log. */
export type Played = {
  readonly procedure: Procedure
  readonly before: CaseFile | null
  readonly file: CaseFile
  readonly event: CaseEvent
  readonly entry: Entry
  readonly record: RecordFile | null
}

export type Stage = Pick<Engine, 'procedures' | 'calendar' | 'rules' | 'pastRules'> & {
  readonly area: string
  readonly sha256: Sha256
}

/**
 * Replays a case's log by the pure functions that decided it: a row after each entry. `recordAt` gives the record
 * before an entry. Checks are not repeated, since the log says they passed.
 */
export function replay(
  stage: Stage,
  rows: readonly LogRow[],
  begun: CaseBegun,
  recordAt: (seq: number) => RecordFile | null,
): readonly Played[] {
  const all: Played[] = []
  for (const row of rows) all.push(play(stage, row, begun, all.at(-1)?.file ?? null, recordAt(row.entry.seq)))
  return all
}

function play(stage: Stage, row: LogRow, begun: CaseBegun, before: CaseFile | null, record: RecordFile | null): Played {
  const { entry, payload } = row
  if (payload === undefined) throw new Fault('replay.erased', `${entry.id} ${entry.seq}`)
  const [, id = '', chart = '', rules = ''] = /^(.+)@(\d+)\/(.+)$/.exec(entry.rules) ?? []
  const { actor, event: data, ladder, imported } = payload.data
  const { targets } = begun
  const of = { procedure: id, chart: Number(chart), rules, ...(targets && { targets }) }
  const procedure = procedureOf(stage, of)
  const event: CaseEvent = {
    ...{ type: entry.type, at: doneAt(row), actor, data },
    ...(ladder && { ladder }),
    ...(imported && { imported: { at: entry.at, file: imported.file, line: imported.line } }),
  }
  const opened = { ...begun, id: entry.id, rules, area: stage.area }
  const decision = before
    ? taken(procedure, { ...saidBy(before, event), rules, area: stage.area }, event, record, stage.calendar)
    : firstDecision(procedure, opened, event, record, stage.calendar)
  if (decision.kind === 'refused') throw new Fault('replay.refused', `${entry.id} ${entry.seq}`)
  const file = { ...decision.file, head: toHex(entryHash(entry, stage.sha256)) }
  return { procedure, before, file, event, entry, record }
}

/** A milestone says its clock's day, by an earlier calendar perhaps. */
function saidBy(file: CaseFile, { type, data }: CaseEvent): CaseFile {
  const [, id = ''] = /^clock\.(\w+)\.\w+$/.exec(type) ?? []
  const clock = file.clocks[id]
  const said: { readonly due?: unknown } = Object(data)
  const due = Day.safeParse(said.due).data
  if (!clock || due === undefined || due === clock.due) return file
  const told = clock.told === null ? due : later(clock.told, due)
  return { ...file, clocks: { ...file.clocks, [id]: { ...clock, due, told } } }
}
