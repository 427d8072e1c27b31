import type { AnyStateMachine, AnyStateNode } from 'xstate'
import { z } from 'zod'

/** Resting state: a leaf, named by its path. */
export type Place = {
  readonly name: string
  readonly kind: 'human' | 'service' | 'end'
  /** The task of a service state. */
  readonly task: string | null
  readonly node: AnyStateNode
}

const Meta = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('human') }),
  z.strictObject({ kind: z.literal('service'), task: z.string() }),
  z.strictObject({ kind: z.literal('end') }),
])

/** Leaves of a chart, in its order. */
export function places(chart: AnyStateMachine): readonly Place[] {
  return leaves(chart.root).map((node) => {
    const meta = metaOf(node)
    return {
      name: placeName(node),
      kind: meta?.kind ?? 'human',
      task: meta?.kind === 'service' ? meta.task : null,
      node,
    }
  })
}

export const placeName = (node: AnyStateNode): string => node.path.join('.')

/** Reads a leaf's kind; undefined where the chart names none we know. */
export const metaOf = (node: AnyStateNode) => Meta.safeParse(node.meta).data

/** The leaf in which a case rests that enters this state. */
export function restingLeaf(node: AnyStateNode): AnyStateNode {
  const first = node.initial?.target?.[0]
  return first ? restingLeaf(first) : node
}

export const nodesOf = (node: AnyStateNode): readonly AnyStateNode[] => [
  node,
  ...Object.values(node.states).flatMap((child) => nodesOf(child)),
]

const leaves = (root: AnyStateNode) =>
  nodesOf(root).filter((node) => node.path.length > 0 && Object.keys(node.states).length === 0)
