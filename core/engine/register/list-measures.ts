import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit, plain } from '#engine/store/names.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type ListMeasure, measuresOfKind } from '#records/list-measure.ts'
import type { RecordFile } from '#records/record.ts'

type Cities = Pick<Engine, 'deployment'>

/** Measure of a list, with its holder by name, for pages. */
export type MeasureView = Pick<ListMeasure, 'id' | 'effect' | 'name' | 'basis' | 'status'> & {
  readonly holder: Bilingual
}

/** Measures that records of a kind bring. */
export const measuresOn = (engine: Cities, kind: RecordFile['kind']): readonly MeasureView[] =>
  measuresOfKind(engine.deployment.directory, kind).map(({ holder, kinds: _, ...measure }) => ({
    ...measure,
    holder: nameOfUnit(engine, holder),
  }))

/** Names of measures; by id where the city's list lost one. */
export const measureNames = ({ deployment }: Cities, ids: readonly string[] = []): readonly Bilingual[] =>
  ids.map((id) => deployment.directory.measures?.find((one) => one.id === id)?.name ?? plain(id))
