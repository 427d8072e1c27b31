import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { examples } from '#tests/conformance/conforms.ts'
import { courses } from '#tests/crash/sampled.ts'
import { procedures } from '#workflows/index.ts'
import { charts } from './charts.ts'

const registry = Object.keys(procedures)
const exampleCount = Object.values(procedures).reduce((sum, one) => sum + one.examples.length, 0)

describe('a suite that says all walks all', () => {
  it('charts: each procedure once', () => {
    expect(charts.map(({ id }) => id)).toEqual(registry)
  })

  it('conformance: each example of each procedure', () => {
    expect([...new Set(examples.map(({ procedure }) => procedure.id))]).toEqual(['small', ...registry])
    expect(examples.filter(({ procedure }) => procedure.id !== 'small')).toHaveLength(exampleCount)
  })

  it('crash: each example of each procedure', async () => {
    const walked = await courses()
    expect([...new Set(walked.map(({ procedure }) => procedure))]).toEqual(registry)
    expect(walked).toHaveLength(exampleCount)
  })

  it('whoever says it has the registry before them', () => {
    expect(liars(globSync('{tests,core,packages,workflows,functions,web,hosts}/**/*.{ts,tsx}'))).toEqual([])
    expect(liar('const charts = [objection] // Every chart of the registry.')).toBe(true)
  })
})

const says = /\b(every|each|all)\b.* of the registry\b/i
const reads = /#workflows\/index\.ts|\.\/index\.ts/

const liar = (text: string) => says.test(text) && !reads.test(text)
const liars = (files: readonly string[]) =>
  files
    .filter((file) => !file.includes('planted') && /\.test\.tsx?$|^tests\//.test(file))
    .filter((file) => liar(readFileSync(file, 'utf8')))
