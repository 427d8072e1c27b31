import { type LogRow, logItem, system } from '#engine/case/log-item.ts'
import type { Engine } from '#engine/store/engine.ts'
import { json, moment, queueOf } from '#engine/store/keys.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Item, Write } from '#engine/store/ports.ts'
import { pageSize, readAll } from '#engine/store/read.ts'
import { readChained } from '#engine/store/read-several.ts'
import { Fault } from '#law/fault.ts'
import { type Sha256, toHex } from '#ledger/bytes.ts'
import { type Entry, entryHash } from '#ledger/entry.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import {
  type FollowUp,
  formerKey,
  formerLiftingKind,
  formerPrefix,
  type Lifting,
  LiftingRow,
  liftingKey,
  liftingKind,
  liftingsOn,
  type Of,
  type StoredLifting,
} from './lifting-kind.ts'

type About = Pick<Lifting, 'recordId' | 'caseId' | 'note' | 'measures' | 'task'>
type Keeper = Pick<Engine, 'table' | 'clock' | 'crypto' | 'rules'>

/** Stands for the case where the law alone ended a record. */
export const byLaw = (seq: number): string => `law-${seq}`

/** A follow-up stands apart from what its case lets be lifted. */
export const followUpOf = (caseId: string, task: FollowUp): string => `${caseId}-${task}`

/** The case it comes from; null: the law alone. */
export const caseOfLifting = (caseId: string): string | null =>
  caseId.startsWith('law-') ? null : caseId.replace(/-(crime|again)$/, '')

/** Tells each unit once; the case goes on (ADR 14). */
export async function tellToLift(engine: Keeper, units: readonly string[], about: About): Promise<number> {
  for (const unit of units) await tellUnit(engine, unit, about)
  return units.length
}

/** Joins what case and list say of one unit. */
async function tellUnit(engine: Keeper, unit: string, about: About): Promise<void> {
  const begun: Lifting = { ...about, unit, toldAt: engine.clock.now(), lifted: null }
  const unless: Write = { check: formerKey(begun), when: 'absent' }
  const told = { type: 'lifting.told', actor: system }
  const first = await engine.table.transact([...writesOf(engine, begun, null, told), unless])
  if (first.kind !== 'done')
    await changed(engine, begun, { type: 'lifting.joined', actor: system }, (there) => joined(there, about))
}

/** Null: nothing is new, or the unit has answered. */
function joined(there: Lifting, { note, measures = [] }: About): Lifting | null {
  const isNew = !there.note.includes(note) || measures.some((id) => !there.measures?.includes(id))
  if (there.lifted || !isNew) return null
  const notes = there.note.includes(note) ? there.note : [there.note, note].filter(Boolean).join('；')
  const all = [...new Set([...(there.measures ?? []), ...measures])]
  return { ...there, note: notes, ...(all.length > 0 && { measures: all }) }
}

type Change = { readonly type: string; readonly actor: Actor }

/** The lifting as it stands afterwards; null: there is none. */
async function changed(
  engine: Keeper,
  of: Of,
  by: Change,
  change: (there: Lifting) => Lifting | null,
): Promise<Lifting | null> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const item = await itemAt(engine, of)
    if (!item) return null
    const there = liftingOf(item)
    const next = change(there)
    if (!next) return there
    const done = await engine.table.transact(writesOf(engine, next, item, by))
    if (done.kind === 'done') return next
  }
  throw new Fault('contention', `lifting ${of.recordId} ${of.unit}`)
}

/** Row and entry together; one from before moves to its log. */
function writesOf(engine: Keeper, next: Lifting, item: Item | null, { type, actor }: Change): readonly Write[] {
  const before = item && liftingKind.holds(item) ? liftingKind.read(item) : null
  const at = { id: liftingId(next), seq: (before?.seq ?? 0) + 1, procedure: 'copy' }
  const said = { type, at: engine.clock.now(), actor, data: next }
  const { entry, item: row } = logItem(engine, 'copy', at, said, before?.head ?? '', null)
  const put = itemOf(next, entry, engine.crypto.sha256)
  return [
    { put, when: before && item ? { v: item.v } : 'absent' },
    { put: row, when: 'absent' },
    ...(item && !before ? [{ remove: { pk: item.pk, sk: item.sk }, when: { v: item.v } }] : []),
  ]
}

