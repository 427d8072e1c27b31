import { expect, it } from 'vitest'
import { chineseNumber } from './chinese-number.ts'

it.each([
  ...([
    [1, '一'],
    [10, '十'],
    [16, '十六'],
    [20, '二十'],
    [46, '四十六'],
    [100, '一百'],
    [110, '一百一十'],
  ] as const),
  ...([
    [136, '一百三十六'],
    [201, '二百零一'],
    [1000, '一千'],
    [1029, '一千零二十九'],
    [1030, '一千零三十'],
  ] as const),
  ...([
    [1260, '一千二百六十'],
    [9909, '九千九百零九'],
  ] as const),
])('writes article %i as %s', (n, text) => {
  expect(chineseNumber(n)).toBe(text)
})
