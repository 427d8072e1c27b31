import { hash } from 'node:crypto'
import { expect, it } from 'vitest'
import { changesOf } from '#engine/store/keys.ts'
import { planned, withFault } from '#tests/crash/faults.ts'
import { copyWorld, engineOver, newWorld, type World } from '#tests/support/world.ts'
import { writeFeed } from './feed-files.ts'
import type { FeedLine } from './feed-kinds.ts'
import { tellFeed, unplaced } from './public-feed.ts'

const at = Date.UTC(2026, 8, 14, 2)
const record = (n: number, v = 1) => ({ pk: `record#R${n}`, v })

function world(): World {
  const made = newWorld()
  made.now = at
  return made
}

async function told(from: World, first: number, last: number): Promise<void> {
  for (let n = first; n <= last; n += 1) await tellFeed(engineOver(from), record(n), 'changed')
}

/** Reads a day as recipients do: file by file. */
function read({ published }: World, day: string): readonly FeedLine[] {
  const lines: FeedLine[] = []
  for (let n = 1; ; n += 1) {
    const file = published.get(n === 1 ? `/feed/${day}.json` : `/feed/${day}/${n}.json`)
    if (!file) return lines
    lines.push(...JSON.parse(file.body))
  }
}

const ids = (lines: readonly FeedLine[]) => lines.map(({ id }) => id)
const numbered = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => `R${first + i}`)

const faults = ['crashBefore', 'crashAfter', 'error', 'timeoutDone', 'slow'] as const

/** Writes with a fault at each call in turn, then again without. */
async function atEachCall(from: World, kind: (typeof faults)[number], hold: (again: World, call: string) => void) {
  const count = planned(0, null)
  const counted = copyWorld(from)
  await writeFeed(withFault(engineOver(counted), counted, count, async () => {}))
  expect(count.calls).toBeGreaterThan(6)
  for (let call = 1; call <= count.calls; call += 1) {
    const again = copyWorld(from)
    const rival = async () => void (await writeFeed(engineOver(again)))
    const faulty = withFault(engineOver(again), again, planned(call, kind), rival)
    await writeFeed(faulty).catch((fault: Error) => expect(fault.message).toMatch(/planted/))
    await writeFeed(engineOver(again))
    hold(again, `call ${call}`)
  }
}

it('writes a file once for all that was told, and never again one that is full', async () => {
  const from = world()
  const engine = engineOver(from)
  const writes: string[] = []
  const { publicFolder } = engine
  const put: typeof publicFolder.put = async (file) => {
    writes.push(file.path)
    await publicFolder.put(file)
  }
  const watched = { ...engine, publicFolder: { ...publicFolder, put } }
  for (const last of [600, 1200, 2400]) {
    await told(from, last - (last === 2400 ? 1199 : 599), last)
    while ((await writeFeed(watched)) > 0);
  }
  expect([...read(from, '2026-09-14')].map(({ id }) => id).toSorted()).toEqual(numbered(1, 2400).toSorted())
  expect(writes.filter((path) => path === '/feed/2026-09-14.json')).toHaveLength(2)
  expect(writes.length).toBeLessThanOrEqual(6)
})

it('tells the same once, an end once, and again what changed after it', async () => {
  const from = world()
  const engine = engineOver(from)
  const steps = [
    [1, 'changed'],
    [1, 'changed'],
    [2, 'changed'],
    [3, 'ended'],
    [3, 'ended'],
    [4, 'ended'],
    [2, 'changed'],
    [5, 'changed'],
  ] as const
  for (const [v, change] of steps) await tellFeed(engine, record(1, v), change)
  await writeFeed(engine)
  expect(read(from, '2026-09-14').map(({ change }) => change)).toEqual(['changed', 'changed', 'ended', 'changed'])
})

const everything = ({ published }: World) => [...published.values()].map(({ body }) => body).join('\n')
const goneOf = (n: number) => hash('sha256', `R${n}`)

it('takes the ids of all that ended out of its files while an index lags behind', async () => {
  const from = world()
  await told(from, 1, 5)
  await writeFeed(engineOver(from))
  for (const n of [1, 2, 3]) await tellFeed(engineOver(from), record(n, 2), 'ended')
  const [engine, before] = [engineOver(from), engineOver(copyWorld(from))]
  const query: typeof engine.table.query = (asked) => (asked.index === 'lookup' ? before : engine).table.query(asked)
  await writeFeed({ ...engine, table: { ...engine.table, query } })
  expect(ids(read(from, '2026-09-14')).filter((id) => /^R[123]$/.test(id))).toEqual([])
})