/** The lifting that its log tells; null: a log of something else. */
export function liftingIn(log: readonly LogRow[], sha256: Sha256): Item | null {
  const last = log.at(-1)
  if (!last?.entry.type.startsWith('lifting.')) return null
  if (last.payload === undefined) throw new Fault('replay.erased', last.entry.id)
  return itemOf(LiftingRow.parse(last.payload.data.event), last.entry, sha256)
}

async function itemAt({ table }: Pick<Engine, 'table'>, of: Of): Promise<Item | null> {
  return (await table.get(keyOf(of))) ?? (await table.get(formerKey(of))) ?? null
}

/** Everybody told about a record, in the order of cases and names. */
export async function liftingsOf({ table }: Pick<Engine, 'table'>, recordId: string): Promise<readonly Lifting[]> {
  const former = await readAll(table, { index: 'main', pk: `record#${recordId}`, prefix: formerPrefix })
  const all = [...former, ...(await readAll(table, { index: 'lookup', pk: liftingsOn(recordId) }))].map(liftingOf)
  const place = ({ caseId, unit }: Lifting) => `${caseId}#${unit}`
  return all.toSorted((a, b) => (place(a) < place(b) ? -1 : 1))
}

/** Unanswered ones of some units, oldest first. */
export async function openLiftings(
  engine: Pick<Engine, 'table'>,
  units: readonly string[],
  at: string | undefined,
): Promise<Paged<Lifting>> {
  const lists = units.map((unit) => ({ index: 'queue', pk: queueOf(unit, 'lifting') }) as const)
  return across(await readChained(engine.table, lists, at), (items) => items.map(liftingOf))
}

/** Unanswered ones of all units: the list of B6. */
export async function everyonesOpenLiftings(
  engine: Pick<Engine, 'table'>,
  at: string | undefined,
  limit = pageSize,
): Promise<Paged<Lifting>> {
  const lists = (['lookup', 'subject'] as const).map((index) => ({ index, pk: openList }))
  return across(await readChained(engine.table, lists, at, limit), (items) => items.map(liftingOf))
}

export async function liftingAt(engine: Pick<Engine, 'table'>, at: Of): Promise<Lifting | null> {
  const item = await itemAt(engine, at)
  return item && liftingOf(item)
}

/** Records that measures are lifted; the first answer stays. */
export const lifted = (
  engine: Keeper,
  at: Of,
  by: Actor,
  { note, outcome }: { readonly note: string; readonly outcome?: 'none' | 'handed' },
): Promise<Lifting | null> =>
  changed(engine, at, { type: 'lifting.lifted', actor: by }, (there) => {
    const said = { at: engine.clock.now(), by: by.id, unit: by.unit, note, ...(outcome && { outcome }) }
    return there.lifted ? null : { ...there, lifted: said }
  })

/** Notes the supervisor's order to a unit that says nothing. */
export const urgeLifting = (engine: Keeper, at: Of, by: Actor, words: string): Promise<Lifting | null> =>
  changed(engine, at, { type: 'lifting.urged', actor: by }, (there) =>
    there.lifted ? null : { ...there, urged: { at: engine.clock.now(), words } },
  )

/** Of former rows a lookup, of others apart. */
const openList = 'lifting#open'

const liftingId = ({ recordId, caseId, unit }: Of): string => `${recordId}.${caseId}.${unit}`
const keyOf = (of: Of) => liftingKey(liftingId(of))

function liftingOf(item: Item): Lifting {
  if (!liftingKind.holds(item)) return formerLiftingKind.read(item)
  const { seq: _, head: __, ...lifting } = liftingKind.read(item)
  return lifting
}

/** The lifting as it stands after an entry of its log. */
function itemOf(lifting: Lifting, entry: Entry, sha256: Sha256): Item {
  const { recordId, caseId, unit } = lifting
  const place = `${moment(lifting.toldAt)}#${recordId}#${caseId}`
  const body: StoredLifting = { ...lifting, seq: entry.seq, head: toHex(entryHash(entry, sha256)) }
  return {
    ...keyOf(lifting),
    v: entry.seq,
    body: json(body),
    index: {
      lookup: [liftingsOn(recordId), `${caseId}#${unit}`],
      ...(lifting.lifted === null && {
        queue: [queueOf(unit, 'lifting'), place],
        subject: [openList, `${place}#${unit}`],
      }),
    },
  }
}
