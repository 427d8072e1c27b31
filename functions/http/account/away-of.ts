import { colleaguesOf, ownAbsence } from '#engine/run/absence.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import { shanghaiDay } from '#law/day.ts'

/** Lists possible stand-ins, and the present one until the absence ends. */
export async function awayOf(engine: Engine, person: Person) {
  const colleagues = await colleaguesOf(engine, person)
  const away = await ownAbsence(engine, person.id)
  const name = colleagues.find(({ id }) => id === away?.delegate)?.name
  return {
    colleagues,
    away: away && shanghaiDay(engine.clock.now()) <= away.until ? { ...away, delegate: name ?? away.delegate } : null,
  }
}
