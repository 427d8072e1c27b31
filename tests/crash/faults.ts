import { isDeepStrictEqual } from 'node:util'
import type { Engine } from '#engine/store/engine.ts'
import type { World } from '#tests/support/world.ts'

export const kinds = ['crashBefore', 'crashAfter', 'error', 'timeoutDone', 'slow', 'duplicate'] as const
export type Kind = (typeof kinds)[number]

/** Leaves out kinds that at a read come to another one. */
export const kindsAt = (isEffect: boolean, isList: boolean): readonly Kind[] =>
  kinds.filter((kind) => {
    if (kind === 'duplicate') return isEffect || isList
    return isEffect || (kind !== 'crashAfter' && kind !== 'timeoutDone')
  })

/** Fault at a port's n-th call; without a kind it counts. */
export type Plan = {
  readonly at: number
  readonly kind: Kind | null
  calls: number
  /** `told` once the process's surroundings have noticed. */
  fired: boolean
  told: boolean
  dead: boolean
  /** Numbers of the calls that changed something outside. */
  readonly effects: number[]
  /** Numbers of the reads whose answer, doubled, is another. */
  readonly lists: number[]
}

export const planned = (at: number, kind: Kind | null, calls = 0): Plan => ({
  at,
  kind,
  calls,
  fired: false,
  told: false,
  dead: false,
  effects: [],
  lists: [],
})

/** Numbers port calls and breaks one. `rival` is another instance. */
export function withFault(engine: Engine, world: World, plan: Plan, rival: () => Promise<void>): Engine {
  const call = guard(plan, rival)
  const { table, journal, mailer, publicFolder, files } = engine
  return {
    ...engine,
    table: {
      get: (key) => call(false, () => table.get(key)),
      query: (query) =>
        call(
          false,
          () => table.query(query),
          (page) => ({ ...page, items: [...page.items, ...page.items] }),
        ),
      transact: (writes) =>
        call(
          true,
          () => table.transact(writes),
          (_, first) => first,
        ),
    },
    journal: {
      since: (after, limit) =>
        call(
          false,
          () => journal.since(after, limit),
          (rows) => [...rows, ...rows],
        ),
      size: () => call(false, () => journal.size()),
      positionOf: (key) => call(false, () => journal.positionOf(key)),
    },
    mailer: {
      send: (mail, handing) =>
        call(
          true,
          () => mailer.send(mail, handing),
          (answer) => {
            world.doubled.add(mail.messageId)
            return answer
          },
        ),
    },
    publicFolder: {
      put: (file) => call(true, () => publicFolder.put(file)),
      get: (path) => call(false, () => publicFolder.get(path)),
      remove: (path) => call(true, () => publicFolder.remove(path)),
      list: (prefix, page) => call(false, () => publicFolder.list(prefix, page)),
    },
    files: {
      uploadForm: (request) => call(false, () => files.uploadForm(request)),
      stat: (key) => call(false, () => files.stat(key)),
      put: (file) => call(true, () => files.put(file)),
      receive: (file) => call(true, () => files.receive(file)),
      copy: (from, to) => call(true, () => files.copy(from, to)),
      read: (key) => call(false, () => files.read(key)),
      list: (prefix) => call(false, () => files.list(prefix)),
      remove: (key) => call(true, () => files.remove(key)),
      clear: (folder) => call(true, () => files.clear(folder)),
      // Nothing is uploaded in these worlds, so nothing waits for a scanner.
      rescan: () => files.rescan(),
    },
  }
}

type Run<T> = () => Promise<T>

function guard(plan: Plan, rival: () => Promise<void>) {
  return async <T>(effect: boolean, run: Run<T>, twice?: (second: T, first: T) => T): Promise<T> => {
    if (plan.dead) throw new Error('planted: this process is dead')
    plan.calls += 1
    if (effect) plan.effects.push(plan.calls)
    const { calls } = plan
    if (plan.kind === null) {
      const answer = await run()
      if (!effect && twice && !isDeepStrictEqual(twice(answer, answer), answer)) plan.lists.push(calls)
      return answer
    }
    if (calls !== plan.at) return run()
    plan.fired = true
    return breaks(plan.kind, plan, run, twice ?? ((second) => second), rival)
  }
}

async function breaks<T>(
  kind: Kind,
  plan: Plan,
  run: Run<T>,
  twice: (second: T, first: T) => T,
  rival: () => Promise<void>,
): Promise<T> {
  switch (kind) {
    case 'crashBefore':
      plan.dead = true
      throw new Error('planted: killed before')
    case 'crashAfter':
      await run()
      plan.dead = true
      throw new Error('planted: killed after')
    case 'error':
      throw new Error('planted: refused by the port')
    case 'timeoutDone':
      await run()
      throw new Error('planted: done, but the answer was lost')
    case 'slow':
      await rival()
      return run()
    case 'duplicate': {
      const first = await run()
      return twice(await run(), first)
    }
  }
}
