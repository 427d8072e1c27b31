import { consume } from '#engine/run/consume.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { follow, followers } from '#engine/run/follow.ts'
import { sweep } from '#engine/run/wake.ts'
import type { Key, Query } from '#engine/store/ports.ts'
import type { MemoryHost } from '#hosts/memory/index.ts'
import { addDays, instantOn } from '#law/day.ts'
import type { Directory } from '#records/directory.ts'
import { people, subject } from '#tests/authz/people.ts'
import { place, type StageName, stages } from '#tests/authz/stages.ts'
import { samples } from '#tests/contract/sample-files.ts'
import { type Site, site, type Visitor } from '#tests/http/site.ts'
import { directory } from '#tests/support/engine.ts'
import { everyCase } from '#tests/support/recount.ts'
import { fillLists } from './fill-lists.ts'
import { ordinary, type Room } from './rooms.ts'
import { firm, named, today } from './town.ts'

export type World = Site & {
  /** So many of everything, in each queue and list. */
  readonly n: number
  readonly room: Room
  readonly as: (name: string) => Promise<Visitor>
  /** Counts lists and items asked of the store meanwhile. */
  readonly queriesOf: (run: () => Promise<unknown>) => Promise<Asked>
}

/** The directory, and so many units without people. */
function withUnits(n: number): Directory {
  const [unit] = directory.units
  if (!unit) throw new Error('no unit')
  const more = Array.from({ length: n }, (_, i) => ({
    ...unit,
    id: `U${i}`,
    name: { zh: `新单位${i}`, en: `Unit ${i}` },
  }))
  return { ...directory, units: [...directory.units, ...more.map((one) => ({ ...one, isPlatform: false }))] }
}

type Asked = { readonly queries: number; readonly items: number }

/** Stages by queue: intake's head, officers, asked unit, heads, supervisor. */
const queued: readonly StageName[] = ['refusing', 'withUnit', 'asking', 'paused', 'proposed', 'misroutedTwice']

const first = '2026-09-01'

/** Town with `n` of everything, over ten days: some late or soon. */
export async function worldOf(n: number, room: Room = ordinary): Promise<World> {
  const seen = { queries: 0, items: 0, isMailDown: true }
  const open = site({
    now: first,
    host: (host) => ({ ...watched(host, seen), ...room.host(host) }),
    deployment: { directory: withUnits(n), ...room.deployment },
  })
  await open.seat(...people.filter(room.isSeated))
  const file = (i: number) => place(open.engine, stages.filed, { subject, consent: i % 2 === 0 })
  // Fills the list of failures: no letter of these arrives.
  await inTheCourseOfDays(open, Math.ceil(n / 4), file)
  while ((await follow(open.engine, open.publish)) + (await sweep(open.engine, open.publish)) > 0);
  seen.isMailDown = false
  await inTheCourseOfDays(open, n - Math.ceil(n / 4), file)
  for (const stage of queued)
    await inTheCourseOfDays(open, n, (i) =>
      place(open.engine, stages[stage], { subject: firm(stage, i), consent: false }),
    )
  open.host.clock.set(instantOn(today, '10:00'))
  await fillLists(open.engine, n)
  while ((await sweep(open.engine, open.publish)) > 0);
  // Late or stalled cases moved on by themselves: these are today's.
  for (const stage of ['filed', 'supplementing', 'stalled'] as const)
    for (let i = 0; i < n; i += 1)
      await place(open.engine, stages[stage], { subject: firm(`new${stage}`, i), consent: false })
  await storeEvidence(open)
  while ((await published(open)) > 0);
  while ((await consumeAll(open.engine)) > 0);
  open.host.clock.set(room.now)
  return {
    ...open,
    n,
    room,
    as: (name) => open.visit(named(name)),
    queriesOf: async (run) => {
      const { queries, items } = seen
      await run()
      return { queries: seen.queries - queries, items: seen.items - items }
    },
  }
}

function watched(host: MemoryHost, seen: { queries: number; items: number; isMailDown: boolean }): Partial<MemoryHost> {
  const query = (asked: Query) => {
    seen.queries += 1
    return host.table.query(asked)
  }
  const get = (key: Key) => {
    seen.items += 1
    return host.table.get(key)
  }
  return {
    table: { ...host.table, query, get },
    mailer: {
      ...host.mailer,
      send: async (mail, handing) =>
        seen.isMailDown ? { kind: 'permanent', reason: '550' } : host.mailer.send(mail, handing),
    },
  }
}

async function inTheCourseOfDays(open: Site, n: number, one: (i: number) => Promise<unknown>): Promise<void> {
  for (let day = 0; day < 10; day += 1) {
    open.host.clock.set(instantOn(addDays(first, day), '10:00'))
    for (let i = day; i < n; i += 10) await one(i)
  }
}

/** Public files alone: letters would move cases. */
async function published({ engine, publish }: Site): Promise<number> {
  const { publication, entries } = followers(publish)
  return (await consume(engine, 'publication', publication)) + (await consume(engine, 'entries', entries))
}

/** Two files a case: one scanned, one as the room leaves. */
async function storeEvidence({ engine }: Site): Promise<void> {
  const at = engine.clock.now()
  for (const { id } of await everyCase(engine)) {
    const file = { bytes: samples.pdf, type: 'application/pdf', sha256: '00' }
    await engine.files.put({ ...file, key: `case/${id}/clean`, name: 'clean.pdf', at })
    const arrived = { key: `case/${id}/unscanned`, name: 'unscanned.pdf', bytes: samples.pdf, receivedAt: at }
    await engine.files.receive(arrived)
  }
}
