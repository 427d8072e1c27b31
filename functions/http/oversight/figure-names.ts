import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit, plain } from '#engine/store/names.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { layouts } from '#records/layout.ts'

/** Names that figures need. */
export function namesIn(engine: Engine) {
  const words = (id: string) => engine.procedures[id]?.pages.words
  return {
    unit: (id: string): Bilingual => nameOfUnit(engine, id),
    limit: (procedure: string, rule: string): Bilingual => words(procedure)?.limits[rule] ?? plain(rule),
    /** Columns belong to one kind, which names them. */
    field(code: string): Bilingual {
      const field = layouts()
        .flatMap(({ fields }) => fields)
        .find((one) => one.code === code)
      return field ? { zh: field.zh, en: field.en } : plain(code)
    },
  }
}

/** Units of a county. */
export const unitsIn = ({ deployment }: Engine, county: string): readonly string[] =>
  deployment.directory.units.flatMap(({ id, area }) => (area === county ? [id] : []))
