import { z } from 'zod'

const texts = [
  ...['', 'a', '云浮市', ' 两边 ', '2026-06-02', '440000', '2026', 'x@example.cn', 'https://example.cn/a', 'http:/x'],
  ...['YWJj', 'YWJ', 'a'.repeat(64), '字'.repeat(300), 'hearing.reply', 'TRUE', 'kms:k', '91440000MA5XXXXXXX'],
]
const numbers = [0, 1, -1, 1.5, 5, 2026, 1e9, 2 ** 60, Number.NaN]
const junk = [null, undefined, 0, 'x', true, [], {}, [1], { a: 1 }]

/** Draws from 0 to 1, alike for a seed (mulberry32). */
export function drawing(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Draws bodies for a schema: mostly of its shape, at times not. */
export function bodies(draw: () => number): (schema: z.core.$ZodType) => unknown {
  const one = <T>(all: readonly T[]): T | undefined => all[Math.floor(draw() * all.length)]
  const many = <T>(most: number, make: () => T): T[] => Array.from({ length: Math.floor(draw() * (most + 1)) }, make)
  return function body(schema: z.core.$ZodType): unknown {
    if (draw() < 0.02) return one(junk)
    const { def } = (schema as z.core.$ZodTypes)._zod
    switch (def.type) {
      case 'string':
      case 'template_literal':
        return one(texts)
      case 'number':
        return one(numbers)
      case 'boolean':
        return draw() < 0.5
      case 'null':
        return null
      case 'literal':
        return one(def.values)
      case 'enum':
        return one(Object.values(def.entries))
      case 'array':
        return many(3, () => body(def.element))
      case 'tuple':
        return def.items.map(body)
      case 'union':
        return body(one(def.options) ?? z.null())
      case 'record':
        return Object.fromEntries([...many(3, () => [String(body(def.keyType)), body(def.valueType)]), ...named(def)])
      case 'object':
        return {
          ...Object.fromEntries(
            Object.entries(def.shape).flatMap(([name, of]) => (draw() < 0.9 ? [[name, body(of)]] : [])),
          ),
          ...(draw() < 0.05 && { besides: 1 }),
        }
      case 'optional':
        return draw() < 0.1 ? undefined : body(def.innerType)
      case 'nullable':
        return draw() < 0.2 ? null : body(def.innerType)
      case 'default':
      case 'catch':
      case 'readonly':
        return body(def.innerType)
      case 'lazy':
        return body(def.getter())
      case 'pipe':
        return body(def.in._zod.def.type === 'transform' ? def.out : def.in)
      default:
        return one([...junk, ...texts])
    }
  }
  /** A record by a list of names wants all of them. */
  function named({ keyType, valueType }: z.core.$ZodRecordDef): [string, unknown][] {
    const { def } = (keyType as z.core.$ZodTypes)._zod
    if (def.type !== 'enum' || draw() < 0.2) return []
    return Object.values(def.entries).map((name) => [String(name), bodies(draw)(valueType)])
  }
}
