import { expect, test } from 'vitest'
import { openEnd } from '#records/publicity/in-force.ts'
import { sayLastDay } from './when.ts'

test('names no year 9999 for what is public without an end', () => {
  expect([sayLastDay('zh', openEnd), sayLastDay('en', openEnd)]).toEqual(['长期', 'no fixed end'])
  expect(sayLastDay('zh', '2026-10-28')).toBe('2026年10月28日')
})
