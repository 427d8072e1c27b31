import fc from 'fast-check'
import { consumeAll } from '#engine/run/consumers.ts'
import { sweep } from '#engine/run/wake.ts'
import type { Person } from '#engine/store/person.ts'
import { addDays, instantOn, shanghaiDay } from '#law/day.ts'
import { pausedUntil, place, stages } from '#tests/authz/stages.ts'
import { type Site, site } from '#tests/http/site.ts'

const names = ['filed', 'withUnit', 'asking', 'paused', 'proposed', 'refusing', 'misroutedTwice', 'stalled'] as const
const act = fc.oneof(
  fc.record({ place: fc.constantFrom(...names) }),
  fc.record({ days: fc.integer({ min: 1, max: 6 }) }),
  fc.constant('follow' as const),
)

/** Random cases, days and follower's hours; then the check. */
export const histories = (
  numRuns: number,
  staff: readonly Person[],
  check: (here: Site) => Promise<void>,
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
      const here = site({ now: '2026-09-14' })
      const { engine, host, seat } = here
      await seat(...staff)
      const daysOn = (days: number) => addDays(shanghaiDay(engine.clock.now()), days)
      for (const one of acts) {
        if (one === 'follow') await consumeAll(engine)
        else if ('place' in one)
          await place(engine, one.place === 'paused' ? pausedUntil(daysOn(16)) : stages[one.place])
        else {
          host.clock.set(instantOn(daysOn(one.days), '10:00'))
          await sweep(engine, async () => {})
        }
      }
      while ((await consumeAll(engine)) > 0);
      await check(here)
    }),
    { numRuns },
  )
