import { type Place, places } from '#engine/case/place.ts'
import { type Bilingual, fill } from '#law/bilingual.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { type Edge, edges, noted } from './edges.ts'

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

export type DiagramLanguage = 'zh' | 'en'

/** Gathers what a picture says, before its form. */
export function diagramModel(procedure: Procedure, language: DiagramLanguage): DiagramModel {
  const all = edges(procedure.course.chart).filter(({ event }) => event !== noted)
  const leaves = places(procedure.course.chart)
  const say = speaker(procedure, language)
  const open = leaves.filter(({ name, kind }) => kind === 'human' && all.some((e) => e.from === name && !isRetry(e)))
  const services = leaves.filter(({ kind }) => kind === 'service')
  const groups = [
    { where: chartTexts.human[language], ...common(all, open, say) },
    { where: chartTexts.service[language], ...common(all, services, say) },
  ].filter(({ common: shared }) => shared.length > 0)
  const told = new Set(groups.flatMap((group) => group.common.map((e) => key(e))))
  return {
    title: procedure.pages.words.title[language],
    opening: say.event(procedure.parties.opens.event),
    always: groups.map(({ where, common: shared }) => ({ where, ...said(shared, say) })),
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

type Speaker = { state(name: string): string; event(name: string): string }

export const chartTexts = {
  human: { zh: '每个等待办理的环节', en: 'Wherever somebody is awaited' },
  service: { zh: '每个自动环节', en: 'In every automatic step' },
  done: { zh: '完成', en: 'Done' },
  failed: { zh: '多次失败', en: 'Failed repeatedly' },
  breach: { zh: '{limit}期限到期', en: '{limit}: limit ends' },
  also: { zh: '也可：', en: 'Also: ' },
} satisfies Record<string, Bilingual>

function speaker({ pages: { words } }: Procedure, language: DiagramLanguage): Speaker {
  const of = (there: Readonly<Record<string, Bilingual>>, name: string) => there[name]?.[language] ?? name
  return {
    state: (name) => of(words.states, name),
    event: (name) => {
      if (name.startsWith('xstate.done.')) return chartTexts.done[language]
      if (name.startsWith('xstate.error.')) return chartTexts.failed[language]
      const limit = name.match(/^clock\.(\w+)\./)?.[1]
      if (limit === undefined) return of(words.events, name)
      return fill(chartTexts.breach[language], { limit: of(words.limits, limit) })
    },
  }
}

const isRetry = ({ event }: Edge) => event.startsWith('system.')

/** Events that these states all take alike, or note. */
function common(
  all: readonly Edge[],
  among: readonly Place[],
  { event: _ }: Speaker,
): { readonly common: readonly Edge[] } {
  const names = among
    .filter(({ name }) => !all.some((edge) => edge.from === name && isRetry(edge)))
    .map(({ name }) => name)
  const own = all.filter(({ from }) => names.includes(from))
  const shared = own.filter((edge) => {
    const same = names.filter((name) => own.some((other) => other.from === name && key(other) === key(edge)))
    const takes = names.filter((name) => own.some((other) => other.from === name && kindOf(other) === kindOf(edge)))
    return (
      names.length > 1 && takes.length === names.length && same.length >= names.length - (edge.to === edge.from ? 1 : 0)
    )
  })
  return { common: shared }
}

/** Name of an event, of any task. */
const kindOf = ({ event }: Edge) => event.replace(/^(xstate\.\w+)\..*/, '$1')

/** Equal by event and target, or both stay. */
const key = (edge: Edge) => `${kindOf(edge)} ${edge.guard ?? ''} ${edge.to === edge.from ? '' : edge.to}`

function said(
  ways: readonly Edge[],
  say: Speaker,
): { readonly rows: readonly Row[]; readonly notes: readonly string[] } {
  const moving = Object.groupBy(
    ways.filter(({ from, to }) => from !== to),
    (edge) => say.event(edge.event),
  )
  const notes = ways.filter(({ from, to }) => from === to).map(({ event }) => say.event(event))
  return {
    rows: Object.entries(moving).map(([label, same]) => ({
      label,
      targets: [...new Set((same ?? []).map(({ to }) => to))],
      isClock: (same ?? []).some(({ event }) => event.startsWith('clock.')),
    })),
    notes: [...new Set(notes)],
  }
}
