import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { json, moment, queueOf } from '#engine/store/keys.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import { readAll, readPage } from '#engine/store/read.ts'
import { readChained } from '#engine/store/read-several.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { Fault } from '#law/fault.ts'
import type { Actor } from '#workflows/contract/actor.ts'

/** Duties beside lifting, after a finding (O36 25). */
const followUps = ['crime', 'again'] as const
export type FollowUp = (typeof followUps)[number]

/** Unit told to lift its measures, and its answer (O36 3, 23). */
export type Lifting = {
  readonly recordId: string
  readonly caseId: string
  readonly unit: string
  readonly note: string
  /** Left out: it lifts its measures. */
  readonly task?: FollowUp
  /** Of the city's list of measures, by id. */
  readonly measures?: readonly string[]
  readonly toldAt: number
  /** The supervisor's order (督办单). */
  readonly urged?: { readonly at: number; readonly words: string }
  /** Null until the unit says so, or the platform has looked. */
  readonly lifted: {
    readonly at: number
    readonly by: string
    readonly unit: string | null
    readonly note: string
    /** Of a suspected crime: handed over, or none. */
    readonly outcome?: 'none' | 'handed'
  } | null
}

const keys = keyShape('record#{record}', 'lifting#{case}#{unit}')

const Row = exactly<Lifting>({
  recordId: z.string(),
  caseId: z.string(),
  unit: z.string(),
  note: z.string(),
  task: z.enum(followUps).exactOptional(),
  measures: z.array(z.string()).exactOptional(),
  toldAt: z.number(),
  urged: z.strictObject({ at: z.number(), words: z.string() }).exactOptional(),
  lifted: z
    .strictObject({
      ...{ at: z.number(), by: z.string(), unit: z.string().nullable(), note: z.string() },
      outcome: z.enum(['none', 'handed']).exactOptional(),
    })
    .nullable(),
})

/** The unit's answer stands here, not in the log. */
export const liftingKind = stored('measures to be lifted', {
  schema: Row,
  keys: [keys],
  index: {
    queue: ['{unit}#lifting → {moment}#{record}#{case}'],
    lookup: ['lifting#open → {moment}#{record}#{case}#{unit}'],
  },
  due: null,
  from: 'door',
})
const liftingOf = liftingKind.read

type About = Pick<Lifting, 'recordId' | 'caseId' | 'note' | 'measures' | 'task'>
type Of = Pick<Lifting, 'recordId' | 'caseId' | 'unit'>

/** Stands for the case where the law alone ended a record. */
export const byLaw = (seq: number): string => `law-${seq}`

/** A follow-up stands apart from what its case lets be lifted. */
export const followUpOf = (caseId: string, task: FollowUp): string => `${caseId}-${task}`

/** The case it comes from; null: the law alone. */
export const caseOfLifting = (caseId: string): string | null =>
  caseId.startsWith('law-') ? null : caseId.replace(/-(crime|again)$/, '')

/** Tells each unit once; the case goes on (ADR 14). */
export async function tellToLift(engine: Engine, units: readonly string[], about: About): Promise<number> {
  for (const unit of units) await tellUnit(engine, unit, about)
  return units.length
}

/** Joins what case and list say of one unit. */
async function tellUnit(engine: Engine, unit: string, about: About): Promise<void> {
  const begun: Lifting = { ...about, unit, toldAt: engine.clock.now(), lifted: null }
  const first = await engine.table.transact([{ put: itemOf(begun, 1), when: 'absent' }])
  if (first.kind !== 'done') await changed(engine, begun, (there) => joined(there, about))
}

/** Null: nothing is new, or the unit has answered. */
function joined(there: Lifting, { note, measures = [] }: About): Lifting | null {
  const isNew = !there.note.includes(note) || measures.some((id) => !there.measures?.includes(id))
  if (there.lifted || !isNew) return null
  const notes = there.note.includes(note) ? there.note : [there.note, note].filter(Boolean).join('；')
  const all = [...new Set([...(there.measures ?? []), ...measures])]
  return { ...there, note: notes, ...(all.length > 0 && { measures: all }) }
}

/** The lifting as it stands afterwards; null: there is none. */
async function changed(
  { table }: Pick<Engine, 'table'>,
  of: Of,
  change: (there: Lifting) => Lifting | null,
): Promise<Lifting | null> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const item = await table.get(keyOf(of))
    if (!item) return null
    const there = liftingOf(item)
    const next = change(there)
    if (!next) return there
    const done = await table.transact([{ put: itemOf(next, item.v + 1), when: { v: item.v } }])
    if (done.kind === 'done') return next
  }
  throw new Fault('contention', `lifting ${of.recordId} ${of.unit}`)
}

/** Everybody told about a record, in the order of their names. */
export async function liftingsOf(engine: Pick<Engine, 'table'>, recordId: string): Promise<readonly Lifting[]> {
  const query = { index: 'main', pk: `record#${recordId}`, prefix: 'lifting#' } as const
  return (await readAll(engine.table, query)).map(liftingOf)
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
): Promise<Paged<Lifting>> {
  return across(await readPage(engine.table, { index: 'lookup', pk: openLookup }, at), (items) => items.map(liftingOf))
}

export async function liftingAt(engine: Pick<Engine, 'table'>, at: Of): Promise<Lifting | null> {
  const item = await engine.table.get(keyOf(at))
  return item ? liftingOf(item) : null
}

/** Records that measures are lifted; the first answer stays. */
export const lifted = (
  engine: Pick<Engine, 'table' | 'clock'>,
  at: Of,
  by: Actor,
  { note, outcome }: { readonly note: string; readonly outcome?: 'none' | 'handed' },
): Promise<Lifting | null> =>
  changed(engine, at, (there) => {
    const said = { at: engine.clock.now(), by: by.id, unit: by.unit, note, ...(outcome && { outcome }) }
    return there.lifted ? null : { ...there, lifted: said }
  })

/** Notes the supervisor's order to a unit that says nothing. */
export const urgeLifting = (engine: Pick<Engine, 'table' | 'clock'>, at: Of, words: string): Promise<Lifting | null> =>
  changed(engine, at, (there) => (there.lifted ? null : { ...there, urged: { at: engine.clock.now(), words } }))

const openLookup = 'lifting#open'

const keyOf = ({ recordId, caseId, unit }: Of): Key => keys.key(recordId, caseId, unit)

function itemOf(lifting: Lifting, v: number): Item {
  const place = `${moment(lifting.toldAt)}#${lifting.recordId}#${lifting.caseId}`
  return {
    ...keyOf(lifting),
    v,
    body: json(lifting),
    ...(lifting.lifted === null && {
      index: { queue: [queueOf(lifting.unit, 'lifting'), place], lookup: [openLookup, `${place}#${lifting.unit}`] },
    }),
  }
}
