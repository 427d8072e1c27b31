import { expect, it } from 'vitest'
import { sampleRecord } from '#tests/support/run-example.ts'
import { recordChanges } from './outcome.ts'

const item = (shown: string, value: string) =>
  ({ field: 'CF_NR_FK', ground: 'E2', shown, answer: { code: '01', value } }) as const

it('corrects what is still wrong, and changes nothing where another case has put it right since (ADR 12)', () => {
  const changes = (shown: string, value: string) => recordChanges([item(shown, value)], sampleRecord, 'c1', 0)
  expect(changes('5.5', '0.55')).toMatchObject([{ kind: 'corrected', answer: '01' }])
  expect(changes('55', '5.5')).toEqual([])
  expect(changes('5.5', '5.5')).toHaveLength(1)
})
