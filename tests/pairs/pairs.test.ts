import { isDeepStrictEqual } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { step } from '#engine/case/step.ts'
import { broken } from '#tests/support/invariants.ts'
import type { Example } from '#workflows/contract/procedure.ts'
import { procedures } from '#workflows/index.ts'
import { type Order, orders, type Sung, sing, type Voice } from './duet.ts'

const seed = Number(process.env['SEED'] ?? 20_261_125)
/** Those that can concern a record at all. */
const ids = Object.values(procedures)
  .filter(({ examples }) => examples.some(({ record }) => record !== null))
  .map(({ id }) => id)

/** Worked case, its end alone, and after weeks of rest. */
type Known = { readonly voice: Voice; readonly alone: Sung; readonly isPatient: boolean }

const known = new Map<string, readonly Known[]>()

beforeAll(async () => {
  for (const id of ids) known.set(id, await learn(id))
})

/** Worked cases on a record that end by themselves. */
async function learn(procedure: string): Promise<readonly Known[]> {
  const found: Known[] = []
  for (const example of procedures[procedure]?.examples ?? []) {
    if (example.record === null || (hasEnded(example) && !needsEnded(procedure))) continue
    const voice = { procedure, example }
    const alone = await sing([voice])
    const waited = await sing([voice], 'after', weeks)
    if (alone.problems.length === 0) found.push({ voice, alone, isPatient: waited.files[0]?.closed === true })
  }
  return found
}

const weeks = 30 * 86_400_000

/** Effect on its record, which another case feels. */
const kindOf = ({ alone: { record } }: Known) =>
  record.ended !== null ? 'ends' : record.versions.length > 1 ? 'changes' : 'leaves'

/** Of each thing that its cases do to a record, one. */
function drawn(procedure: string, fits: (one: Known) => boolean): readonly Known[] {
  const all = (known.get(procedure) ?? []).filter(fits)
  if (all.length === 0) throw new Error(`${procedure} has no worked case to sing with`)
  return [...Map.groupBy(all, kindOf).values()].flatMap((same) => same[seed % same.length] ?? [])
}

/** A waiter must be patient; an overtaker changes the record. */
function firstsOf(procedure: string, order: Order): readonly Known[] {
  const found = drawn(procedure, ({ isPatient }) => order !== 'overtaken' || isPatient)
  const one = found[seed % found.length]
  if (order === 'after' || one === undefined) return found
  return [order === 'overtaken' ? (found.find((each) => kindOf(each) === 'changes') ?? one) : one]
}

function secondOf(procedure: string, order: Order, turn: number): Known {
  const fits = ({ isPatient }: Known) => order !== 'after' || isPatient
  // The record is the first's: cases needing their own come last.
  const hasPlain = (known.get(procedure) ?? []).some((one) => fits(one) && isPlain(one))
  const found = drawn(procedure, (one) => fits(one) && (!hasPlain || isPlain(one)))
  const one = found[(seed + turn) % found.length]
  if (one === undefined) throw new Error(procedure)
  return one
}

const isPlain = ({ voice: { example } }: Known) => Object.keys(example.record ?? {}).length === 0

const hasEnded = ({ record }: Example) => record?.ended != null

/** Worked on ended records alone, which the first brings. */
const needsEnded = (id: string) =>
  procedures[id]?.examples.every((example) => example.record === null || hasEnded(example)) ?? false

const pairs = ids
  .flatMap((first) => ids.map((second) => ({ first, second })))
  .filter(({ first, second }) => first === second || !needsEnded(second))

describe.each(pairs)(`$first beside $second on one record (seed ${seed})`, ({ first, second }) => {
  it.each(orders)('keeps every promise: the second %s', async (order) => {
    for (const [turn, a] of firstsOf(first, order).entries()) {
      // Two such cases concern the same ending.
      const b = needsEnded(second) ? a : secondOf(second, order, turn)
      const sung = await sing([a.voice, b.voice], order)
      const names = `${a.voice.example.name.en} | ${b.voice.example.name.en}`
      expect([...sung.problems, ...broken(sung.world), ...discord(sung, a, b, order)], names).toEqual([])
    }
  })
})

/** ADR 12 on two cases of one record. */
const discord = (sung: Sung, a: Known, b: Known, order: Order): string[] => [
  ...sung.record.overlays.disputedBy.map((id) => `${id} still marks the record`),
  ...(order === 'after' ? [...disturbed(sung, a), ...notMoot(sung, a, b)] : []),
  ...(order === 'overtaken' ? stillApproved(sung, b) : []),
]

/** The other only lies there, without delaying or hastening it. */
function disturbed(sung: Sung, { alone }: Known): string[] {
  const sameWay = isDeepStrictEqual(sung.states[0], alone.states[0])
  const sameDays = isDeepStrictEqual(dues(sung), dues(alone))
  return [
    ...(sameWay ? [] : [`the first went ${sung.states[0]?.join(' ')}`]),
    ...(sameDays ? [] : ['the first has other due days']),
  ]
}

/** An ending makes the other moot, answered; repair ends too. */
function notMoot({ record, files: [, file], states: [, states = []] }: Sung, { alone }: Known, b: Known): string[] {
  if (record.ended === null || record.ended.caseId !== alone.files[0]?.id || file === undefined) return []
  const { course: { chart } = {}, parties } = procedures[b.voice.procedure] ?? {}
  // Hidden for a time only (ADR 25).
  if (record.ended.reason === 'shielded' && parties?.outlivesShield) return []
  if (!chart || !states.some((state) => step(chart, state, file.data, 'record.ended'))) return []
  const passes = ['answering', ...(b.voice.procedure === 'repair' ? ['endingSharing', 'liftingMeasures'] : [])]
  const isMoot = states.at(-1) === 'moot' && passes.every((state) => states.includes(state))
  return isMoot ? [] : [`not made moot with an answer: ${states.join(' ')}`]
}

/** Demands that proposals on the older record go back. */
function stillApproved({ overtaken, refusals }: Sung, b: Known): string[] {
  const isBound = overtaken && hears(b, 'record.changed')
  return isBound && !refusals.includes('recordChanged') ? ['a proposal on the older record was approved'] : []
}

const hears = ({ voice }: Known, type: string) => procedures[voice.procedure]?.parties.events[type] !== undefined

const dues = ({ files }: Sung) =>
  Object.values(files[0]?.clocks ?? {}).map(({ rule, due, state }) => [rule, due, state])
