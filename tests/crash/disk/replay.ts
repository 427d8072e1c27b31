import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Disk, type Left, lefts } from './disk.ts'
import type { Op } from './op.ts'
import type { Recording } from './recording.ts'
import { type Standing, startFrom } from './start-from.ts'

export type Replayed = Standing & { readonly where: string }
type Crash = { readonly n: number; readonly left: Left; readonly chance: () => number }

/** Starts from disks that crashed after some of the ops. */
export async function replayed(of: Recording, states: number, chance: () => number): Promise<readonly Replayed[]> {
  const places = Array.from({ length: states }, (_, i) => placeIn(of, i, chance)).toSorted((a, b) => a - b)
  const done: Replayed[] = []
  const disk = new Disk()
  let n = 0
  for (const place of places) {
    for (; n < place; n += 1) disk.apply(opAt(of, n))
    done.push(await standing(of, disk, { n, left: drawn(lefts, chance), chance }))
  }
  return done
}

/** Starts from the synced alone, after a crash at the end. */
export async function leftAtEnd(of: Recording, chance: () => number): Promise<Replayed> {
  const disk = new Disk()
  for (const op of of.ops) disk.apply(op)
  return standing(of, disk, { n: of.ops.length, left: 'none', chance })
}

/** Starts from disks that each dropped one acknowledged op. */
export async function lied(of: Recording, lies: number, chance: () => number): Promise<readonly Replayed[]> {
  const done: Replayed[] = []
  for (let i = 0; i < lies; i += 1) {
    const untold = drawn(sorts(of)[i % sorts(of).length] ?? [], chance)
    const n = untold + 1 + Math.floor(chance() * (of.ops.length - untold))
    const [disk, op] = [new Disk(), opAt(of, untold)]
    for (let k = 0; k < n; k += 1) if (k !== untold) disk.apply(opAt(of, k))
    const what = `, without the ${op.do} of ${pathOf(op)} at ${untold}`
    done.push(await standing(of, disk, { n, left: 'all', chance }, what))
  }
  return done
}

/** Places of ops since people file, by what they change. */
function sorts({ ops, ready }: Recording): readonly (readonly number[])[] {
  const changes = ops.flatMap((op, n) => (n < ready || op.do === 'sync' || op.do === 'drop' ? [] : [n]))
  const sortOf = (n: number) => /^(files|public|redress\.db-wal$|redress\.db$)/.exec(pathOf(ops[n]))?.[0] ?? ''
  return [...Map.groupBy(changes, sortOf)].flatMap(([sort, places]) => (sort === '' ? [] : [places]))
}

/** Every fourth before anybody could file. */
const placeIn = ({ ops, ready }: Recording, i: number, chance: () => number) =>
  i % 4 === 3 ? Math.floor(chance() * ready) : ready + Math.ceil(chance() * (ops.length - ready))

const pathOf = (op: Op | undefined) => (op === undefined ? '' : 'path' in op ? op.path : op.to)

function drawn<T>(from: readonly T[], chance: () => number): T {
  const [one] = from.slice(Math.floor(chance() * from.length))
  if (one === undefined) throw new Error('nothing to draw from')
  return one
}

function opAt({ ops }: Recording, n: number): Op {
  const op = ops[n]
  if (!op) throw new Error(`no op ${n}`)
  return op
}

async function standing(of: Recording, disk: Disk, { n, left, chance }: Crash, what = ''): Promise<Replayed> {
  const folder = mkdtempSync(join(tmpdir(), 'redress-left-'))
  try {
    disk.crash(folder, left, chance)
    const given = of.acknowledged.filter(({ after }) => after <= n)
    return { ...(await startFrom(folder, of.port, given)), where: `op ${n} of ${of.ops.length}, ${left}${what}` }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
