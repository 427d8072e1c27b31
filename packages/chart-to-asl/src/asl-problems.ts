import type { AnyStateMachine } from 'xstate'
import type { Asl, AslMode, AslState, AslTargets, DoorName, TaskState } from './asl.ts'
import { aslEdges, landing } from './asl-edges.ts'
import { AslForm, Failing, Firing, Running, Waiting } from './asl-form.ts'
import { parked } from './chart-to-asl.ts'
import { edges, successors } from './edges.ts'
import { type Place, places } from './place.ts'

type Facts = {
  readonly leaves: readonly Place[]
  /** Each way as an execution takes it: state, function, answer, next state. */
  readonly ways: ReadonlySet<string>
  readonly mode: AslMode
  readonly targets: AslTargets
}

/** Compares a definition with its chart, without knowledge of the compiler. */
export function aslProblems(
  chart: AnyStateMachine,
  mode: AslMode,
  targets: AslTargets,
): (candidate: unknown) => readonly string[] {
  const facts: Facts = { leaves: places(chart), ways: waysOf(chart, mode), mode, targets }
  return (candidate) => {
    const parsed = AslForm.safeParse(candidate)
    if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    const asl: Asl = parsed.data
    return [
      ...startProblems(asl, facts),
      ...facts.leaves.flatMap((place) => placeProblems(asl, place, facts)),
      ...choiceProblems(asl),
      ...waitProblems(asl),
      ...edgeProblems(asl, facts),
      ...strangers(asl, facts),
      ...hasty(asl, facts),
    ]
  }
}

/** Long executions must retry; short ones have the sweep. */
const hasty = (asl: Asl, { mode }: Facts) =>
  Object.entries(asl.States)
    .filter(([, state]) => mode === 'wait' && state.Type === 'Task' && (state.Retry[0]?.MaxAttempts ?? 0) < 3)
    .map(([name]) => `${name} is given up too soon`)

const waits = ['enter', Waiting, 'fire', Firing] as const
const runs = ['run', Running, 'fail', Failing] as const

const startProblems = (asl: Asl, { leaves }: Facts) =>
  leaves.filter(({ name }) => landing(asl, asl.StartAt, name) !== name).map(({ name }) => `cannot start at ${name}`)

function placeProblems(asl: Asl, place: Place, { mode, targets }: Facts): readonly string[] {
  const state = asl.States[place.name]
  if (place.kind === 'end' || (place.kind === 'human' && mode === 'park'))
    return state?.Type === 'Succeed' ? [] : [`${place.name} does not end`]
  if (state?.Type !== 'Task') return [`${place.name} calls nothing`]
  const [by, form, then, caught] = place.kind === 'human' ? waits : runs
  const handler = asl.States[state.Catch?.[0]?.Next ?? '']
  return [
    ...(form.safeParse(state).success ? [] : [`${place.name} does not call as a ${place.kind} state`]),
    ...callProblems(state, place, by, targets),
    ...(handler?.Type === 'Task' ? callProblems(handler, place, then, targets) : [`${place.name} catches nothing`]),
    ...(caught.safeParse(handler).success ? [] : [`${place.name} is not caught by ${then}`]),
  ]
}

function callProblems(state: TaskState, place: Place, door: DoorName, targets: AslTargets): readonly string[] {
  const { FunctionName, Payload } = state.Parameters
  return [
    ...(state.Resource.startsWith(`arn:${targets.partition}:`) ? [] : [`${place.name} calls into another partition`]),
    ...(FunctionName === targets.functions[door] ? [] : [`${place.name} does not call ${door}`]),
    ...(Payload['state'] === place.name ? [] : [`${place.name} says that it is ${Payload['state']}`]),
  ]
}

function waysOf(chart: AnyStateMachine, mode: AslMode): ReadonlySet<string> {
  const all = edges(chart)
  const ways = places(chart).flatMap(({ name, kind }) => {
    const doors = kind === 'service' ? ['run', 'fail'] : kind === 'human' && mode === 'wait' ? ['enter', 'fire'] : []
    const rest = (to: string) => (to === name && mode === 'park' ? parked : to)
    return doors.flatMap((by) => successors(all, name).map((to) => `${name} ${by} ${to} ${rest(to)}`))
  })
  return new Set(ways)
}

function edgeProblems(asl: Asl, { ways, targets }: Facts): readonly string[] {
  const found = new Set(aslEdges(asl, targets.functions).map(({ from, by, said, to }) => `${from} ${by} ${said} ${to}`))
  return [
    ...[...ways].filter((way) => !found.has(way)).map((way) => `missing: ${way}`),
    ...[...found].filter((way) => !ways.has(way)).map((way) => `not in the chart: ${way}`),
  ]
}

/** Choices name each state once and fail on others. */
function choiceProblems(asl: Asl): readonly string[] {
  return Object.entries(asl.States).flatMap(([name, state]) => {
    if (state.Type !== 'Choice') return []
    const said = state.Choices.map(({ StringEquals }) => StringEquals)
    const round = state.Choices.filter(({ Next }) => asl.States[Next]?.Type === 'Choice')
    const atOnce = state.Choices.filter(({ Next }) => name === `${Next}?` && isRunning(asl.States[Next]))
    return [
      ...(asl.States[state.Default]?.Type === 'Fail' ? [] : [`${name} goes on where it should fail`]),
      ...(new Set(said).size === said.length ? [] : [`${name} names a state twice`]),
      ...round.map(({ Next }) => `${name} leads to ${Next}, which only leads on`),
      ...atOnce.map(({ Next }) => `${Next} is tried again at once`),
    ]
  })
}

/** Waits stand only before the task that they repeat. */
function waitProblems(asl: Asl): readonly string[] {
  return Object.entries(asl.States).flatMap(([name, state]) => {
    if (state.Type === 'Wait') return isRunning(asl.States[state.Next]) ? [] : [`${name} does not lead to a task`]
    if (state.Type !== 'Choice') return []
    const waits = state.Choices.map(({ Next }) => asl.States[Next]).filter((next) => next?.Type === 'Wait')
    return waits.filter(({ Next }) => name !== `${Next}?`).map(({ Next }) => `${name} makes ${Next} wait`)
  })
}

const isRunning = (state: AslState | undefined) => Running.safeParse(state).success

function strangers(asl: Asl, { leaves }: Facts): readonly string[] {
  const known = new Set([asl.StartAt, ...leaves.map(({ name }) => name)])
  const reached = Object.values(asl.States).flatMap((state) => [
    ...('Next' in state ? [state.Next] : []),
    ...('Catch' in state ? (state.Catch ?? []).map(({ Next }) => Next) : []),
    ...('Choices' in state ? state.Choices.map(({ Next }) => Next) : []),
    ...('Default' in state ? [state.Default] : []),
  ])
  return Object.keys(asl.States).filter((name) => !known.has(name) && !reached.includes(name))
}
