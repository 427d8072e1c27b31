import { commit, type Outcome } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, logKey } from '#engine/store/keys.ts'
import { fileExample, moveOn, pass, settle } from '#tests/support/drive.ts'
import type { LogRow } from '#tests/support/replay.ts'
import { caseId, instant } from '#tests/support/run-example.ts'
import { engineOver, type World } from '#tests/support/world.ts'
import type { Example } from '#workflows/contract/procedure.ts'
import { type Plan, withFault } from './faults.ts'

/** Before a pass of the script, or before somebody acts. */
export type Place = { readonly step: number; readonly part: 'waits' | 'arrives' | 'acts' | 'settles' }
export type Script = { readonly procedure: string; readonly example: Example }
/** A world with the process that works in it. */
export type Run = {
  readonly world: World
  readonly plan: Plan
  engine: Engine
  /** The process after one that died. */
  readonly restart: (world: World) => Engine
}

export const firstPlace: Place = { step: 0, part: 'waits' }

export function started(world: World, plan: Plan, restart = engineOver): Run {
  const plain = engineOver(world)
  return { world, plan, restart, engine: withFault(plain, world, plan, () => settle(plain)) }
}

/** Far more than any example's places, passes repeated. */
const mostPlaces = 2000

/** Goes on to the end, or until `look` knows it. */
export async function rest<Known>(
  run: Run,
  script: Script,
  from: Place,
  look: (place: Place) => Known | undefined,
): Promise<Known | undefined> {
  let place = from
  for (let n = 0; place.step <= script.example.steps.length; n += 1) {
    if (n > mostPlaces) throw new Error(`never settles in step ${place.step}`)
    const known = look(place)
    if (known !== undefined) return known
    place = await next(run, script, place)
  }
  return undefined
}

/** Does what stands at a place; step 0 files the case. */
async function next(run: Run, { procedure, example }: Script, place: Place): Promise<Place> {
  const { step, part } = place
  const one = example.steps[step - 1]
  if (part === 'acts') {
    if (one === undefined) await surviving(run, () => fileExample(run.engine, procedure, example))
    else if ('send' in one) await act(run, one)
    return { step, part: 'settles' }
  }
  if (await hasDone(run)) return place
  if (part === 'arrives') return { step, part: 'acts' }
  if (part === 'settles') return { step: step + 1, part: 'waits' }
  const to = instant(one === undefined ? example.open.at : 'until' in one ? one.until : one.at)
  return { step, part: moveOn(run.world, to) ? 'waits' : 'arrives' }
}

/** One pass; after a fault, another begins. */
async function hasDone(run: Run): Promise<boolean> {
  try {
    return (await pass(run.engine)) > 0
  } catch (error) {
    recover(run, error)
    return true
  }
}

/** Restarts a dead process, once; a failed one goes on. */
function recover(run: Run, error: unknown): void {
  if (!run.plan.fired || run.plan.told) throw error
  run.plan.told = true
  if (run.plan.dead) run.engine = run.restart(run.world)
}

/** Does what waits after a fault, then retries. */
async function surviving<T>(run: Run, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    recover(run, error)
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

export function logOf(world: World): readonly LogRow[] {
  const { pk } = logKey('case', caseId, 1)
  return world.store.log.filter((item) => item.pk === pk).map((item) => item.body as unknown as LogRow)
}
