import { expect, it } from 'vitest'
import { procedures } from '#workflows/index.ts'
import { chartOf } from './charts.ts'

it.each(Object.keys(procedures))('finds the picture of %s in both languages', (procedure) => {
  expect(chartOf(procedure, 'zh')).toContain('<svg')
  expect(chartOf(procedure, 'en')).toContain('<svg')
})
