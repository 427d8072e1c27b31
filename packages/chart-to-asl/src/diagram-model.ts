import type { AnyStateMachine } from 'xstate'
import { type Edge, edges, noted } from './edges.ts'
import { type Place, places } from './place.ts'

/** Line of a card: an event, and the states after it. */
export type Row = { readonly label: string; readonly targets: readonly string[]; readonly isClock: boolean }
export type Card = {
  readonly name: string
  readonly title: string
  readonly kind: Place['kind']
  readonly rows: readonly Row[]
  /** Events taken without moving. */
  readonly notes: readonly string[]
}
export type DiagramModel = {
  readonly title: string
  readonly opening: string
  /** Rows common to all human or all service states, said once. */
  readonly always: readonly {
    readonly where: string
    readonly rows: readonly Row[]
    readonly notes: readonly string[]
  }[]
  readonly cards: readonly Card[]
}

/** Names of a chart's parts in a picture. */
export type ChartWords = {
  readonly title: string
  /** The event that opens a case. */
  readonly opening: string
  /** Heads that all human, and all service states share. */
  readonly human: string
  readonly service: string
  state(name: string): string
  event(name: string): string
}

/** Names as the chart has them. */
export const ownNames = (chart: AnyStateMachine): ChartWords => ({
  title: chart.id,
  opening: 'start',
  human: 'Wherever somebody is awaited',
  service: 'In every automatic step',
  state: (name) => name,
  event: (name) => name.replace(/^xstate\.(done|error)\.actor\./, '$1: '),
})

/** Gathers what a picture says, before its form. */
export function diagramModel(chart: AnyStateMachine, say: ChartWords): DiagramModel {
  const all = edges(chart).filter(({ event }) => event !== noted)
  const leaves = places(chart)
  const open = leaves.filter(({ name, kind }) => kind === 'human' && all.some((e) => e.from === name && !isRetry(e)))
  const services = leaves.filter(({ kind }) => kind === 'service')
  const groups = [
    { where: say.human, shared: common(all, open) },
    { where: say.service, shared: common(all, services) },
  ].filter(({ shared }) => shared.length > 0)
  const told = new Set(groups.flatMap(({ shared }) => shared.map(key)))
  return {
    title: say.title,
    opening: say.opening,
    always: groups.map(({ where, shared }) => ({ where, ...said(shared, say) })),
    cards: leaves.map(({ name, kind }) => ({
      name,
      kind,
      title: say.state(name),
      ...said(
        all.filter((edge) => edge.from === name && !told.has(key(edge))),
        say,
      ),
    })),
  }
}

const isRetry = ({ event }: Edge) => event.startsWith('system.')

/** Events that these states all take alike, or note. */
function common(all: readonly Edge[], among: readonly Place[]): readonly Edge[] {
  const names = among
    .filter(({ name }) => !all.some((edge) => edge.from === name && isRetry(edge)))
    .map(({ name }) => name)
  const own = all.filter(({ from }) => names.includes(from))
  return own.filter((edge) => {
    const same = names.filter((name) => own.some((other) => other.from === name && key(other) === key(edge)))
    const takes = names.filter((name) => own.some((other) => other.from === name && kindOf(other) === kindOf(edge)))
    return (
      names.length > 1 && takes.length === names.length && same.length >= names.length - (edge.to === edge.from ? 1 : 0)
    )
  })
}

/** Name of an event, of any task. */
const kindOf = ({ event }: Edge) => event.replace(/^(xstate\.\w+)\..*/, '$1')

/** Equal by event and target, or both stay. */
const key = (edge: Edge) => `${kindOf(edge)} ${edge.guard ?? ''} ${edge.to === edge.from ? '' : edge.to}`

function said(
  ways: readonly Edge[],
  say: ChartWords,
): { readonly rows: readonly Row[]; readonly notes: readonly string[] } {
  const moving = ways.filter(({ from, to }) => from !== to)
  const labels = [...new Set(moving.map(({ event }) => say.event(event)))]
  const notes = ways.filter(({ from, to }) => from === to).map(({ event }) => say.event(event))
  return {
    rows: labels.map((label) => {
      const same = moving.filter(({ event }) => say.event(event) === label)
      return {
        label,
        targets: [...new Set(same.map(({ to }) => to))],
        isClock: same.some(({ event }) => event.startsWith('clock.')),
      }
    }),
    notes: [...new Set(notes)],
  }
}
