import { commit, open } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { recordFile } from '#engine/register/register.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { caseKey, recordKey } from '#engine/store/keys.ts'
import { addDays, isDay } from '#law/day.ts'
import type { RecordFile } from '#records/record.ts'
import { fill, passTime, settle } from '#tests/support/drive.ts'
import { caseId, instant, type LoggedStep, openingOf, recordId, sampleRecord } from '#tests/support/run-example.ts'
import { engineOver, newWorld, type World } from '#tests/support/world.ts'
import type { Example } from '#workflows/contract/procedure.ts'
import { procedures } from '#workflows/index.ts'

/** A worked case as one of two voices on the same record. */
export type Voice = { readonly procedure: string; readonly example: Example }

/**
 * `after`: the second waits for the first. `merged`: by own days. `overtaken`: the first is decided while the second
 * awaits approval.
 */
export const orders = ['after', 'merged', 'overtaken'] as const
export type Order = (typeof orders)[number]

export type Sung = {
  readonly world: World
  readonly record: RecordFile
  readonly files: readonly CaseFile[]
  readonly states: readonly (readonly string[])[]
  /** True if the first gave a version before the second's approval. */
  readonly overtaken: boolean
  /** Refusals, in their order. */
  readonly refusals: readonly string[]
  readonly problems: readonly string[]
}

type Step = Extract<Example['steps'][number], { send: string }>
type Cue = { readonly voice: number; readonly at: number; readonly step: Step | null }

const idOf = (voice: number) => (voice === 0 ? caseId : 'CASE0000000000000000000002')
const isApproval = (step: Step) => step.send === 'approver.approved'

/** Runs one case, or two on a record, resting `wait` milliseconds. */
export async function sing(voices: readonly Voice[], order: Order = 'after', wait = 0): Promise<Sung> {
  const [first] = voices
  if (first === undefined) throw new Error('nobody sings')
  const world = newWorld()
  const from = instant(first.example.open.at)
  world.now = from - 3_600_000
  // An ended record has ended in one way: that of the first.
  const telling = first.example.record?.ended ? [first] : voices.toReversed()
  const overrides = telling.map(({ example }) => example.record)
  await fill(world, [Object.assign({}, sampleRecord, ...overrides)])
  world.now = from
  const problems: string[] = []
  const refusals: string[] = []
  let overtaken = false
  for (const [n, { procedure, example }] of voices.entries()) {
    const opening = openingOf(procedure, example)
    const data = n > 0 ? aboutAnother(opening.data) : opening.data
    const outcome = await open(engineOver(world), { ...opening, data, id: idOf(n) })
    if (outcome.kind === 'refused' && !(n > 0 && mayBeRefused(voices, outcome.refusal.code)))
      problems.push(`opening ${procedure}: ${outcome.refusal.code}`)
  }
  const act = async () => {
    await settle(engineOver(world))
    problems.push(...(await wrongMarks(world, voices)))
  }
  await act()
  for (const { voice, at, step } of later(cuesOf(voices, order, from), wait)) {
    await passTime(world, at, act)
    const before = await look(world, voices.length)
    const singer = voices[voice]
    if (step && singer) refusals.push(...(await perform(world, singer, voice, step)))
    await act()
    const { length } = (await look(world, voices.length)).record.versions
    const isNewer = voice === 0 && length > before.record.versions.length
    overtaken ||= isNewer && before.files[1]?.state === 'awaitingApproval'
  }
  for (const [n, voice] of voices.entries()) problems.push(...(await finish(world, voice, n)))
  return { world, problems: [...new Set(problems)], refusals, overtaken, ...(await look(world, voices.length)) }
}

/** An entry has one open objection: the second disputes others. */
const aboutAnother = (data: unknown): unknown =>
  JSON.parse(
    JSON.stringify(data ?? null)
      .replaceAll('CF_YJ', 'CF_WFXW')
      .replaceAll('CF_NR_FK', 'CF_YJ'),
  )

const mayBeRefused = (voices: readonly Voice[], code: string): boolean =>
  (code === 'recordGone' && isOnEnded(voices)) ||
  (code === 'alreadyOpen' && voices.every(({ procedure }) => procedure === voices[0]?.procedure))

/** True if it had ended: some cases need that, others not. */
const isOnEnded = (voices: readonly Voice[]): boolean => voices.some(({ example }) => example.record?.ended != null)

/** Steps in order; the second counts from where it may begin. */
function cuesOf(voices: readonly Voice[], order: Order, from: number): readonly Cue[] {
  const [a = [], b = []] = voices.map((voice, n) => cues(voice, n, from))
  if (order === 'merged') return [...a, ...b].toSorted((x, y) => x.at - y.at)
  const end = (all: readonly Cue[], otherwise: number) => all.at(-1)?.at ?? otherwise
  if (order === 'after') return [...a, ...later(b, end(a, from) - from)]
  const stop = b.findIndex(({ step }) => step !== null && isApproval(step))
  const before = stop < 0 ? b : b.slice(0, stop)
  const moved = later(a, end(before, from) - from)
  return [...before, ...moved, ...later(b.slice(before.length), end(moved, from) - from)]
}

