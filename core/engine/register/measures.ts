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
import type { Actor } from '#workflows/contract/actor.ts'

/** Unit told to lift its measures, and its answer (O36 3, 23). */
export type Lifting = {
  readonly recordId: string
  readonly caseId: string
  readonly unit: string
  readonly note: string
  readonly toldAt: number
  /** Null until the unit says so, or the platform has looked. */
  readonly lifted: {
    readonly at: number
    readonly by: string
    readonly unit: string | null
    readonly note: string
  } | null
}

const keys = keyShape('record#{record}', 'lifting#{case}#{unit}')

const Row = exactly<Lifting>({
  recordId: z.string(),
  caseId: z.string(),
  unit: z.string(),
  note: z.string(),
  toldAt: z.number(),
  lifted: z.strictObject({ at: z.number(), by: z.string(), unit: z.string().nullable(), note: z.string() }).nullable(),
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

type About = Pick<Lifting, 'recordId' | 'caseId' | 'note'>

/** Tells each unit once; the case goes on (ADR 14). */
export async function tellToLift(engine: Engine, units: readonly string[], about: About): Promise<number> {
  for (const unit of units) {
    const lifting: Lifting = { ...about, unit, toldAt: engine.clock.now(), lifted: null }
    await engine.table.transact([{ put: itemOf(lifting, 1), when: 'absent' }])
  }
  return units.length
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

export async function liftingAt(
  engine: Pick<Engine, 'table'>,
  at: Pick<Lifting, 'recordId' | 'caseId' | 'unit'>,
): Promise<Lifting | null> {
  const item = await engine.table.get(keyOf(at))
  return item ? liftingOf(item) : null
}

/** Records that measures are lifted; the first answer stays. */
export async function lifted(
  engine: Pick<Engine, 'table' | 'clock'>,
  at: Pick<Lifting, 'recordId' | 'caseId' | 'unit'>,
  by: Actor,
  note: string,
): Promise<Lifting | null> {
  const item = await engine.table.get(keyOf(at))
  if (!item) return null
  const lifting = liftingOf(item)
  if (lifting.lifted) return lifting
  const next: Lifting = { ...lifting, lifted: { at: engine.clock.now(), by: by.id, unit: by.unit, note } }
  const done = await engine.table.transact([{ put: itemOf(next, item.v + 1), when: { v: item.v } }])
  return done.kind === 'done' ? next : liftingAt(engine, at)
}

const openLookup = 'lifting#open'

const keyOf = ({ recordId, caseId, unit }: Pick<Lifting, 'recordId' | 'caseId' | 'unit'>): Key =>
  keys.key(recordId, caseId, unit)

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
