import { expect, test } from 'vitest'
import { openEnd } from '#records/publicity/in-force.ts'
import { sayCell, sayLastDay } from './when.ts'

test('names no year 9999 for what is public without an end', () => {
  expect([sayLastDay('zh', openEnd), sayLastDay('en', openEnd)]).toEqual(['长期', 'no fixed end'])
  expect(sayLastDay('zh', '2026-10-28')).toBe('2026年10月28日')
})

test('says a code of permitted use in words, and leaves what it does not know', () => {
  const said = (value: string) => sayCell('zh', 'penalty', '信息使用范围', value)
  expect([said('0'), said(' 1 '), said('公示'), said('9')]).toEqual(['公示', '仅限内部共享或授权查询', '公示', '9'])
})
