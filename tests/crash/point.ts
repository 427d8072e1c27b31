import { recordFile } from '#engine/register/register.ts'
import { recordKey } from '#engine/store/keys.ts'
import { fill, recordOf } from '#tests/support/drive.ts'
import { broken } from '#tests/support/invariants.ts'
import { instant, recordId } from '#tests/support/run-example.ts'
import { copyWorld, newWorld, type World } from '#tests/support/world.ts'
import type { Example } from '#workflows/contract/procedure.ts'
import { type Kind, planned } from './faults.ts'
import { type Known, nameOfRun, namesOf } from './known.ts'
import { firstPlace, logOf, type Place, type Run, rest, type Script, started } from './script.ts'

/** World at a place, and calls made so far. */
type Stop = { readonly place: Place; readonly world: World; readonly calls: number }
/** Example that went well, with its standing at each place. */
export type Course = Script & {
  readonly stops: readonly Stop[]
  readonly calls: number
  /** The calls that changed something outside the process. */
  readonly effects: readonly number[]
  /** The reads whose answer, doubled, is another. */
  readonly lists: readonly number[]
}

/** Each place by a new process, as points begin there. */
export async function course(procedure: string, example: Example): Promise<Course> {
  const world = newWorld()
  world.now = instant(example.open.at) - 3_600_000
  await fill(world, [recordOf(example)])
  const run = started(world, planned(0, null))
  const stops: Stop[] = []
  await rest(run, { procedure, example }, firstPlace, (place) => {
    stops.push({ place, world: copyWorld(world), calls: run.plan.calls })
    run.engine = started(world, run.plan).engine
    return undefined
  })
  const wrong = wrongIn(world, example)
  if (wrong.length > 0) throw new Error(`${example.name.en}, undisturbed: ${wrong.join('; ')}`)
  const { calls, effects, lists } = run.plan
  return { procedure, example, stops, calls, effects, lists }
}

/** Begins with the course's own places. */
export const knownOf = ({ stops }: Course): Known =>
  new Map(stops.flatMap(({ place, world }) => namesOf(place, world).map((name) => [name, []] as const)))

type Fault = { readonly at: number; readonly kind: Kind }
/** `known` ends a run early, and learns from it. */
type How = { readonly known?: Known; readonly restart?: Run['restart'] }

/** Runs it with one fault; returns what does not hold. */
export async function point(
  course: Course,
  { at, kind }: Fault,
  { known, restart }: How = {},
): Promise<readonly string[]> {
  const stop = course.stops.findLast(({ calls }) => calls < at)
  if (!stop) throw new Error(`no call ${at}`)
  const run = started(copyWorld(stop.world), planned(at, kind, stop.calls), restart)
  const passed: string[] = []
  const look = (place: Place) => {
    const name = known && nameOfRun(place, run)
    if (name) passed.push(name)
    return name ? known.get(name) : undefined
  }
  const wrong = await ending(async () => {
    const rested = await rest(run, course, stop.place, look)
    return rested ?? (run.plan.fired ? wrongIn(run.world, course.example) : [`call ${at} was never made`])
  })
  for (const name of passed) known?.set(name, wrong)
  return wrong
}

async function ending(work: () => Promise<readonly string[]>): Promise<readonly string[]> {
  try {
    return await work()
  } catch (error) {
    return [`fault: ${error instanceof Error ? error.message : String(error)}`]
  }
}

/** Runs on from the i-th step without faults. */
export async function finish(world: World, script: Script, i: number): Promise<readonly string[]> {
  await rest(started(world, planned(0, null)), script, { step: i, part: 'waits' }, () => undefined)
  return wrongIn(world, script.example)
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
