import { open } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { dueAt } from '#engine/mail/letter.ts'
import { letterOf } from '#engine/mail/letter-kind.ts'
import { addRecord } from '#engine/register/register.ts'
import { follow } from '#engine/run/follow.ts'
import { sweep } from '#engine/run/wake.ts'
import type { Engine } from '#engine/store/engine.ts'
import { answerMailKey, dueBuckets, dueMailOf, dueOf } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import type { RecordFile } from '#records/record.ts'
import type { Example } from '#workflows/contract/procedure.ts'
import { publisher } from './doubles/publisher.ts'
import { seatStaff } from './engine.ts'
import { caseId, openingOf, recordId, sampleRecord } from './run-example.ts'
import { engineOver, type World } from './world.ts'

export const applicant = { id: 'applicant', role: 'applicant', unit: null } as const

/** The register and the staff, before anybody objects. */
export async function fill(world: World, records: readonly RecordFile[]): Promise<void> {
  const engine = engineOver(world)
  await seatStaff(engine)
  for (const record of records) {
    world.records.set(record.id, record)
    await addRecord(engine, record, { id: 'import', role: 'system', unit: null })
  }
  await settle(engine)
}

export const recordOf = (example: Example): RecordFile => ({ ...sampleRecord, ...example.record })

/** Hands a case in; the same id again finds the first one. */
export const file = (
  engine: Engine,
  procedure: string,
  data: unknown,
  ids: { caseId: string; recordId: string | null } = { caseId, recordId },
) =>
  open(engine, {
    id: ids.caseId,
    procedure,
    actor: applicant,
    data,
    recordId: ids.recordId,
    subject: sampleRecord.subject.key,
  })

/** Opens an example's case; again finds the first. */
export const fileExample = (engine: Engine, procedure: string, example: Example) =>
  open(engine, openingOf(procedure, example))

/** One pass of the follower and of the sweep. */
export async function pass(engine: Engine): Promise<number> {
  const publish = publisher(engine)
  return (await follow(engine, publish)) + (await sweep(engine, publish))
}

/** Everything due now, and everything that follows from it. */
export async function settle(engine: Engine): Promise<void> {
  for (let round = 0; round < 200; round += 1) if ((await pass(engine)) === 0) return
  throw new Error('never settles')
}

/** The next moment that anything waits for, read past the ports. */
export function nextMoment(world: World): number | null {
  const buckets = new Set(Array.from({ length: dueBuckets }, (_, n) => [dueOf(n), dueMailOf(n)]).flat())
  let next: number | null = null
  for (const item of world.store.items.values()) {
    if (!item.index?.due || !buckets.has(item.index.due[0]) || isBeingServed(world, item)) continue
    const at = dueAt(item)
    if (next === null || at < next) next = at
  }
  return next
}

/** Waits for the answer's sender, or until the letter is cut off. */
function isBeingServed({ store, now }: World, item: Item): boolean {
  if (item.sk !== 'case' || dueAt(item) > now) return false
  const { pk, sk } = answerMailKey(caseFile(item).id)
  const answer = store.items.get(`${pk}\0${sk}`)
  return answer !== undefined && letterOf(answer).state === 'sending' && dueAt(answer) > now
}

/** Lets time pass, stopping at every due moment on the way. */
export async function passTime(world: World, to: number, act: () => Promise<void>): Promise<void> {
  await act()
  for (let stops = 0; moveOn(world, to); stops += 1) {
    if (stops > mostStops) throw new Error(`stuck at ${new Date(world.now).toISOString()}`)
    await act()
  }
  await act()
}

export const mostStops = 500

/** Moves the clock to the next due moment; false: the end. */
export function moveOn(world: World, to: number): boolean {
  const next = nextMoment(world)
  const isOnTheWay = next !== null && next <= to
  world.now = Math.max(isOnTheWay ? next : to, world.now)
  return isOnTheWay
}
