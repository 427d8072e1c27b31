import { expect } from 'vitest'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { people } from '#tests/authz/people.ts'
import { recordAs } from '#tests/authz/stages.ts'
import type { Site } from '#tests/http/site.ts'
import { everyCase } from '#tests/support/recount.ts'
import { boardRecount, type Counted, countOnBoard, countsOf } from '#tests/support/recount-board.ts'
import { replay } from '#tests/support/replay.ts'
import { named } from '#tests/world/town.ts'
import { histories } from './histories.ts'

/** Nobody sits in one of the units: its limits are counted apart. */
const staff = people.filter(({ roles }) => roles.every(({ unit }) => unit !== 'SCJG'))

/** Random histories; then the board against a recount of the log. */
export const boardHistories = (numRuns: number): Promise<void> => histories(numRuns, staff, sameAsLog)

/** Numbers and rows, of the whole, units and procedures. */
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

/** Cases by the log alone; only number, owner, record are known. */
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
