import { z } from 'zod'
import { type LogRow, logItem, system } from '#engine/case/log-item.ts'
import { logRow, said } from '#engine/case/log-kinds.ts'
import type { Engine } from '#engine/store/engine.ts'
import { json, logKey } from '#engine/store/keys.ts'
import type { Item, Write } from '#engine/store/ports.ts'
import { readOne } from '#engine/store/read.ts'
import { Fault } from '#law/fault.ts'
import { toHex } from '#ledger/bytes.ts'
import { entryHash } from '#ledger/entry.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { clientsWrite } from './busy-agents.ts'
import { Mandate } from './mandate.ts'
import { mandateItem, mandateKey, mandateKind, type StoredMandate, waitsFor } from './mandates.ts'

const leadsTo = {
  given: 'inForce',
  drafted: 'drafted',
  claimed: 'claimed',
  confirmed: 'inForce',
  refused: 'refused',
  revoked: 'revoked',
  ended: 'revoked',
} as const satisfies Record<string, Mandate['state']>

export type MandateStep = keyof typeof leadsTo

/** From which states a step may be taken. */
const from: Readonly<Record<MandateStep, readonly Mandate['state'][]>> = {
  given: [],
  drafted: [],
  claimed: ['drafted'],
  confirmed: ['claimed'],
  refused: ['claimed'],
  revoked: ['inForce'],
  ended: ['inForce'],
}

type Taking = { readonly step: MandateStep; readonly by: Actor; readonly reason: string }

const Facts = Mandate.omit({ state: true, history: true })
/** Contents of the first entry, and of each later one. */
const First = z.object({ mandate: Facts, reason: z.string() })
const Later = z.object({ letters: Mandate.shape.letters, unit: z.string(), reason: z.string() })
/** Entry by which an older mandate came into its log. */
export const takenType = 'mandate.taken'
const Taken = z.object({ mandate: Mandate, unit: z.string() })

/** A new mandate, given by its principal or drafted to be claimed. */
export async function beginMandate(engine: Engine, facts: z.infer<typeof Facts>, taking: Taking): Promise<Mandate> {
  const at = engine.clock.now()
  const mandate = after({ ...facts, state: 'drafted', history: [] }, taking, at)
  const data = { mandate: facts, reason: taking.reason }
  const row = rowOf(engine, mandate.id, unbegun, { ...taking, at, data })
  const done = await engine.table.transact([
    { put: mandateItem(mandate, 1, ''), when: 'absent' },
    { put: row, when: 'absent' },
    ...(mandate.state === 'inForce' ? [await clientsWrite(engine, mandate)] : []),
  ])
  if (done.kind === 'conflict') throw new Fault('contention', `mandate ${mandate.id}`)
  return mandate
}

/** Takes one step; false: moved on. `unit`: whom a claim waits for. */
export async function stepMandate(
  engine: Engine,
  { v, mandate: before }: StoredMandate,
  taking: Taking,
  unit: string,
  letters = before.letters,
): Promise<boolean> {
  if (!from[taking.step].includes(before.state)) return false
  const at = engine.clock.now()
  const next = after({ ...before, letters }, taking, at)
  const rows = await rowsBefore(engine, before)
  const last = rows.taken ? ended(engine, rows.taken) : rows.last
  const row = rowOf(engine, before.id, last, { ...taking, at, data: { letters, unit, reason: taking.reason } })
  const counts = next.state === 'inForce' || before.state === 'inForce'
  const puts = [...(rows.taken ? [rows.taken] : []), row].map((put): Write => ({ put, when: 'absent' }))
  const done = await engine.table.transact([
    { put: mandateItem(next, v + 1, unit), when: { v } },
    ...puts,
    ...(counts ? [await clientsWrite(engine, next)] : []),
  ])
  return done.kind === 'done'
}

function after(mandate: Mandate, { step, by, reason }: Taking, at: number): Mandate {
  const entry = { at, by: by.id, role: by.role, what: step, reason }
  return { ...mandate, state: leadsTo[step], history: [...mandate.history, entry] }
}

type Place = { readonly seq: number; readonly head: string }
/** Place before a log's first entry. */
const unbegun: Place = { seq: 0, head: '' }
type Said = { readonly step: string; readonly by: Actor; readonly at: number; readonly data: object }

function rowOf(engine: Engine, id: string, { seq, head }: Place, { step, by, at, data }: Said): Item {
  const event = { type: `mandate.${step}`, at, actor: by, data: json(data) }
  return logItem(engine, 'mandate', { id, seq: seq + 1, procedure: 'mandate' }, event, head, null).item
}

function ended({ crypto }: Engine, row: Item): Place {
  const { entry } = logRow(row)
  return { seq: entry.seq, head: toHex(entryHash(entry, crypto.sha256)) }
}

/** Newest row of a log, or an older mandate's first. */
async function rowsBefore(engine: Engine, { id, agent }: Mandate) {
  const { pk } = logKey('mandate', id, 1)
  const newest = await readOne(engine.table, { index: 'main', pk, prefix: 'log#', newestFirst: true })
  if (newest) return { last: ended(engine, newest), taken: null }
  const item = await engine.table.get(mandateKey(agent, id))
  return { last: unbegun, taken: item ? takenRow(engine, item) : null }
}

function takenRow(engine: Engine, item: Item): Item {
  const data = { mandate: mandateKind.read(item), unit: waitsFor(item) }
  const entry = { step: 'taken', by: system, at: engine.clock.now(), data }
  return rowOf(engine, data.mandate.id, unbegun, entry)
}

type Played = z.infer<typeof Taken>

/** A mandate as the entries of its log make it. */
export function playedMandate(rows: readonly LogRow[]): Played {
  const so = rows.reduce<Played | null>(playedOn, null)
  if (so === null) throw new Fault('replay.refused', 'mandate')
  return so
}

function playedOn(so: Played | null, { entry, payload }: LogRow): Played {
  if (payload === undefined) throw new Fault('replay.erased', entry.id)
  const { event, actor: by } = payload.data
  if (entry.type === takenType) return said(Taken, event)
  const step = stepOf(entry.type)
  if (so === null) {
    const { mandate, reason } = said(First, event)
    return { mandate: after({ ...mandate, state: 'drafted', history: [] }, { step, by, reason }, entry.at), unit: '' }
  }
  const { letters, unit, reason } = said(Later, event)
  return { mandate: after({ ...so.mandate, letters }, { step, by, reason }, entry.at), unit }
}

function stepOf(type: string): MandateStep {
  const step = type.slice('mandate.'.length)
  const isStep = (name: string): name is MandateStep => Object.hasOwn(leadsTo, name)
  if (isStep(step)) return step
  throw new Fault('replay.refused', type)
}

/** Begins an older mandate's log; false: it has one. */
export async function takeMandate(engine: Engine, item: Item): Promise<boolean> {
  const { pk, sk, v } = item
  const { taken } = await rowsBefore(engine, mandateKind.read(item))
  if (!taken) return false
  const writes: readonly Write[] = [
    { check: { pk, sk }, when: { v } },
    { put: taken, when: 'absent' },
  ]
  return (await engine.table.transact(writes)).kind === 'done'
}
