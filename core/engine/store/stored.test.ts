import { expect, it } from 'vitest'
import { z } from 'zod'
import { keyShape } from './key-shape.ts'
import type { Json } from './ports.ts'
import { stored } from './stored.ts'

const keys = keyShape('planted#{id}', 'planted')
const row = (body: Json) => ({ ...keys.key('A'), v: 1, body })

function counted() {
  const seen: unknown[] = []
  const kind = stored('planted', {
    schema: z.strictObject({ n: z.number() }).refine((body) => seen.push(body) > 0),
    ...{ keys: [keys], due: null, from: 'door' },
  })
  return { kind, seen }
}

it('parses a body that nobody can change once, and any other at each reading', () => {
  const { kind, seen } = counted()
  const [frozen, loose] = [row(Object.freeze({ n: 1 })), row({ n: 2 })]
  for (const item of [frozen, frozen, loose, loose]) kind.read(item)
  expect(seen).toEqual([{ n: 1 }, { n: 2 }, { n: 2 }])
})

it('gives back a body made here as it is once it is frozen, never before', () => {
  const { kind, seen } = counted()
  const made = kind.made({ n: 1 })
  kind.read(row(made))
  expect(kind.read(row(Object.freeze(made)))).toBe(made)
  expect(seen).toHaveLength(1)
})

it('names the field of a damaged body, frozen or not, each time', () => {
  const { kind } = counted()
  const damaged = row(Object.freeze({ n: 'one' }))
  for (const item of [damaged, damaged, row({ n: 'one' })])
    expect(() => kind.read(item)).toThrow('planted, planted#A planted: n: invalid_type')
})
