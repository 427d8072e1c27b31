import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { seenKeys } from './seen-keys.ts'

const markOf = (n: number) => createHash('sha256').update(String(n)).digest('hex').slice(0, 16)

describe('the keys of a complete sheet', () => {
  it('are found again among five thousand, and no others', () => {
    const seen = seenKeys()
    for (let n = 0; n < 5000; n += 1) seen.add(markOf(n))
    const found = Array.from({ length: 10_000 }, (_, n) => seen.has(markOf(n)))
    expect(found.map((is, n) => is === n < 5000).every(Boolean)).toBe(true)
  })

  it('are found where one comes after the first question', () => {
    const seen = seenKeys()
    expect(seen.has(markOf(1))).toBe(false)
    seen.add(markOf(2))
    seen.add(markOf(1))
    expect([seen.has(markOf(1)), seen.has(markOf(2)), seen.has(markOf(3))]).toEqual([true, true, false])
    seen.add('ffffffffffffffff')
    seen.add('0000000000000000')
    expect([seen.has('ffffffffffffffff'), seen.has('0000000000000000'), seen.has('0000000000000001')]).toEqual([
      true,
      true,
      false,
    ])
  })
})
