import aslValidator from 'asl-validator'
import { describe, expect, test } from 'vitest'
import type { Asl } from '#chart/asl.ts'
import { aslEdges } from '#chart/asl-edges.ts'
import { aslProblems } from '#chart/asl-problems.ts'
import { chartToAsl } from '#chart/chart-to-asl.ts'
import { compilable } from '#chart/compilable.ts'
import { edges } from '#chart/edges.ts'
import { places } from '#chart/place.ts'
import { aslTargets } from '#tests/support/asl-targets.ts'
import { smallChart } from '#tests/support/doubles/small-chart.ts'
import { unseen } from './asl-mutants.ts'
import { charts } from './charts.ts'

const modes = ['wait', 'park'] as const
const all = [smallChart, ...charts].flatMap((chart) =>
  modes.map((mode) => ({ chart, mode, name: `${chart.id} (${mode})`, asl: chartToAsl(chart, mode, aslTargets) })),
)

test.each(charts.map((chart) => ({ name: chart.id, chart })))('$name compiles', ({ chart }) => {
  expect(compilable(chart)).toEqual([])
})

describe.each(all)('$name', ({ chart, mode, asl }) => {
  test('is valid Amazon States Language', () => {
    const { isValid, errorsText } = aslValidator(structuredClone(asl)) // it writes into what it is given
    expect(isValid, errorsText('\n')).toBe(true)
  })

  test('has exactly the ways of its chart', () => {
    const waiting = places(chart).filter(({ kind }) => kind === 'service' || (kind === 'human' && mode === 'wait'))
    const wanted = edges(chart).filter(({ from }) => waiting.some(({ name }) => name === from))
    const found = aslEdges(asl, aslTargets.functions).map(({ from, said }) => `${from} → ${said}`)
    expect(new Set(found)).toEqual(new Set(wanted.map(({ from, to }) => `${from} → ${to}`)))
    expect(aslProblems(chart, mode, aslTargets)(asl)).toEqual([])
  })

  test('is caught in each fifth mutation (all of them: asl-mutants.long.test.ts)', () => {
    expect(unseen(chart, mode, 5)).toEqual({ missed: [], isEnough: true })
  })

  test('sends no more than a case, its place in the log and its state', () => {
    const sent = payloadKeys(asl)
    expect(sent).toEqual(
      new Set(['caseId.$', 'seq.$', 'state', 'error.$', ...(mode === 'wait' ? ['seconds.$', 'token.$'] : [])]),
    )
  })
})

const payloadKeys = (asl: Asl) =>
  new Set(Object.values(asl.States).flatMap((s) => (s.Type === 'Task' ? Object.keys(s.Parameters.Payload) : [])))
