import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createMachine } from 'xstate'
import { procedureOf } from '#engine/case/case-of.ts'
import { testEngine } from '#tests/support/engine.ts'
import { runExample } from '#tests/support/run-example.ts'
import { procedures } from '#workflows/index.ts'
import { keptCharts } from '../../scripts/kept-charts.ts'

describe('the charts that cases stay on', () => {
  for (const { file, text } of keptCharts()) {
    it(`${file} is the chart of today; a changed chart takes a new version (ADR 9)`, () => {
      const path = new URL(`../../${file}`, import.meta.url)
      expect(existsSync(path)).toBe(true)
      expect(readFileSync(path, 'utf8')).toBe(text)
    })
  }

  for (const procedure of Object.values(procedures)) {
    it(`${procedure.id} still has every earlier chart`, () => {
      const earlier = Array.from({ length: procedure.course.version - 1 }, (_, i) => i + 1)
      expect(Object.keys(procedure.course.past).map(Number)).toEqual(earlier)
    })
  }

  for (const procedure of Object.values(procedures))
    for (const version of Object.keys(procedure.course.past).map(Number))
      it(`a case begun on chart ${version} of ${procedure.id} still goes all the way on it`, async () => {
        const then = {
          ...procedure,
          course: {
            ...procedure.course,
            version,
            chart: procedureOf({ procedures }, { procedure: procedure.id, chart: version }).course.chart,
          },
        }
        for (const example of procedure.examples.filter(({ since = 1 }) => since <= version)) {
          const engine = testEngine({ procedures: { ...procedures, [procedure.id]: then } })
          const { file, states } = await runExample(engine, procedure.id, example)
          expect([file.chart, states]).toEqual([version, example.states])
        }
      })

  it('a case begun on an earlier chart is decided by that chart', () => {
    const { objection } = procedures
    if (!objection) throw new Error('no objection')
    const first = createMachine({ id: 'first' })
    const engine = {
      procedures: {
        objection: { ...objection, course: { ...objection.course, version: 2, past: { 1: first } } },
      },
    }
    expect(procedureOf(engine, { procedure: 'objection', chart: 1 }).course.chart).toBe(first)
    expect(procedureOf(engine, { procedure: 'objection', chart: 2 }).course.chart).toBe(objection.course.chart)
    expect(() => procedureOf(engine, { procedure: 'objection', chart: 3 })).toThrow('objection 3')
  })
})
