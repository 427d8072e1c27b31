import type { Engine } from '#engine/store/engine.ts'
import { type Directory, takenOverBy } from '#records/directory.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { readBatch } from './import-batch.ts'
import type { Batch } from './import-kinds.ts'

/** Unit or county, and the units whose rows it takes. */
export type ImportScope = { readonly id: string; readonly units: ReadonlySet<string> }

/** Scope of an actor; null: everybody's rows. */
export function importScope({ role, unit }: Pick<Actor, 'role' | 'unit'>, directory: Directory): ImportScope | null {
  if (unit === null || (role !== 'officer' && role !== 'systemAdmin')) return null
  if (role === 'officer') return { id: unit, units: new Set([unit, ...takenOverBy(directory, unit)]) }
  const area = directory.units.find(({ id }) => id === unit)?.area
  const units = directory.units.filter((one) => one.area === area).map(({ id }) => id)
  return { id: area ?? unit, units: new Set(units) }
}

type Standing = Pick<Engine, 'table' | 'deployment'>

/** True if theirs to start; any is the city's. */
export const startsRun = ({ of }: Pick<Batch, 'of'>, scope: Pick<ImportScope, 'id'> | null): boolean =>
  scope === null || of === scope.id

/** A run that they may start; else null. */
export async function ownRun(engine: Standing, actor: Actor, id: string): Promise<Batch | null> {
  const batch = await readBatch(engine, id)
  const scope = importScope(actor, engine.deployment.directory)
  return batch && startsRun(batch, scope) ? batch : null
}

/** A run that they may see: a county sees its units' too. */
export async function seenRun(engine: Standing, actor: Actor, id: string): Promise<Batch | null> {
  const batch = await readBatch(engine, id)
  const seen = seenOf(importScope(actor, engine.deployment.directory))
  return seen === undefined || (batch?.of !== undefined && seen.has(batch.of)) ? batch : null
}

/** Units and counties of the runs shown; undefined: all. */
export const seenOf = (scope: ImportScope | null): ReadonlySet<string> | undefined =>
  scope ? new Set([scope.id, ...scope.units]) : undefined

/** Actor of a command; null: no such unit or county. */
export function commandActor({ units }: Directory, id: string | undefined): Actor | null {
  const seat = id === undefined ? ({ role: 'systemAdmin', unit: null } as const) : seatFor(units, id)
  return seat && { id: 'cli', ...seat }
}

function seatFor(units: Directory['units'], id: string): Pick<Actor, 'role' | 'unit'> | null {
  if (units.some((unit) => unit.id === id)) return { role: 'officer', unit: id }
  const inCounty = units.find(({ area, level }) => area === id && level === 'county')
  return inCounty ? { role: 'systemAdmin', unit: inCounty.id } : null
}
