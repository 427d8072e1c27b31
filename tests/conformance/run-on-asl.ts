import type { AslMode } from '#chart/asl.ts'
import { commit } from '#engine/begin/commit.ts'
import { changeDue } from '#engine/register/register.ts'
import { sweep } from '#engine/run/wake.ts'
import { recordKey } from '#engine/store/keys.ts'
import { caseId, instant, look, nextDue, prepare, type Ran, recordId } from '#tests/support/run-example.ts'
import type { Example, Procedure } from '#workflows/contract/procedure.ts'
import { aslHost, type Execution } from './asl-host.ts'
import { advanceTo, type FakeTimeEngine, fakeTimeEngine, onFakeTime } from './fake-time.ts'
import type { Faults } from './faults.ts'

export type RanOnAsl = Ran & { readonly executions: readonly Execution[] }

const longestWait = 21 * 24 * 3_600_000

/** Works a case through Step Functions; the sweep helps missing wake-ups. */
export const runOnAsl = (procedure: Procedure, example: Example, mode: AslMode, faults: Faults): Promise<RanOnAsl> =>
  onFakeTime(async () => {
    const engine = fakeTimeEngine({ [procedure.id]: procedure })
    const host = aslHost(engine, procedure, mode, faults)
    const lag = mode === 'park' ? (faults.sweepLag ?? 0) : faults.sweepLag
    await prepare(engine, procedure.id, example)
    const [first = ''] = (await look(engine)).states
    if (mode === 'wait') await host.start({ caseId, seq: 1, to: first, seconds: 1 })
    for (const step of example.steps) {
      const at = instant('until' in step ? step.until : step.at)
      await passTime(engine, lag, at)
      if ('until' in step) continue
      const outcome = await commit(engine, caseId, { type: step.send, actor: step.by, data: step.data ?? {} })
      if (outcome.kind === 'refused') throw new Error(`${step.send} at ${step.at}: ${JSON.stringify(outcome.refusal)}`)
    }
    await advanceTo(Date.now() + 10 * 60_000)
    const ran = await look(engine)
    await advanceTo(Date.now() + longestWait)
    return { ...ran, executions: host.executions }
  })

async function passTime(engine: FakeTimeEngine, lag: number | null, to: number): Promise<void> {
  for (let stops = 0; stops < 500; stops += 1) {
    const due = lag === null ? await recordDue(engine) : await nextDue(engine)
    const stop = due === null ? to : Math.max(Date.now(), due + (lag ?? 0) * 1000)
    if (stop > to || due === null) return advanceTo(to)
    await advanceTo(stop)
    if (lag === null) await changeDue(engine, (await look(engine)).record)
    else await sweep(engine, async () => {})
    await advanceTo(Date.now())
  }
  throw new Error('the sweep finds no end')
}

/** Records' moments are the sweep's in every mode. */
async function recordDue({ table }: FakeTimeEngine): Promise<number | null> {
  const [, moment] = (await table.get(recordKey(recordId)))?.index?.due ?? []
  return moment === undefined ? null : Number(moment.slice(0, 15))
}
