import { procedureOf } from '#engine/case/case-of.ts'
import { boardTarget } from '#engine/figures/board-list.ts'
import { owing } from '#engine/figures/running-rows.ts'
import { may } from '#engine/people/authorise.ts'
import { forecastNow, missedIn } from '#engine/run/forecast-now.ts'
import { judgedForecasts } from '#engine/run/kept-forecasts.ts'
import type { Engine } from '#engine/store/engine.ts'
import { holderName, plain } from '#engine/store/names.ts'
import type { Person } from '#engine/store/person.ts'
import { type Judged, lookAhead, type UnitForecast } from '#engine/views/oversight-view.ts'
import type { Miss } from '#web/supervisor/forecast-page.tsx'

/** Units of a county’s reader; undefined: all. */
const overOf = ({ roles }: Person): readonly string[] | undefined =>
  roles.some(({ role, unit }) => role === 'supervisor' && unit === null)
    ? undefined
    : roles.flatMap(({ over }) => over ?? [])

export type ForecastRead = {
  readonly units: readonly UnitForecast[]
  readonly misses: readonly Miss[]
  /** Earlier ones, held to what came. */
  readonly past: readonly Judged[]
}

/** Forecast of the units that its reader sees. */
export async function forecastFor(engine: Engine, reader: Person): Promise<ForecastRead | null> {
  if (!may(reader, 'list.board')) return null
  const units = await unitsFor(engine, reader)
  const past = await judgedForecasts(engine, overOf(reader))
  return { units, misses: await missesOf(engine, reader, units), past }
}

export const unitsFor = (engine: Engine, reader: Person): Promise<readonly UnitForecast[]> =>
  forecastNow(engine, overOf(reader))

/** Most units looked into, and limits named in all. */
const [mostUnits, mostNamed] = [lookAhead, 20]

/** Limits beyond the unit's pace by their day: those due first. */
async function missesOf(engine: Engine, reader: Person, units: readonly UnitForecast[]): Promise<readonly Miss[]> {
  const late = units.filter(({ missed }) => missed > 0).slice(0, mostUnits)
  const found = await Promise.all(late.map((unit) => missesIn(engine, reader, unit)))
  return found
    .flat()
    .toSorted((a, b) => a.due.localeCompare(b.due))
    .slice(0, mostNamed)
}

async function missesIn(engine: Engine, reader: Person, unit: UnitForecast): Promise<readonly Miss[]> {
  const misses: Miss[] = []
  for await (const row of missedIn(engine, unit)) {
    const { rule, clocks, caseId, number } = row
    const due = (rule === null ? null : clocks[rule]?.due) ?? null
    if (rule === null || due === null || may(reader, 'case.read', boardTarget(row)) === null) continue
    const limit = procedureOf(engine, row).pages.words.limits[rule] ?? plain(rule)
    misses.push({ caseId, number, limit, rule, due, party: holderName(engine, owing(row)) })
    if (misses.length === mostNamed) break
  }
  return misses
}
