import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import type { Item, Write } from '#engine/store/ports.ts'
import { holdAbsent } from './import-absent.ts'
import { batchItem, batchKey } from './import-batch.ts'
import { type ImportJob, jobItem, jobKey, jobKind, seenFile } from './import-job.ts'
import { batchKind } from './import-kinds.ts'
import { keptFile, removeFiles } from './import-parts.ts'
import { type SeenKeys, seenKeys, seenMark } from './seen-keys.ts'

/** Job and report as stored. */
export type Stands = { readonly item: Item; readonly stands: Item }
type IsOver = () => boolean

/** Takes steps of the end: who is absent, files, the job. */
export async function finish(engine: Engine, from: Stands, isOver: IsOver): Promise<boolean> {
  let at: Stands | null = from
  while (at !== null && batchKind.read(at.stands).status !== 'done') {
    at = await oneStep(engine, at)
    if (isOver()) return at !== null
  }
  return at !== null && removed(engine, at.item, isOver, [])
}

/** Gives up a sheet that nobody started, with its files. */
export async function giveUp(engine: Engine, item: Item, isOver: IsOver): Promise<boolean> {
  const { id } = jobKind.read(item)
  const batch = await engine.table.get(batchKey(id))
  return removed(engine, item, isOver, batch ? [{ remove: batchKey(id), when: { v: batch.v } }] : [])
}

/** Holds some absent records; null where somebody else is at it. */
async function oneStep(engine: Engine, { item, stands }: Stands): Promise<Stands | null> {
  const job = jobKind.read(item)
  const batch = batchKind.read(stands)
  const looked = batch.full ? await looksOn(engine, job, stands) : { held: 0, next: null }
  const { absentAfter: _, ...rest } = job
  const next = { ...rest, at: engine.clock.now(), ...(looked.next !== null && { absentAfter: looked.next }) }
  const absent = batch.absent + looked.held
  const after = {
    item: jobItem(next, item.v + 1),
    stands: batchItem({ ...batch, absent, ...(looked.next === null && { status: 'done' }) }, stands.v + 1),
  }
  const done = await engine.table.transact([
    { put: after.item, when: { v: item.v } },
    { put: after.stands, when: { v: stands.v } },
  ])
  return done.kind === 'done' ? after : null
}

async function looksOn(engine: Engine, job: ImportJob, stands: Item) {
  const seen = await seenIn(engine, job)
  const batch = batchKind.read(stands)
  const looked = await holdAbsent(engine, batch, (key) => seen.has(seenMark(engine, key)), job.absentAfter)
  if (looked.next === null) read.delete(engine.table)
  return looked
}

const Seen = z.array(z.string())
/** Files of marks read at once. */
const together = 16
/** Marks of the sheet at its end, which a process reads once. */
const read = new WeakMap<Engine['table'], { readonly id: string; readonly seen: SeenKeys }>()

async function seenIn(engine: Engine, { id, parts }: ImportJob): Promise<SeenKeys> {
  const known = read.get(engine.table)
  if (known?.id === id) return known.seen
  const seen = seenKeys()
  for (let from = 0; from < parts; from += together) {
    const some = Array.from({ length: Math.min(together, parts - from) }, (_, n) => seenFile(id, from + n))
    for (const marks of await Promise.all(some.map((key) => keptFile(engine, key))))
      for (const mark of Seen.parse(marks)) seen.add(mark)
  }
  read.set(engine.table, { id, seen })
  return seen
}

/** Removes files in turn, and the job with the last. */
async function removed(engine: Engine, item: Item, isOver: IsOver, last: readonly Write[]): Promise<boolean> {
  const job = jobKind.read(item)
  const to = await removeFiles(engine, job, job.removed ?? 0, isOver)
  const rest = jobItem({ ...job, removed: to, at: engine.clock.now() }, item.v + 1)
  const writes: readonly Write[] =
    to < job.parts ? [{ put: rest, when: { v: item.v } }] : [{ remove: jobKey(job.id), when: { v: item.v } }, ...last]
  return (await engine.table.transact(writes)).kind === 'done'
}
