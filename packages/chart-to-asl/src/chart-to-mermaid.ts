import type { AnyStateMachine } from 'xstate'
import { type ChartWords, diagramModel, ownNames, type Row } from './diagram-model.ts'

/** Draws a chart as Mermaid's text, in its names or yours. */
export function chartToMermaid(chart: AnyStateMachine, words: ChartWords = ownNames(chart)): string {
  const { title, opening, cards, always } = diagramModel(chart, words)
  const first = cards[0]?.name ?? ''
  const named = (name: string) => cards.find((card) => card.name === name)?.title ?? name
  return [
    'stateDiagram-v2',
    `  accTitle: ${title}`,
    ...cards.map((card) => `  state "${clean(card.title)}" as ${id(card.name)}`),
    `  [*] --> ${id(first)}: ${clean(opening)}`,
    ...cards.flatMap((card) => ways(card.name, card.rows)),
    ...cards.filter(({ kind }) => kind === 'end').map(({ name }) => `  ${id(name)} --> [*]`),
    ...always.flatMap(({ where, rows }) => [
      `  note right of ${id(first)}`,
      `    ${clean(where)}`,
      ...rows.map(({ label, targets }) => `    ${clean(label)} → ${clean(targets.map(named).join(' / '))}`),
      '  end note',
    ]),
    '',
  ].join('\n')
}

const ways = (from: string, rows: readonly Row[]) =>
  rows.flatMap(({ label, targets }) => targets.map((to) => `  ${id(from)} --> ${id(to)}: ${clean(label)}`))

const id = (name: string) => name.replaceAll('.', '_')

// Colons and quotation marks would end the label.
const clean = (text: string) => text.replaceAll(':', '：').replaceAll('"', '”').replaceAll(';', '，')
