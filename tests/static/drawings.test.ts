import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { chartToMermaid } from '#chart/chart-to-mermaid.ts'
import { diagramModel } from '#chart/diagram-model.ts'
import { edges, noted } from '#chart/edges.ts'
import { chartToDiagram } from '#engine/compile/chart-to-diagram.ts'
import { chartWords } from '#engine/compile/chart-words.ts'
import { procedures } from '#workflows/index.ts'
import { drawings } from '../../scripts/drawings.ts'

const folder = new URL('../../docs/charts/', import.meta.url)

test.each(drawings())('docs/charts/$file is as the chart is now (npm run draw)', ({ file, text }) => {
  expect(readFileSync(new URL(file, folder), 'utf8')).toBe(text)
})

test('nothing else lies in docs/charts', () => {
  expect(readdirSync(folder).toSorted()).toEqual(
    drawings()
      .map(({ file }) => file)
      .toSorted(),
  )
})

test.each(Object.values(procedures).map((procedure) => ({ name: procedure.id, procedure })))(
  'the picture of $name leaves no way out',
  ({ procedure }) => {
    const text = chartToMermaid(procedure.course.chart, chartWords(procedure, 'en'))
    const { always, cards } = diagramModel(procedure.course.chart, chartWords(procedure, 'en'))
    const everywhere = new Set(always.flatMap(({ rows }) => rows.flatMap(({ targets }) => targets)))
    const moving = edges(procedure.course.chart).filter(({ event, from, to }) => event !== noted && from !== to)
    const missing = moving.filter(({ from, to }) => !text.includes(`  ${from} --> ${to}: `) && !everywhere.has(to))
    expect(missing).toEqual([])
    expect(cards.every(({ title }) => chartToDiagram(procedure, 'en').includes(`>${title}<`))).toBe(true)
  },
)
