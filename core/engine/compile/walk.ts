import { type Edge, edges } from '#chart/edges.ts'
import { placeName, places, restingLeaf } from '#chart/place.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

/** State of the walk, and the past that matters. */
export type Standing = {
  readonly state: string
  /** The service state whose task failed last. */
  readonly failedAt: string | null
  /** A person's decision was made since the case last waited for one. */
  readonly decided: boolean
}

export type Step = { readonly from: Standing; readonly edge: Edge }
export type Walk = { readonly standings: readonly Standing[]; readonly steps: readonly Step[] }

/**
 * Standings by the chart alone: guards may hold or not. `isStalledAt<State>` holds only after that state's task
 * failed.
 */
export function walk(procedure: Procedure): Walk {
  const all = edges(procedure.course.chart)
  const kinds = new Map(places(procedure.course.chart).map(({ name, kind }) => [name, kind]))
  const first = { state: placeName(restingLeaf(procedure.course.chart.root)), failedAt: null, decided: false }
  const seen = new Map<string, Standing>([[keyOf(first), first]])
  const steps: Step[] = []
  for (const from of seen.values()) {
    const ways = all.filter((edge) => edge.from === from.state && isOpen(edge.guard, from.failedAt))
    for (const edge of ways) {
      steps.push({ from, edge })
      const next = after(procedure, from, edge, kinds.get(edge.to) === 'service')
      if (!seen.has(keyOf(next))) seen.set(keyOf(next), next)
    }
  }
  return { standings: [...seen.values()], steps }
}

function isOpen(guard: string | null, failedAt: string | null): boolean {
  const name = guard?.match(/^isStalledAt(\w+)$/)?.[1]
  return name === undefined || name.toLowerCase() === failedAt?.toLowerCase()
}

/** A decision lasts through failures, until a person is asked again. */
function after(procedure: Procedure, from: Standing, { event, to }: Edge, toService: boolean): Standing {
  const failed = event.startsWith('xstate.error.')
  return {
    state: to,
    failedAt: failed ? from.state : from.failedAt,
    decided: isDecision(procedure, event) || (from.decided && (failed || toService || to === from.state)),
  }
}

/** Decisions are guarded by four eyes and sent by people alone. */
export function isDecision(procedure: Procedure, event: string): boolean {
  const rule = procedure.parties.events[event]
  return rule?.fourEyes === true && rule.by.every((role) => role !== 'system' && role !== 'public')
}

const keyOf = ({ state, failedAt, decided }: Standing) => `${state} ${failedAt} ${decided}`
