import fc from 'fast-check'
import { expect } from 'vitest'
import { consumeAll } from '#engine/run/consumers.ts'
import { sweep } from '#engine/run/wake.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { addDays, instantOn, shanghaiDay } from '#law/day.ts'
import { people } from '#tests/authz/people.ts'
import { pausedUntil, place, recordAs, stages } from '#tests/authz/stages.ts'
import { type Site, site } from '#tests/http/site.ts'
import { everyCase } from '#tests/support/recount.ts'
import { boardRecount, type Counted, countOnBoard, countsOf } from '#tests/support/recount-board.ts'
import { replay } from '#tests/support/replay.ts'
import { named } from '#tests/world/town.ts'

const names = ['filed', 'withUnit', 'asking', 'paused', 'proposed', 'refusing', 'misroutedTwice', 'stalled'] as const
const act = fc.oneof(
  fc.record({ place: fc.constantFrom(...names) }),
  fc.record({ days: fc.integer({ min: 1, max: 6 }) }),
  fc.constant('follow' as const),
)
/** Nobody sits in one of the units: its limits are counted apart. */
const staff = people.filter(({ roles }) => roles.every(({ unit }) => unit !== 'SCJG'))

/** Random cases, days and hours of the follower; then the board in the web against a recount of the log. */
export const boardHistories = (numRuns: number): Promise<void> =>
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
      await sameAsLog(here)
    }),
    { numRuns },
  )

/** Each number of the board and the rows behind it, of the whole, of each unit, and of each procedure. */
async function sameAsLog(here: Site): Promise<void> {
  const { engine } = here
  const rows = await boardRecount(engine, await casesByLog(engine), staff)
  const reader = await here.visit(named('supervisor'))
  const units = [...new Set(rows.flatMap(({ owed }) => owed.unit ?? []))]
  const asked: readonly (readonly [string, (row: Counted) => boolean])[] = [
    ['', () => true],
    ['procedure=objection', ({ procedure }) => procedure === 'objection'],
    ...units.map((unit) => [`unit=${unit}`, ({ owed }: Counted) => owed.unit === unit] as const),
  ]
  for (const [query, of] of asked) {
    const { body } = await reader.get(`/board?${query}`)
    const counts = countsOf(rows.filter(of))
    for (const [name, n] of Object.entries(counts)) {
      expect([query, name, countOnBoard(body, name)]).toEqual([query, name, n])
      const list = await reader.get(`/board/list.csv?${query}${name === 'all' ? '' : `&filter=${name}`}`)
      const wanted = rows.filter((row) => of(row) && isIn(row, name)).map(({ number, rule }) => `${rule} ${number}`)
      expect([query, name, ...limitsIn(list.body)]).toEqual([query, name, ...wanted.toSorted()])
    }
  }
}

const isIn = ({ is }: Counted, name: string) =>
  name === 'all' || Object.entries(is).some(([one, yes]) => one === name && yes)

const limitsIn = (csv: string): readonly string[] =>
  csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => `${/,([A-Z]\d{1,2}[a-z]?),/.exec(line)?.[1] ?? '-'} ${/445300-\d{8}-\w{9}/.exec(line)?.[0]}`)
    .toSorted()

/** The cases as the log alone has them; of the door are only number, owner and record. */
async function casesByLog(engine: Engine): Promise<readonly CaseFile[]> {
  const known = new Map((await everyCase(engine)).map((file) => [file.id, file]))
  const log = (await engine.journal.since(-1, 1_000_000)).map(({ item }) => item)
  const records = new Map(
    [...known.values()].map(({ recordId, subject }) => [recordId ?? '', recordAs(recordId ?? '', subject)]),
  )
  const { cases, problems } = replay(log, { engine, records, identity: (id) => known.get(id) })
  expect(problems).toEqual([])
  return [...cases.values()]
}
