import { commit, open } from '#engine/begin/commit.ts'
import { addRecord } from '#engine/register/register.ts'
import { follow } from '#engine/run/follow.ts'
import { sweep } from '#engine/run/wake.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Deployment } from '#engine/store/host.ts'
import { dueBuckets, dueMailOf, dueOf } from '#engine/store/keys.ts'
import { memoryHost } from '#hosts/memory/index.ts'
import { instantOn } from '#law/day.ts'
import { ruleSetVersion } from '#law/rules.ts'
import type { Example } from '#workflows/contract/procedure.ts'
import { procedures } from '#workflows/index.ts'
import { sampleRecord } from './sample-record.ts'

export const workedCase = 'CASE0000000000000000000001'

/** Works an example in memory, from its opening to its end, in the words and with the units of a deployment. */
export async function workCase(deployment: Deployment, procedure: string, example: Example): Promise<Engine> {
  const host = memoryHost({ now: instant(example.open.at) - 3_600_000, deployment })
  const engine = { ...host, procedures, calendar: deployment.calendar, rules: ruleSetVersion }
  const record = { ...sampleRecord, ...example.record }
  await addRecord(engine, record, { id: 'import', role: 'system', unit: null })
  host.clock.set(instant(example.open.at))
  const { by, data, arisesFrom } = example.open
  const opened = await open(engine, {
    id: workedCase,
    procedure,
    actor: by ?? { id: 'applicant', role: 'applicant', unit: null },
    data,
    recordId: example.record === null ? null : record.id,
    subject: record.subject.key,
    ...(arisesFrom !== undefined && { arisesFrom }),
  })
  if (opened.kind === 'refused') throw new Error(`${procedure}: ${opened.refusal.code}`)
  await settle(engine)
  for (const step of example.steps) {
    await passTime(engine, host.clock.set, instant('until' in step ? step.until : step.at))
    if ('until' in step) continue
    const outcome = await commit(engine, workedCase, { type: step.send, actor: step.by, data: step.data ?? {} })
    if (outcome.kind === 'refused') throw new Error(`${procedure}, ${step.send}: ${outcome.refusal.code}`)
    await settle(engine)
  }
  return engine
}

function instant(text: string): number {
  const [day = '', time = '00:00'] = text.split(' ')
  return instantOn(day, time)
}

async function passTime(engine: Engine, set: (at: number) => void, to: number): Promise<void> {
  for (let next = await nextDue(engine); next !== null && next <= to; next = await nextDue(engine)) {
    set(Math.max(next, engine.clock.now()))
    await settle(engine)
  }
  set(to)
}

async function nextDue({ table }: Engine): Promise<number | null> {
  const lists = Array.from({ length: dueBuckets }, (_, n) => [dueOf(n), dueMailOf(n)]).flat()
  const pages = await Promise.all(lists.map((pk) => table.query({ index: 'due', pk, limit: 1 })))
  const moments = pages.flatMap(({ items }) => items.map((item) => Number(item.index?.due?.[1].slice(0, 15))))
  return moments.length === 0 ? null : Math.min(...moments)
}

async function settle(engine: Engine): Promise<void> {
  const publish = async () => {}
  while ((await follow(engine, publish)) + (await sweep(engine, publish)) > 0);
}
