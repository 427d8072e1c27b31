import { commit, type Outcome } from '#engine/begin/commit.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { advanceClocks } from '#engine/case/clocks.ts'
import { rulesChanged } from '#engine/case/on-rules.ts'
import { findPerson, isOnePerson } from '#engine/people/people.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Day } from '#law/day.ts'
import type { Role } from '#workflows/contract/actor.ts'
import { openCases } from './calendar-change.ts'

/** Limit that today's rules end on another day. */
export type Redated = { readonly limit: string; readonly from: Day | null; readonly to: Day | null }
export type Behind = { readonly file: CaseFile; readonly moved: readonly Redated[] }
/** Parts a look needs; a store only read has it too. */
type Store = Pick<Engine, 'table' | 'procedures' | 'calendar' | 'rules'> & {
  readonly clock: Pick<Engine['clock'], 'now'>
}
type Order = { readonly by: string; readonly approvedBy: string; readonly reason: string }

/** Open cases on earlier rules, with the days a move would change. */
export async function* behind(store: Store): AsyncGenerator<Behind> {
  for await (const file of openCases(store)) if (file.rules !== store.rules) yield { file, moved: redated(store, file) }
}

/** Moves a case to today's rules: one orders, another approves; logged. */
export async function moveToRules(engine: Engine, caseId: string, order: Order): Promise<Outcome> {
  if (order.reason.trim() === '')
    return { kind: 'refused', refusal: { code: 'malformed', fields: { reason: 'empty' } } }
  if (await isOnePerson(engine, order.by, order.approvedBy)) return { kind: 'refused', refusal: { code: 'fourEyes' } }
  const seats = await Promise.all([seatOf(engine, order.by), seatOf(engine, order.approvedBy)])
  const [by, approver] = seats
  const item = await engine.table.get(caseKey(caseId))
  if (!item || !by || !approver) return { kind: 'refused', refusal: { code: 'notFound' } }
  const file = caseFile(item)
  if (file.rules === engine.rules) return { kind: 'refused', refusal: { code: 'rulesCurrent' } }
  const data = {
    reason: order.reason.trim(),
    approvedBy: order.approvedBy,
    fromRules: file.rules,
    toRules: engine.rules,
    moved: redated(engine, file),
  }
  const actor = { id: order.by, role: by, unit: null }
  return commit(engine, caseId, { type: rulesChanged, actor, data }, file.seq)
}

function redated(engine: Store, file: CaseFile): readonly Redated[] {
  const { id, data, state, closed } = file
  const event = {
    type: rulesChanged,
    at: engine.clock.now(),
    actor: { id, role: 'system', unit: null },
    data: null,
  } as const
  const procedure = procedureOf(engine, { ...file, rules: engine.rules })
  const after = advanceClocks(procedure, file.clocks, { event, data, state, closed }, engine.calendar)
  return Object.values(file.clocks).flatMap(({ rule, due }) => {
    const to = after[rule]?.due ?? null
    return to === due ? [] : [{ limit: rule, from: due, to }]
  })
}

const mayOrder: readonly Role[] = ['supervisor', 'systemAdmin']

/** Seat of a person for ordering or approving. */
async function seatOf(engine: Engine, id: string): Promise<Role | undefined> {
  const person = await findPerson(engine, id)
  return person?.roles.find(({ role, unit }) => unit === null && mayOrder.includes(role))?.role
}
