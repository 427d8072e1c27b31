import { commit, open } from '#engine/begin/commit.ts'
import type { Engine } from '#engine/store/engine.ts'
import { fill, pass, passTime, settle } from '#tests/support/drive.ts'
import { broken } from '#tests/support/invariants.ts'
import { instant, openingOf, sampleRecord } from '#tests/support/run-example.ts'
import { engineOver, newWorld, type World } from '#tests/support/world.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Example, Procedure } from '#workflows/contract/procedure.ts'
import { procedures } from '#workflows/index.ts'

/** Move in numbers, so that failing walks are short files. */
export type Move = { readonly pick: number; readonly who: number; readonly which: number; readonly minutes: number }
export type Walked = { readonly committed: number; readonly refused: number; readonly problems: readonly string[] }

type Act = { readonly procedure: string; readonly type: string; readonly actor: Actor; readonly data: unknown }

/** Acts of all examples, by data and sender. */
const acts: readonly Act[] = Object.values(procedures).flatMap((procedure) =>
  procedure.examples.flatMap(({ steps }) =>
    steps.flatMap((step) =>
      'send' in step ? [{ procedure: procedure.id, type: step.send, actor: step.by, data: step.data ?? {} }] : [],
    ),
  ),
)
const openings: readonly { readonly procedure: Procedure; readonly example: Example }[] = Object.values(
  procedures,
).flatMap((procedure) => procedure.examples.map((example) => ({ procedure, example })))
const extra: readonly Omit<Act, 'procedure'>[] = [
  { type: 'system.retried', actor: { id: 'admin', role: 'systemAdmin', unit: null }, data: {} },
  { type: 'applicant.stated', actor: { id: 'applicant', role: 'applicant', unit: null }, data: { text: '不认可。' } },
]

/**
 * Any act of some people at any time, on few cases of a record: refusals are answers, faults are failures. Acts come
 * from examples, so half fit; the mail server has bad days.
 */
export async function walk(moves: readonly Move[]): Promise<Walked> {
  const world = newWorld()
  world.now = instant('2026-09-14 09:00')
  await fill(world, [sampleRecord])
  const ids: string[] = []
  const counts = { committed: 0, refused: 0 }
  for (const move of moves) {
    try {
      const kind = await make(world, ids, move)
      if (kind) counts[kind] += 1
    } catch (error) {
      return { ...counts, problems: [`fault: ${error instanceof Error ? (error.stack ?? '') : String(error)}`] }
    }
  }
  world.mailServer = () => ({ kind: 'accepted' })
  await passTime(world, world.now + 24 * 3_600_000, () => settle(engineOver(world)))
  return { ...counts, problems: broken(world) }
}

async function make(
  world: World,
  ids: string[],
  { pick, who, which, minutes }: Move,
): Promise<'committed' | 'refused' | null> {
  const engine = engineOver(world)
  await passTime(world, world.now + minutes * 60_000, () => settle(engineOver(world)))
  if (ids.length === 0 || (pick % 16 === 0 && ids.length < 3)) return begin(engine, ids, who)
  if (pick % 16 === 1 || pick % 16 === 2) {
    world.mailServer = badMail(pick % 16 === 1 ? 'temporary' : 'unknown', who % 6)
    return null
  }
  if (pick % 16 === 3) {
    await pass(engine)
    return null
  }
  const id = ids[which % ids.length] ?? ''
  const outcome = await commit(engine, id, choose(world, id, pick, who))
  return outcome.kind
}

/** Next few mails fail, the others are taken. */
function badMail(kind: 'temporary' | 'unknown', few: number): World['mailServer'] {
  let left = few
  return () => (left-- > 0 ? { kind, reason: 'a bad day' } : { kind: 'accepted' })
}

async function begin(engine: Engine, ids: string[], who: number): Promise<'committed' | 'refused'> {
  const { procedure, example } = openings[who % openings.length] ?? openings[0] ?? never()
  const id = `CASE${ids.length}`
  const outcome = await open(engine, { ...openingOf(procedure.id, example), id })
  if (outcome.kind === 'committed') ids.push(id)
  return outcome.kind
}

/** Mostly an event that the state takes, sometimes any. */
function choose(world: World, id: string, pick: number, who: number): Omit<Act, 'procedure'> {
  const file = world.store.items.get(`case#${id}\0case`)?.body as unknown as { procedure: string; state: string }
  const known = [...acts.filter(({ procedure }) => procedure === file.procedure), ...extra]
  const state = procedures[file.procedure]?.course.chart.states[file.state]
  const fitting = known.filter(({ type }) => state?.ownEvents.includes(type))
  const from = pick % 5 === 4 || fitting.length === 0 ? known : fitting
  return from[who % from.length] ?? never()
}

function never(): never {
  throw new Error('there are always examples')
}