function cues({ example }: Voice, voice: number, from: number): readonly Cue[] {
  const shift = from - instant(example.open.at)
  return example.steps.map((step) =>
    'until' in step
      ? { voice, at: instant(step.until) + shift, step: null }
      : { voice, at: instant(step.at) + shift, step },
  )
}

const later = (all: readonly Cue[], by: number) => all.map((cue) => ({ ...cue, at: cue.at + by }))

/** The mark names exactly the waiting objections (ADR 12). */
async function wrongMarks(world: World, voices: readonly Voice[]): Promise<string[]> {
  const { record, files } = await look(world, voices.length)
  const open = files.filter(({ procedure, closed }) => procedure === 'objection' && !closed).map(({ id }) => id)
  const marked = record.overlays.disputedBy
  const due = files.filter(({ id, task }) => open.includes(id) && task === null && !marked.includes(id))
  return [
    ...(record.ended === null ? due : []).map(({ state }) => `an objection in ${state} has no mark`),
    ...marked.filter((id) => !open.includes(id)).map((id) => `the mark of ${id} stays`),
  ]
}

/** Performs a step; renews proposals returned for a changed record. */
async function perform(world: World, voice: Voice, n: number, step: Step): Promise<readonly string[]> {
  const refused = await say(world, voice, n, step)
  if (refused !== 'recordChanged') return refused === null ? [] : [refused]
  const script = scriptOf(voice)
  const proposal = script.slice(0, script.indexOf(step)).findLast(({ send }) => !send.startsWith('approver.'))
  for (const again of proposal ? [proposal, step] : []) {
    await settle(engineOver(world))
    await say(world, voice, n, again)
  }
  return [refused]
}

const scriptOf = (voice: Voice) => voice.example.steps.filter((one) => 'send' in one)

/** Acts as another worked case where the first made it impossible. */
async function finish(world: World, voice: Voice, n: number): Promise<string[]> {
  const others = procedures[voice.procedure]?.examples.map((example) => scriptOf({ ...voice, example })) ?? []
  const ways = [scriptOf(voice), ...others].filter((script) =>
    script.every(({ send }) => send !== 'applicant.withdrew'),
  )
  for (const way of ways) {
    for (const step of way) {
      if (await isOver(world, n)) return []
      await say(world, voice, n, step)
      await settle(engineOver(world))
    }
  }
  return (await isOver(world, n)) ? [] : [`the case of ${voice.procedure} stays open`]
}

/** Answers otherwise, once nothing is left to correct. */
async function say(world: World, voice: Voice, n: number, step: Step): Promise<string | null> {
  const refused = await send(world, n, step)
  if (refused !== 'correctionRefused') return refused
  const all = procedures[voice.procedure]?.examples.flatMap((example) => scriptOf({ ...voice, example })) ?? []
  for (const other of all.filter((one) => one.send === step.send && one.by.unit === step.by.unit))
    if ((await send(world, n, other)) === null) break
  return refused
}

/** Moves days in data with the day of sending. */
async function send(world: World, n: number, { send: type, by: actor, data = {}, at }: Step): Promise<string | null> {
  const days = Math.round((world.now - instant(at)) / 86_400_000)
  const outcome = await commit(engineOver(world), idOf(n), { type, actor, data: moved(data, days) })
  return outcome.kind === 'committed' ? null : outcome.refusal.code
}

const moved = (data: unknown, days: number): unknown =>
  JSON.parse(JSON.stringify(data), (_key, value) => (isDay(value) ? addDays(value, days) : value))

async function isOver(world: World, n: number): Promise<boolean> {
  const item = await engineOver(world).table.get(caseKey(idOf(n)))
  return item === undefined || caseFile(item).closed
}

async function look(world: World, n: number) {
  const { table } = engineOver(world)
  const record = recordFile(await table.get(recordKey(recordId)))
  if (record === null) throw new Error('the record is gone')
  const ids = Array.from({ length: n }, (_, voice) => idOf(voice))
  const items = await Promise.all(ids.map((id) => table.get(caseKey(id))))
  const states = await Promise.all(
    ids.map(async (id) => {
      const { items: rows } = await table.query({ index: 'main', pk: `case#${id}`, prefix: 'log#', limit: 500 })
      const passed = rows.map((row) => (row.body as unknown as LoggedStep).payload.data.state)
      return passed.filter((state, i) => state !== passed[i - 1])
    }),
  )
  return { record, files: items.flatMap((item) => (item ? [caseFile(item)] : [])), states }
}
