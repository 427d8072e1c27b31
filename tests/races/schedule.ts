import { appendFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Engine } from '#engine/store/engine.ts'
import { passTime, settle } from '#tests/support/drive.ts'
import { broken } from '#tests/support/invariants.ts'
import { copyWorld, engineOver, type World } from '#tests/support/world.ts'

export type Race = {
  /** The world before, made once. */
  readonly from: World
  readonly runners: readonly ((engine: Engine) => Promise<unknown>)[]
  /** Faults of answers and settled world, beside the invariants. */
  readonly holds: (answers: readonly unknown[], world: World) => readonly string[] | Promise<readonly string[]>
}

/** Orders of a race: RUNS, or the number given. */
export const ordersOf = (usual: number): number => Number(process.env['RUNS'] ?? usual)

/** Holds in so many orders, and tells them to ORDERS_FILE. */
export async function inOrders<Drawn>(property: fc.IAsyncProperty<Drawn>, runs: number): Promise<void> {
  await fc.assert(property, { numRuns: runs })
  const file = process.env['ORDERS_FILE']
  if (file) appendFileSync(file, `${runs}\n`)
}

/** Runs all at once, port calls in any order, until one breaks. */
export async function race(make: () => Promise<Race>, runs = ordersOf(120)): Promise<void> {
  const { from, runners, holds } = await make()
  await inOrders(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const world = copyWorld(from)
      const running = Promise.all(runners.map((run) => run(scheduled(engineOver(world), scheduler))))
      const answers = await scheduler.waitFor(running)
      // A task whose letter others held retries in seconds.
      await passTime(world, world.now + 15 * 60_000, () => settle(engineOver(world)))
      const problems = [...(await holds(answers, world)), ...broken(world)]
      if (problems.length > 0) throw new Error(problems.join('\n'))
    }),
    runs,
  )
}

/** Each port call waits for its turn. */
export function scheduled(engine: Engine, scheduler: fc.Scheduler): Engine {
  const turn = async <T>(label: string, call: () => Promise<T>): Promise<T> => {
    await scheduler.schedule(Promise.resolve(), label)
    return call()
  }
  const { table, journal, mailer, publicFolder } = engine
  return {
    ...engine,
    table: {
      get: (key) => turn('get', () => table.get(key)),
      query: (query) => turn('query', () => table.query(query)),
      transact: (writes) => turn('transact', () => table.transact(writes)),
    },
    journal: { ...journal, since: (after, limit) => turn('since', () => journal.since(after, limit)) },
    mailer: { send: (mail, handing) => turn('send', () => mailer.send(mail, handing)) },
    publicFolder: {
      ...publicFolder,
      put: (file) => turn('put', () => publicFolder.put(file)),
      remove: (path) => turn('remove', () => publicFolder.remove(path)),
    },
  }
}
