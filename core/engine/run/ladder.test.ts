import { expect, test } from 'vitest'
import { caseFile } from '#engine/case/case-of.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import { replay } from '#engine/case/replay.ts'
import { sweep } from '#engine/run/wake.ts'
import { caseKey } from '#engine/store/keys.ts'
import { readAll } from '#engine/store/read.ts'
import { instantOn } from '#law/day.ts'
import { people } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { type Site, site } from '#tests/http/site.ts'
import type { Ladder } from '#workflows/contract/actor.ts'
import { LadderShape, usualLadder } from '#workflows/contract/warnings.ts'

const own: Ladder = [
  { level: 'atRisk', days: 2, party: 'mail' },
  { level: 'breach', days: 0, party: 'mail', head: 'mail' },
  { level: 'urged', days: 1, head: 'mail', supervisor: 'mail' },
]

async function lived(ladder?: Ladder): Promise<{ readonly here: Site; readonly id: string }> {
  const here = site({ now: '2026-09-14', deployment: ladder ? { ladder } : {} })
  await here.seat(...people)
  const { id } = await place(here.engine, stages.withUnit)
  for (let day = 15; day <= 24; day += 1)
    for (const time of ['00:00', '09:30']) {
      here.host.clock.set(instantOn(`2026-09-${day}`, time))
      await sweep(here.engine, async () => {})
    }
  await here.settle()
  return { here, id }
}

const rowsOf = async ({ engine }: Site, id: string) =>
  (await readAll(engine.table, { index: 'main', pk: caseKey(id).pk, prefix: 'log#' })).map(logRow)

test('a city’s own ladder says when and whom, and each entry keeps the one that it was decided by', async () => {
  const { here, id } = await lived(own)
  const rows = await rowsOf(here, id)
  const fired = rows.flatMap(({ entry, payload }) =>
    entry.type.startsWith('clock.A4.') ? [{ type: entry.type, told: payload?.data.notices ?? [], payload }] : [],
  )
  expect(fired.map(({ type }) => type)).toEqual(['clock.A4.atRisk', 'clock.A4.breach', 'clock.A4.urged'])
  expect(fired.map(({ told }) => told.map(({ to }) => to.role))).toEqual([
    ['officer'],
    ['officer', 'head'],
    ['head', 'supervisor'],
  ])
  expect(fired.every(({ payload }) => payload?.data.ladder?.length === own.length)).toBe(true)
})

test('a case lived by a former ladder is played again to what stands, after the city has another', async () => {
  const { here, id } = await lived(own)
  const item = await here.engine.table.get(caseKey(id))
  const file = item && caseFile(item)
  if (!file) throw new Error('no case')
  const { number, subject, recordId, arisesFrom, area } = file
  const stage = { ...here.engine, area, sha256: here.engine.crypto.sha256 }
  const rows = await rowsOf(here, id)
  const record = rows[0]?.payload?.data.begun
  const begun = {
    number,
    subject,
    recordId,
    arisesFrom,
    ...(record && 'recordSeq' in record ? { recordSeq: record.recordSeq } : {}),
  }
  const played = replay(stage, rows, begun, () => null)
  expect(played.at(-1)?.file.clocks).toEqual(file.clocks)
  // Without what each entry keeps, the usual levels would come.
  const forgot = rows.map(({ entry, payload }) => {
    if (!payload) return { entry }
    const { ladder: _, ...data } = payload.data
    return { entry, payload: { ...payload, data } }
  })
  expect(replay(stage, forgot, begun, () => null).at(-1)?.file.clocks).not.toEqual(file.clocks)
})

test('without one the usual ladder runs, and nothing more is kept', async () => {
  const { here, id } = await lived()
  const rows = await rowsOf(here, id)
  expect(rows.some(({ payload }) => payload?.data.ladder !== undefined)).toBe(false)
  const breach = rows.find(({ entry }) => entry.type === 'clock.A4.breach')
  const told = (breach?.payload?.data.notices ?? []).map(({ to, inDigest = false }) => [to.role, inDigest])
  expect(told).toEqual([
    ['officer', false],
    ['head', false],
    ['supervisor', true],
  ])
})

test('a ladder that hides a breach from the head, or says a level twice, is refused', () => {
  expect(LadderShape.safeParse(usualLadder).success).toBe(true)
  const faults = [
    usualLadder.filter(({ level }) => level !== 'breach'),
    [...usualLadder, ...usualLadder],
    usualLadder.map((row) => (row.level === 'urged' ? { ...row, days: 0 } : row)),
  ]
  for (const ladder of faults) expect(LadderShape.safeParse(ladder).success).toBe(false)
})
