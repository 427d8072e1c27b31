import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Item } from '#engine/store/ports.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { wholeStore } from '#hosts/local/store/whole-store.ts'
import { people } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { type Site, site } from '#tests/http/site.ts'
import { ownMegabytes } from '#tests/support/own-megabytes.ts'
import { atMost, median, report } from './report.ts'
import { classOf, sow, sownItems } from './sow.ts'
import {
  another,
  comparable,
  counterKinds,
  counters,
  documentOf,
  itemsOf,
  type Seedling,
  seedlingOf,
  sownKinds,
  tailOf,
} from './sown.ts'

// node scripts/bench.mjs lists: board, desk, search and statistics among few and many cases, interleaved, in time of
// the processor, which neighbours change least. Rows of `same` cases are first held to those of real ones. The bundle
// takes [--small 1000] [--large 100000] [--reads 40] [--same 1000].
const { values } = parseArgs({
  options: {
    small: { type: 'string', default: '1000' },
    large: { type: 'string', default: '100000' },
    reads: { type: 'string', default: '40' },
    same: { type: 'string', default: '1000' },
    look: { type: 'string' },
  },
})
const [small, large, reads, same] = [values.small, values.large, values.reads, values.same].map(Number)
if (!small || !large || !reads || !same) throw new Error('four numbers are needed')
if (values.look !== undefined) process.exit(await looked(values.look, large, reads))
const worked = [stages.filed, stages.filedDirect, stages.kept, stages.withUnit, stages.asking, stages.paused] as const
const more = [stages.misrouted, stages.misroutedTwice, stages.proposed, stages.supplementing] as const

const subjectAt = (n: number) => `91445300${String(n).padStart(10, '0')}`

const real = await realCity(same)
const models = real.seedlings.slice(0, worked.length + more.length)
const differing = differences(real.items, real.seedlings) + unlikeMade(Math.min(same, 200))
const cities = [await sownCity(small), await sownCity(large)] as const
const asked = questions()
const times = new Map(asked.map(({ name }) => [name, [[], []] as [number[], number[]]]))
for (let i = 0; i < reads; i += 1)
  for (const { name, as, path } of asked)
    for (const [n, city] of cities.entries()) {
      const visitor = await city.as(as)
      // Ends the page before, which would count as this one's.
      await wait(10)
      const began = process.cpuUsage()
      const { status, body } = await visitor.get(path(i % city.size))
      const { user, system } = process.cpuUsage(began)
      times.get(name)?.[n as 0 | 1].push((user + system) / 1000)
      if (status !== 200 || body === '') throw new Error(`${name}: ${status}`)
    }
for (const { close } of cities) close()
const megabytes = memoryOver(cities[1].folder)
for (const { folder } of cities) rmSync(folder, { recursive: true })
const figures = asked.map(({ name }) => {
  const [few, many] = (times.get(name) ?? [[], []]).map((all) => median(all))
  return { page: name, [`ms at ${small}`]: few ?? Number.NaN, [`ms at ${large}`]: many ?? Number.NaN }
})
report(
  'lists',
  [
    ...figures,
    { page: 'rows unlike real ones', [`of ${same} cases`]: differing },
    { page: 'a process that asked them all of the many, files aside', MB: megabytes },
  ],
  [
    atMost('memory', `MB of a process that asked each of ${large} cases ${reads} times`, megabytes, 400),
    atMost('P9', `rows of ${same} sown cases unlike those of real ones`, differing, 0),
    ...asked.map(({ name }) => {
      const [few, many] = (times.get(name) ?? [[], []]).map((all) => median(all))
      return atMost('P9', `${name}, ${large} cases v ${small}`, (many ?? Number.NaN) / (few ?? Number.NaN), 1.5)
    }),
  ],
)
process.exit(differing === 0 ? 0 : 1)

/** Memory of a process that asks all of it, and sowed nothing. */
function memoryOver(folder: string): number {
  const given = ['--look', folder, '--large', `${large}`, '--reads', `${reads}`]
  const { stdout, stderr } = spawnSync(process.execPath, [process.argv[1] ?? '', ...given], { encoding: 'utf8' })
  if (!/^\d+\n$/.test(stdout)) throw new Error(`no memory was told: ${stderr}`)
  return Number(stdout)
}

/** Asks all of a store that lies there; prints its own memory. */
async function looked(folder: string, size: number, times: number): Promise<number> {
  const { town, close } = await opened(folder)
  town.host.clock.advance(4 * 24 * 3_600_000)
  // Passes the names of sessions that the sower drew.
  for (let i = 0; i < 1000; i += 1) town.engine.crypto.random(1)
  for (const { as, path } of questions()) {
    const visitor = await town.visit(people.find((one) => one.as === as) ?? null)
    for (let n = 0; n < times; n += 1) {
      const { status } = await visitor.get(path(n % size))
      if (status !== 200) throw new Error(`${path(n % size)}: ${status}`)
    }
  }
  console.log(ownMegabytes(process.pid))
  close()
  return 0
}

