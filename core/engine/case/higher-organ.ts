import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { actingUnit } from '#records/directory.ts'
import type { RecordFile } from '#records/record.ts'

/** 上一级行政机关 (GD 46) of the unit, by the directory. */
export function higherOrgan(engine: Pick<Engine, 'deployment'>, record: RecordFile | null): Bilingual {
  const unit = record?.provider.unit ?? record?.authority.unit ?? null
  const higher = unit === null ? [] : (actingUnit(engine.deployment.directory, unit)?.higherReview ?? [])
  return higher[0] ? nameOfUnit(engine, higher[0]) : nextHigher
}

export const nextHigher: Bilingual = { zh: '上一级行政机关', en: 'The next higher organ' }
