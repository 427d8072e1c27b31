import type { Opening } from '#engine/begin/commit.ts'
import { follow } from '#engine/run/follow.ts'
import { sweep } from '#engine/run/wake.ts'
import type { Engine } from '#engine/store/engine.ts'
import { dueBuckets, dueMailOf, dueOf } from '#engine/store/keys.ts'
import { readOne } from '#engine/store/read.ts'
import { instantOn } from '#law/day.ts'
import { sampleRecord } from '#workflows/common/sample-record.ts'
import type { Example } from '#workflows/contract/procedure.ts'

export const workedCase = 'CASE0000000000000000000001'

/** Case that an example opens, as through a door. */
export const openingOf = (procedure: string, { open: { by, data, arisesFrom }, record }: Example): Opening => ({
  id: workedCase,
  procedure,
  actor: by ?? { id: 'applicant', role: 'applicant', unit: null },
  data,
  recordId: record === null ? null : sampleRecord.id,
  subject: (record?.subject ?? sampleRecord.subject).key,
  ...(arisesFrom === undefined ? {} : { arisesFrom }),
})

/** Instant of a Shanghai day, perhaps with time, as in examples. */
export const instant = (text: string): number => {
  const [day = '', time = '00:00'] = text.split(' ')
  return instantOn(day, time)
}

/** Passes time by hand, stopping at each due moment. */
export async function passTime(engine: Engine, setClock: (at: number) => void, to: number): Promise<void> {
  for (
    let next = await nextDue(engine), stops = 0;
    next !== null && next <= to;
    next = await nextDue(engine), stops += 1
  ) {
    if (stops > 500) throw new Error(`stuck at ${next}`)
    setClock(Math.max(next, engine.clock.now()))
    await settle(engine)
  }
  setClock(to)
}

/** Everything due now, and everything that follows from it. */
export async function settle(engine: Engine): Promise<void> {
  const publish = async () => {}
  for (let round = 0; round < 200; round += 1) {
    if ((await follow(engine, publish)) + (await sweep(engine, publish)) === 0) return
  }
  throw new Error('never settles')
}

/** The earliest due moment, of mail too; null where nothing is due. */
export async function nextDue({ table }: Engine): Promise<number | null> {
  const lists = Array.from({ length: dueBuckets }, (_, n) => [dueOf(n), dueMailOf(n)]).flat()
  const first = await Promise.all(lists.map((pk) => readOne(table, { index: 'due', pk })))
  const moments = first.flatMap((item) => (item ? [Number(item.index?.due?.[1].slice(0, 15))] : []))
  return moments.length === 0 ? null : Math.min(...moments)
}
