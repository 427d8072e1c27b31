import type { Engine } from '#engine/store/engine.ts'
import { inBoth } from '#law/bilingual.ts'
import { isThere } from '#records/directory.ts'
import type { RecordFile } from '#records/record.ts'
import type { CaseView } from './view.ts'

/** The record's own units first, then the deployment's others. */
export function unitChoices(engine: Pick<Engine, 'deployment'>, record: RecordFile | null): CaseView['units'] {
  const own = [record?.provider.unit, record?.authority.unit]
  const inside = engine.deployment.directory.units.filter((unit) => unit.level !== 'province' && isThere(unit))
  return inside
    .toSorted((a, b) => Number(own.includes(b.id)) - Number(own.includes(a.id)))
    .map((unit) => ({ id: unit.id, name: inBoth(unit.name) }))
}
