import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate'
import { type Place, placeName, places, restingLeaf } from './place.ts'

/** One way between states; several of an event keep their order. */
export type Edge = {
  readonly from: string
  readonly event: string
  readonly guard: string | null
  readonly to: string
  readonly actions: readonly string[]
}

/** Mark of events that open cases take without moving. */
export const noted = '(noted)'

/** Every way between states of rest. */
export const edges = (chart: AnyStateMachine): readonly Edge[] => places(chart).flatMap(waysFrom)

/** States that may follow, for an execution's choices. */
export function successors(all: readonly Edge[], from: string): readonly string[] {
  return [...new Set(all.filter((edge) => edge.from === from).map((edge) => edge.to))]
}

function waysFrom(place: Place): readonly Edge[] {
  if (place.kind === 'end') return []
  const named = eventsOf(place.node).flatMap((event) =>
    candidates(place.node, event)
      .filter(isAllowed)
      .map((transition) => ({
        from: place.name,
        event,
        guard: guardOf(transition),
        to: placeName(restingLeaf(transition.target?.[0] ?? place.node)),
        actions: transition.actions.map(actionOf),
      })),
  )
  return [...named, { from: place.name, event: noted, guard: null, to: place.name, actions: [] }]
}

const lineage = (node: AnyStateNode): readonly AnyStateNode[] => [node, ...(node.parent ? lineage(node.parent) : [])]

const eventsOf = (node: AnyStateNode) => [...new Set(lineage(node).flatMap((n) => [...n.transitions.keys()]))]

/** Own transitions before parents', up to the first unguarded. */
function candidates(node: AnyStateNode, event: string): readonly AnyTransitionDefinition[] {
  const all = lineage(node).flatMap((n) => n.transitions.get(event) ?? [])
  const last = all.findIndex((transition) => transition.guard === undefined)
  return last < 0 ? all : all.slice(0, last + 1)
}

/** A transition without target and actions forbids its event. */
const isAllowed = ({ target, actions }: AnyTransitionDefinition) => target !== undefined || actions.length > 0

const guardOf = ({ guard }: AnyTransitionDefinition) => (guard === undefined ? null : named(guard))

const actionOf = (action: unknown) => named(action)

function named(part: unknown): string {
  if (typeof part === 'string') return part
  const type = typeof part === 'object' && part !== null && 'type' in part ? part.type : undefined
  return typeof type === 'string' ? type : '(inline)'
}
