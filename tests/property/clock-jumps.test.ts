import { describe, expect, it } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { chinaCalendar, chinaCalendarWith } from '#law/china.ts'
import { fileExample, fill, passTime, settle } from '#tests/support/drive.ts'
import { broken } from '#tests/support/invariants.ts'
import type { LogRow } from '#tests/support/replay.ts'
import { caseId, instant, sampleRecord } from '#tests/support/run-example.ts'
import { engineOver, newWorld, type World } from '#tests/support/world.ts'
import { procedures } from '#workflows/index.ts'

const hour = 3_600_000
const jumps = [
  ['one day back', -24 * hour],
  ['one hour on', hour],
  ['400 days on', 400 * 24 * hour],
] as const

async function filed(at: string, procedure = 'objection'): Promise<World> {
  const world = newWorld()
  world.now = instant(at)
  await fill(world, [sampleRecord])
  const [example] = procedures[procedure]?.examples ?? []
  if (!example) throw new Error(`${procedure} has no example`)
  await fileExample(engineOver(world), procedure, example)
  await settle(engineOver(world))
  return world
}

const stands = (world: World) => caseFile(world.store.items.get(`case#${caseId}\0case`) ?? never())
const rows = (world: World) =>
  world.store.log.filter(({ pk }) => pk === `case#${caseId}`).map((item) => item.body as unknown as LogRow)

function never(): never {
  throw new Error('no case')
}

describe.each(Object.keys(procedures))('%s', (procedure) => {
  it.each(jumps)('keeps its clocks and its order when the time jumps %s', async (_, jump) => {
    const world = await filed('2026-09-14 10:00', procedure)
    const before = stands(world).clocks
    world.now += jump
    await settle(engineOver(world))
    expect(broken(world)).toEqual([])
    for (const [id, clock] of Object.entries(before)) expect(stands(world).clocks[id]?.due).toBe(clock.due)
    const times = rows(world).map(({ entry }) => entry.at)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })

  it('counts over the turn of the year, and breaks no limit on an estimate', async () => {
    const world = await filed('2026-12-31 16:00', procedure)
    expect(Object.values(stands(world).clocks).some(({ provisional }) => provisional)).toBe(true)
    await passTime(world, instant('2027-02-20 10:00'), () => settle(engineOver(world)))
    expect(broken(world)).toEqual([])
    expect(rows(world).filter(({ entry }) => entry.type.endsWith('.breach'))).toEqual([])
  })

  it('breaks each limit once when the calendar of the year is published late', async () => {
    const world = await filed('2026-12-31 16:00', procedure)
    await passTime(world, instant('2027-02-20 10:00'), () => settle(engineOver(world)))
    const notice = { ...chinaCalendar.noticeOf('2026-10-01'), number: 'test', title: 'test' } as never
    world.calendar = chinaCalendarWith([
      { year: 2027, notice, off: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }], worked: [] },
    ])
    await passTime(world, instant('2027-03-20 10:00'), () => settle(engineOver(world)))
    const breaches = rows(world)
      .map(({ entry }) => entry.type)
      .filter((type) => type.endsWith('.breach'))
    expect(breaches.length).toBeGreaterThan(0)
    expect(new Set(breaches).size).toBe(breaches.length)
    for (const clock of Object.values(stands(world).clocks))
      if (clock.state === 'running') expect(clock.ahead.length > 0 || clock.breachedAt !== null).toBe(true)
  })
})

it('takes a decision dated by the clock as it stands after a jump back, never before what happened', async () => {
  const world = await filed('2026-09-14 10:00')
  world.now -= 24 * hour
  const intake = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const
  const outcome = await commit(engineOver(world), caseId, {
    type: 'intake.forwarded',
    actor: intake,
    data: { unit: 'HJ', reason: '' },
  })
  expect(outcome).toMatchObject({ kind: 'committed', entry: { at: instant('2026-09-14 10:00') } })
})