it('places and writes all other lines where some cannot be read, and says which', async () => {
  const from = world()
  await told(from, 1, 2)
  await writeFeed(engineOver(from))
  await told(from, 3, 50)
  await tellFeed(engineOver(from), record(1, 2), 'ended')
  const [line] = (await engineOver(from).table.query({ index: 'main', pk: changesOf('2026-09-14'), limit: 1 })).items
  const bad = (pk: string, sk: string) => ({ put: { pk, sk, v: 1, body: { id: 'R' } }, when: 'absent' as const })
  // More than one round takes, before all others.
  const planted = Array.from({ length: 60 }, (_, n) => bad(unplaced, `0#BAD#${n}`))
  await engineOver(from).table.transact([...planted, bad(changesOf('2026-09-14'), `${line?.sk}x`)])
  await expect(writeFeed(engineOver(from))).rejects.toThrow('0#BAD#0')
  const [, ...rest] = numbered(1, 50)
  expect(ids(read(from, '2026-09-14')).toSorted()).toEqual([...rest, goneOf(1), goneOf(1)].toSorted())
})

it('names nothing that has ended, in no file of any day, and whoever held its id finds it by its hash', async () => {
  const from = world()
  await told(from, 1, 1200)
  while ((await writeFeed(engineOver(from))) > 0);
  from.now += 86_400_000
  await told(from, 1201, 1202)
  for (const n of [7, 1100, 1202]) await tellFeed(engineOver(from), record(n, 2), 'ended')
  await tellFeed(engineOver(from), record(7, 3), 'changed')
  await tellFeed(engineOver(from), record(7, 4), 'ended')
  await tellFeed(engineOver(from), record(1100, 3), 'changed')
  while ((await writeFeed(engineOver(from))) > 0);
  for (const n of [7, 1202]) expect([n, everything(from).includes(`"R${n}"`)]).toEqual([n, false])
  const renamed = numbered(1, 1200).filter((id) => !['R7', 'R1100'].includes(id))
  expect(ids(read(from, '2026-09-14')).toSorted()).toEqual([...renamed, goneOf(7), goneOf(1100)].toSorted())
  expect(read(from, '2026-09-15').map(({ id, change }) => [id, change])).toEqual([
    [goneOf(1100), 'ended'],
    ['R1100', 'changed'],
    ['R1201', 'changed'],
    [goneOf(1202), 'changed'],
    [goneOf(1202), 'ended'],
    [goneOf(7), 'ended'],
    [goneOf(7), 'changed'],
    [goneOf(7), 'ended'],
  ])
})

it.each(faults)('takes an ended id out of its files, whatever call goes wrong (%s)', async (kind) => {
  const from = world()
  await told(from, 1, 3)
  await writeFeed(engineOver(from))
  from.now += 86_400_000
  await tellFeed(engineOver(from), record(2, 2), 'ended')
  await atEachCall(from, kind, (again, call) => {
    const found = ['2026-09-14', '2026-09-15'].map((day) => ids(read(again, day)))
    expect(found, call).toEqual([['R1', goneOf(2), 'R3'], [goneOf(2)]])
  })
})

it('puts what was told before midnight into the next day, where the last one is read', async () => {
  const from = world()
  await told(from, 1, 2)
  await writeFeed(engineOver(from))
  await told(from, 3, 3)
  from.now += 86_400_000
  await told(from, 4, 4)
  await writeFeed(engineOver(from))
  expect([ids(read(from, '2026-09-14')), ids(read(from, '2026-09-15'))]).toEqual([numbered(1, 2), numbered(3, 4)])
  from.now -= 86_400_000
  await told(from, 5, 5)
  await writeFeed(engineOver(from))
  expect(ids(read(from, '2026-09-15'))).toEqual(numbered(3, 5))
})

it('leaves the lines of before in their file and goes on after them', async () => {
  const from = world()
  const engine = engineOver(from)
  const line = { id: 'OLD', change: 'changed', at } as const
  const path = '/feed/2026-09-14.json'
  const item = { pk: changesOf('2026-09-14'), sk: `00${at}#OLD#changed`, v: 1, body: line }
  await engine.table.transact([{ put: item, when: 'absent' }])
  await engine.publicFolder.put({
    path,
    type: 'application/json',
    body: JSON.stringify([line]),
    publicUntil: '2026-10-14',
  })
  await told(from, 1, 2)
  await writeFeed(engine)
  expect(ids(read(from, '2026-09-14'))).toEqual(['OLD', 'R1', 'R2'])
})

it.each(faults)('loses and doubles nothing, whatever call goes wrong (%s)', async (kind) => {
  const from = world()
  await told(from, 1, 100)
  await writeFeed(engineOver(from))
  await told(from, 101, 200)
  await atEachCall(from, kind, (again, call) => {
    const found = ids(read(again, '2026-09-14'))
    expect([new Set(found).size, found.length], call).toEqual([200, 200])
  })
})
