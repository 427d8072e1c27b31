import { expect, it } from 'vitest'
import { calendarKeys } from '#engine/begin/calendar-kind.ts'
import { administer, change } from '#engine/people/admin-log.ts'
import type { Difference, NightWorld } from '#engine/run/audit-source.ts'
import type { Item } from '#engine/store/ports.ts'
import { memoryTable } from '#hosts/memory/table.ts'
import { engineOver, newWorld } from '#tests/support/world.ts'
import { lookAtPartitions } from './look-at-partitions.ts'
import type { Sitting } from './sitting.ts'

const acts = 1001
const actor = { id: 'clock', role: 'system', unit: null } as const

/** A thousand acts, and a night that sees them thus. */
async function city() {
  const made = newWorld()
  made.now = Date.UTC(2026, 10, 23, 2)
  const engine = { ...engineOver(made), ...memoryTable() }
  for (let n = 1; n <= acts; n += 1) {
    const put = { ...calendarKeys.key(), v: n, body: `edition ${n}` }
    const when = n === 1 ? ('absent' as const) : { v: n - 1 }
    const plan = async () => change({ from: '', to: put.body, moved: 0 }, [{ put, when }])
    await administer(engine, { actor }, 'calendar.taken', plan)
  }
  const pk = `admin#${engine.deployment.area}`
  const night = (seen: (item: Item) => Item, queries: number[]) => {
    const query: typeof engine.table.query = async (asked) => {
      queries.push(asked.limit)
      const page = await engine.table.query(asked)
      return { ...page, items: page.items.map(seen) }
    }
    const world: Partial<NightWorld> = {
      ...{ ...engine, table: { ...engine.table, query }, sha256: engine.crypto.sha256, drawn: null },
      versionNow: async (key) => (await engine.table.get(key))?.v,
      async *partitionNames(after) {
        if (after === null) yield { pk, place: pk }
      },
    }
    return world as NightWorld
  }
  return { night, pk }
}

/** One night in slices of one look each. */
async function slept(world: NightWorld) {
  const told: Difference[] = []
  const so = { began: 1, phase: 'partitions', after: null, within: null, rows: 0, items: 0 } as unknown as Sitting
  Object.assign(so, { tell: (one: Difference) => void told.push(one) })
  let slices = 0
  do slices += 1
  while (!(await lookAtPartitions(world, so, () => true)) && slices < 100)
  return { told, slices, rows: so.rows, items: so.items }
}

const { night, pk } = await city()

it('holds a log of administration of any length in parts, each within the time of a function', async () => {
  const queries: number[] = []
  const { told, slices, rows, items } = await slept(night((item) => item, queries))
  expect([told, rows, items]).toEqual([[], acts, 1])
  expect(slices).toBeGreaterThan(acts / 200)
  expect(Math.max(...queries)).toBe(200)
})

it.each([1, 200, 201, 400, 1001])('finds row %i changed, at the beginning of a part too', async (n) => {
  const changed = (item: Item): Item =>
    item.sk === `log#${String(n).padStart(8, '0')}`
      ? { ...item, body: { ...Object(item.body), entry: { ...Object(Object(item.body).entry), prev: '0'.repeat(64) } } }
      : item
  const { told } = await slept(night(changed, []))
  expect(told.map(({ key }) => key.sk).filter((sk) => sk.startsWith('log#'))).toContain(
    `log#${String(n).padStart(8, '0')}`,
  )
  expect(told.every(({ key }) => key.pk === pk)).toBe(true)
})
