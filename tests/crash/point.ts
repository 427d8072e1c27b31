import { commit, type Outcome } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { recordFile } from '#engine/register/register.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, logKey, recordKey } from '#engine/store/keys.ts'
import { fileExample, fill, passTime, recordOf, settle } from '#tests/support/drive.ts'
import { broken } from '#tests/support/invariants.ts'
import type { LogRow } from '#tests/support/replay.ts'
import { caseId, instant, recordId } from '#tests/support/run-example.ts'
import { copyWorld, engineOver, newWorld, type World } from '#tests/support/world.ts'
import type { Example } from '#workflows/contract/procedure.ts'
import { type Kind, type Plan, planned, withFault } from './faults.ts'

/** World between two steps, and calls made so far. */
type Stop = { readonly world: World; readonly calls: number }
/** Example that went well, with its standing after each step. */
export type Course = {
  readonly procedure: string
  readonly example: Example
  readonly stops: readonly Stop[]
  readonly calls: number
  /** The calls that changed something outside the process. */
  readonly effects: readonly number[]
}
type Run = { readonly world: World; readonly plan: Plan; engine: Engine }

export async function course(procedure: string, example: Example): Promise<Course> {
  const world = newWorld()
  world.now = instant(example.open.at) - 3_600_000
  await fill(world, [recordOf(example)])
  const run = started(world, planned(0, null))
  const stops: Stop[] = []
  for (let i = 0; i <= example.steps.length; i += 1) {
    stops.push({ world: copyWorld(world), calls: run.plan.calls })
    await step(run, procedure, example, i)
  }
  const wrong = wrongIn(world, example)
  if (wrong.length > 0) throw new Error(`${example.name.en}, undisturbed: ${wrong.join('; ')}`)
  return { procedure, example, stops, calls: run.plan.calls, effects: run.plan.effects }
}

/** Runs it with one fault; returns what does not hold. */
export async function point({ procedure, example, stops }: Course, at: number, kind: Kind): Promise<readonly string[]> {
  const from = stops.findLastIndex(({ calls }) => calls < at)
  const stop = stops[from]
  if (!stop) throw new Error(`no call ${at}`)
  const run = started(copyWorld(stop.world), planned(at, kind, stop.calls))
  try {
    await rest(run, procedure, example, from)
  } catch (error) {
    return [`fault: ${error instanceof Error ? error.message : String(error)}`]
  }
  return run.plan.fired ? wrongIn(run.world, example) : [`call ${at} was never made`]
}

/** Runs on from the i-th step without faults. */
export async function finish(world: World, { procedure, example }: Course, i: number): Promise<readonly string[]> {
  await rest(started(world, planned(0, null)), procedure, example, i)
  return wrongIn(world, example)
}

async function rest(run: Run, procedure: string, example: Example, from: number): Promise<void> {
  for (let i = from; i <= example.steps.length; i += 1) await step(run, procedure, example, i)
}

function started(world: World, plan: Plan): Run {
  const plain = engineOver(world)
  return { world, plan, engine: withFault(plain, world, plan, () => settle(plain)) }
}

/** Step 0 files the case, each later one is the example's own. */
async function step(run: Run, procedure: string, example: Example, i: number): Promise<void> {
  const { world } = run
  const one = example.steps[i - 1]
  const passes = (to: number) => passTime(world, to, () => surviving(run, () => settle(run.engine)))
  await passes(instant(one === undefined ? example.open.at : 'until' in one ? one.until : one.at))
  if (one === undefined) await surviving(run, () => fileExample(run.engine, procedure, example))
  else if ('send' in one) await act(run, one)
  await surviving(run, () => settle(run.engine))
}

/** Restarts a dead process, or retries a failed one, once. */
async function surviving<T>(run: Run, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!run.plan.fired || run.plan.told) throw error
    run.plan.told = true
    if (run.plan.dead) run.engine = engineOver(run.world)
    await settle(run.engine)
    return work()
  }
}

/** Acts as people do: unacknowledged, they look and send again. */
async function act(run: Run, one: Extract<Example['steps'][number], { send: string }>): Promise<void> {
  const before = look(run.world).seq
  let outcome: Outcome | 'there' = { kind: 'refused', refusal: { code: 'movedOn' } }
  for (let tries = 0; tries < 3 && outcome !== 'there' && outcome.kind === 'refused'; tries += 1) {
    outcome = await surviving(run, async () => {
      if (isThere(run.world, before, one)) return 'there'
      const sent = { type: one.send, actor: one.by, data: one.data ?? {} }
      return commit(run.engine, caseId, sent, look(run.world).seq)
    })
    if (outcome !== 'there' && outcome.kind === 'refused' && outcome.refusal.code !== 'movedOn') break
  }
  if (outcome !== 'there' && outcome.kind === 'refused') throw new Error(`${one.send}: ${outcome.refusal.code}`)
}

function look({ store }: World): CaseFile {
  const { pk, sk } = caseKey(caseId)
  const item = store.items.get(`${pk}\0${sk}`)
  if (!item) throw new Error('acknowledged, and gone')
  return caseFile(item)
}

function isThere(world: World, after: number, one: { send: string; by: { id: string } }): boolean {
  return logOf(world).some(
    ({ entry, payload }) => entry.seq > after && entry.type === one.send && payload.data.actor.id === one.by.id,
  )
}

function logOf(world: World): readonly LogRow[] {
  const { pk } = logKey('case', caseId, 1)
  return world.store.log.filter((item) => item.pk === pk).map((item) => item.body as unknown as LogRow)
}

/** The invariants, and the end that the example promises. */
function wrongIn(world: World, example: Example): readonly string[] {
  const { pk, sk } = recordKey(recordId)
  const record = recordFile(world.store.items.get(`${pk}\0${sk}`))
  const log = logOf(world)
  const states = log.map(({ payload }) => payload.data.state).filter((state, i, all) => state !== all[i - 1])
  const breaches = log
    .map(({ entry }) => /^clock\.(\w+)\.breach$/.exec(entry.type)?.[1])
    .filter((rule) => rule !== undefined)
  const { ended, disputed, versions } = example.after ?? {}
  const expected: readonly [unknown, unknown, string][] = [
    [states.join(' '), example.states.join(' '), 'states'],
    [breaches.sort().join(' '), [...(example.breaches ?? [])].sort().join(' '), 'breaches'],
    [record !== null && record.ended !== null, ended, 'ended'],
    [record !== null && record.overlays.disputedBy.length > 0, disputed, 'disputed'],
    [record?.versions.length, versions, 'versions'],
  ]
  return [
    ...broken(world),
    ...expected
      .filter(([is, be]) => be !== undefined && is !== be)
      .map(([is, be, what]) => `${what}: ${is}, not ${be}`),
  ]
}