/** The questions, each by its reader. */
function questions() {
  const numberAt = (n: number) => `445300-20260914-${tailOf(n)}`
  const plain = (path: string) => () => path
  return [
    { name: 'board', as: 'supervisor', path: plain('/board') },
    { name: 'board, overdue', as: 'supervisor', path: plain('/board?filter=overdue') },
    { name: 'board of a unit', as: 'supervisor', path: plain('/board?unit=HJ') },
    { name: 'desk of intake', as: 'intake', path: plain('/desk') },
    { name: 'desk of a head', as: 'head of the holder', path: plain('/desk') },
    { name: 'search by number', as: 'supervisor', path: (n: number) => `/desk/find?q=${numberAt(n)}` },
    {
      name: 'search by document',
      as: 'intake',
      path: (n: number) => `/desk/records?q=${encodeURIComponent(documentOf(n))}`,
    },
    { name: 'public statistics', as: 'nobody', path: plain('/statistics') },
    { name: 'figures of the supervisor', as: 'supervisor', path: plain('/board/figures') },
  ] as const
}

type Open = { readonly town: Site; readonly folder: string; close(): void }

/** A site on a store of its own, with its people. */
async function opened(folder = mkdtempSync(join(tmpdir(), 'redress-bench-lists-'))): Promise<Open> {
  const { table, journal, close } = localTable({ folder, isThrowaway: true })
  const town = site({ now: '2026-09-14', host: () => ({ table, journal }) })
  await town.seat(...people)
  return { town, folder, close }
}

/** Cases worked by the engine, followed; and what their store holds. */
async function realCity(n: number): Promise<{ items: readonly Item[]; seedlings: readonly Seedling[] }> {
  const { town, folder, close } = await opened()
  const stage = [...worked, ...more]
  const placed: string[] = []
  for (let i = 0; i < n; i += 1) {
    const one = stage[i % stage.length]
    if (one) placed.push((await place(town.engine, one, { subject: subjectAt(i) })).id)
  }
  await town.settle()
  // Some limits are over by now.
  town.host.clock.advance(4 * 24 * 3_600_000)
  await town.settle()
  const seedlings: Seedling[] = []
  for (const id of placed) seedlings.push(await seedlingOf(town.engine, id))
  close()
  const whole = wholeStore(folder)
  const items = [...whole.partitions()].flatMap((part) => [...part.items])
  whole.close()
  rmSync(folder, { recursive: true })
  return { items, seedlings }
}

/** Rows of lists and counters that the sower would write otherwise. */
function differences(items: readonly Item[], seedlings: readonly Seedling[]): number {
  const { engine } = site({ now: '2026-09-14' })
  const sums = counters(engine)
  for (const one of seedlings) sums.count(one)
  const kinds = [...sownKinds, ...counterKinds]
  const sown = comparable([...seedlings.flatMap((one) => itemsOf(engine, one)), ...sums.items()], kinds)
  const there = comparable(items, kinds)
  const [left, right] = [new Set(sown), new Set(there)]
  const unlike = [...sown.filter((row) => !right.has(row)), ...there.filter((row) => !left.has(row))]
  for (const row of unlike.slice(0, 6)) console.error(row.slice(0, 400))
  return unlike.length
}

/** Rows sown from texts that differ from those made one by one. */
function unlikeMade(least: number): number {
  const { engine } = site({ now: '2026-09-14' })
  const first = new Map<string, number>()
  let unlike = 0
  for (let n = 0, held = 0; held < least; n += 1) {
    const from = first.get(classOf(models, n))
    first.set(classOf(models, n), from ?? n)
    const model = models[n % models.length]
    if (from === undefined || !model) continue
    const made = new Set(comparable(itemsOf(engine, another(model, n)), sownKinds))
    const sown = comparable(sownItems(engine, models, from, n), sownKinds)
    unlike += sown.filter((row) => !made.has(row)).length + Math.abs(sown.length - made.size)
    held += 1
  }
  return unlike
}

/** A city of many cases, each like one that was worked. */
async function sownCity(size: number) {
  const began = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'redress-bench-lists-'))
  const { engine: drawn } = site({ now: '2026-09-14' })
  const counted = sow(drawn, folder, models, size)
  const { town, close } = await opened(folder)
  town.host.clock.advance(4 * 24 * 3_600_000)
  for (let i = 0; i < counted.length; i += 80)
    await town.engine.table.transact(counted.slice(i, i + 80).map((put) => ({ put, when: 'absent' as const })))
  console.error(`${size} cases sown in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  const visitors = new Map<string, ReturnType<Site['visit']>>()
  return {
    ...{ size, folder, close },
    as(who: string) {
      const known = visitors.get(who) ?? town.visit(people.find(({ as }) => as === who) ?? null)
      visitors.set(who, known)
      return known
    },
  }
}
