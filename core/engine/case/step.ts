import { type AnyStateMachine, type AnyTransitionDefinition, initialTransition, transition } from 'xstate'
import { compilable } from '#chart/compilable.ts'
import { Fault } from '#law/fault.ts'

/** A step's result: state, action names, and whether it is an end. */
export type Step = { readonly state: string; readonly names: readonly string[]; readonly closed: boolean }

/** Chart's response to an event; undefined: nothing. */
export function step(chart: AnyStateMachine, state: string, data: unknown, type: string): Step | undefined {
  const known = memory(chart)
  if (known === null) return asked(chart, state, data, type)
  const ways = waysOf(chart, state, type)
  const at = ways.findIndex(({ guard }) => guard === undefined || holds(chart, String(guard), data, type))
  if (at < 0) return undefined
  const key = `${state} ${type} ${at}`
  if (!known.has(key)) known.set(key, asked(chart, state, data, type))
  return known.get(key)
}

/** Lets data choose the first state, if possible. */
export const began = 'case.began'

/** The step into the first state of a case with this data. */
export function firstStep(chart: AnyStateMachine, data: unknown): Step {
  const first = initialStep(chart, data)
  const next = step(chart, first.state, data, began)
  return next ? { ...next, names: [...first.names, ...next.names] } : first
}

function initialStep(chart: AnyStateMachine, data: unknown): Step {
  const known = memory(chart)
  const found = known?.get('')
  if (found) return found
  const [snapshot, actions] = initialTransition(chart, data)
  const first = { state: nameOf(snapshot.value), names: namesOf(actions), closed: false }
  known?.set('', first)
  return first
}

/** Data opens ways, never changes targets; null: more than names. */
const memories = new WeakMap<AnyStateMachine, Map<string, Step | undefined> | null>()

function memory(chart: AnyStateMachine): Map<string, Step | undefined> | null {
  const found = memories.get(chart)
  if (found !== undefined) return found
  const made = compilable(chart).length === 0 && hasPlainGuards(chart) ? new Map<string, Step | undefined>() : null
  memories.set(chart, made)
  return made
}

const hasPlainGuards = (chart: AnyStateMachine) =>
  Object.values(chart.implementations.guards).every((guard) => typeof guard === 'function' && !('check' in guard))

/** The state's own ways first, then the chart's. */
function waysOf(chart: AnyStateMachine, state: string, type: string): readonly AnyTransitionDefinition[] {
  const own = chart.root.states[state]?.transitions.get(type)
  const general = chart.root.transitions.get(type)
  return own && general ? [...own, ...general] : (own ?? general ?? [])
}

function holds(chart: AnyStateMachine, guard: string, data: unknown, type: string): boolean {
  const check: unknown = chart.implementations.guards[guard]
  if (typeof check !== 'function') throw new Fault('unknownGuard', guard)
  return Boolean(check({ context: { data }, event: { type } }, undefined))
}

function asked(chart: AnyStateMachine, state: string, data: unknown, type: string): Step | undefined {
  const snapshot = chart.resolveState({ value: state, context: { data } })
  if (!snapshot.can({ type })) return undefined
  const [next, actions] = transition(chart, snapshot, { type })
  return { state: nameOf(next.value), names: namesOf(actions), closed: next.status === 'done' }
}

const namesOf = (actions: readonly { readonly type: string }[]) =>
  actions.map((action) => action.type).filter((type) => !type.startsWith('xstate.'))

function nameOf(value: unknown): string {
  if (typeof value === 'string') return value
  throw new Fault('compoundState', 'states of a case are atomic')
}
