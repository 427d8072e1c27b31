import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate'
import { metaOf, nodesOf, placeName } from './place.ts'

export type Problem = { readonly state: string; readonly what: string }

/** Finds what hosts could not run alike. */
export function compilable(chart: AnyStateMachine): readonly Problem[] {
  return nodesOf(chart.root).flatMap((node) => {
    const found = node.path.length === 0 ? rootProblems(node) : stateProblems(node, chart)
    return [...found, ...transitionProblems(node, chart)].map((what) => ({ state: placeName(node), what }))
  })
}

const rootProblems = (root: AnyStateNode) => [
  ...unless(root.type === 'compound', 'the chart is not a compound of states'),
  ...unless(root.invoke.length === 0, 'the chart itself runs a task'),
]

function stateProblems(node: AnyStateNode, chart: AnyStateMachine): readonly string[] {
  return [
    ...unless(/^[a-z][A-Za-z]*$/.test(node.key), 'the name is not a word in camel case'),
    ...unless(['atomic', 'compound', 'final'].includes(node.type), `${node.type} states do not compile`),
    ...unless(node.after.length === 0, 'a delayed transition: time comes as an event'),
    ...unless((node.always ?? []).length === 0, 'an eventless transition'),
    ...unless(node.type !== 'final' || node.path.length === 1, 'an end inside a compound state'),
    ...actionProblems([...node.entry, ...node.exit], chart),
    ...(node.type === 'compound' ? unless(node.invoke.length === 0, 'a compound state runs a task') : []),
    ...(node.type === 'atomic' || node.type === 'final' ? leafProblems(node, chart) : []),
  ]
}

function leafProblems(node: AnyStateNode, chart: AnyStateMachine): readonly string[] {
  const meta = metaOf(node)
  if (!meta) return ['meta does not say whether it is human, service or end']
  if (meta.kind !== 'service')
    return [
      ...unless((meta.kind === 'end') === (node.type === 'final'), `${meta.kind} does not fit a ${node.type} state`),
      ...unless(node.invoke.length === 0, `a ${meta.kind} state runs a task`),
    ]
  const [invoke, ...more] = node.invoke
  if (!invoke || more.length > 0) return ['a service state runs exactly one task']
  return [
    ...unless(invoke.src === meta.task && invoke.id === meta.task, 'the task, its id and meta.task differ'),
    ...unless(meta.task in chart.implementations.actors, `no task named ${meta.task} is set up`),
    ...unless(node.transitions.has(`xstate.done.actor.${meta.task}`), 'the task has no way on'),
    ...unless(node.transitions.has(`xstate.error.actor.${meta.task}`), 'the task has no error exit'),
  ]
}

function transitionProblems(node: AnyStateNode, chart: AnyStateMachine): readonly string[] {
  return [...node.transitions].flatMap(([event, transitions]) => [
    ...unless(isEventName(event), `${event} is not the name of one event`),
    ...transitions.flatMap((transition) => [
      ...guardProblems(transition, chart),
      ...actionProblems(transition.actions, chart),
      ...unless((transition.target?.length ?? 0) <= 1, `${event} goes to several states`),
      ...unless(
        (transition.target ?? []).every(({ type }) => type !== 'history'),
        `${event} goes to a history state`,
      ),
    ]),
  ])
}

function guardProblems({ guard }: AnyTransitionDefinition, chart: AnyStateMachine): readonly string[] {
  if (guard === undefined) return []
  if (typeof guard !== 'string') return ['a guard that is not a name']
  return unless(guard in chart.implementations.guards, `no guard named ${guard} is set up`)
}

function actionProblems(actions: readonly unknown[], chart: AnyStateMachine): readonly string[] {
  return actions.flatMap((action) =>
    typeof action === 'string'
      ? unless(action in chart.implementations.actions, `no action named ${action} is set up`)
      : ['an action that is not a name'],
  )
}

const isEventName = (event: string) =>
  /^xstate\.(done|error)\.actor\.\w+$/.test(event) || /^[a-z]\w*(\.\w+)+$/.test(event)

const unless = (holds: boolean, what: string): readonly string[] => (holds ? [] : [what])
