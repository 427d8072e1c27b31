import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, namesInOrder } from './canonical.ts'

const text = fc.string({ unit: 'binary' })
const json = fc.jsonValue({ stringUnit: 'binary' })

describe('canonical JSON (RFC 8785)', () => {
  it('writes every JSON value as another implementation does', () => {
    fc.assert(
      fc.property(json, (value) => canonical(value) === canonicalize(value)),
      { numRuns: 2000 },
    )
  })

  it('writes every finite number as another implementation does', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(number, (value) => canonical(value) === canonicalize(value)),
      { numRuns: 2000 },
    )
  })

  it('does not depend on the order of the members', () => {
    const members = fc.uniqueArray(fc.tuple(text, json), { selector: ([key]) => key, maxLength: 8 })
    fc.assert(
      fc.property(members, (pairs) => {
        const turned = Object.fromEntries([...pairs].reverse())
        expect(canonical(turned)).toBe(canonical(Object.fromEntries(pairs)))
      }),
    )
  })

  it('gives the value back', () => {
    fc.assert(fc.property(json, (value) => canonical(JSON.parse(canonical(value))) === canonical(value)))
  })

  it('sorts the names by UTF-16 code units (RFC 8785 3.2.3)', () => {
    const names = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
    expect(canonical(names)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}')
  })

  it('puts few names and many in the order of a sort', () => {
    fc.assert(
      fc.property(fc.uniqueArray(text, { maxLength: 80, size: 'max' }), (names) => {
        const value = Object.fromEntries(names.map((name) => [name, 1]))
        expect(namesInOrder(value)).toEqual(Object.keys(value).sort())
      }),
    )
  })

  it('writes numbers as RFC 8785 3.2.2 shows', () => {
    const numbers = [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0]
    expect(canonical(numbers)).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27,0]')
  })

  it.each([
    ['NaN', Number.NaN],
    ['infinity', Number.NEGATIVE_INFINITY],
    ['undefined', undefined],
    ['an undefined member', { a: undefined }],
    ['an undefined element', [undefined]],
    ['a hole in an array', Array(1)],
    ['a lone surrogate', '\ud800'],
    ['a lone surrogate in a name', { '\udfff': 1 }],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['bytes', new Uint8Array(1)],
  ])('refuses %s', (_, value) => {
    expect(() => canonical(value)).toThrow(TypeError)
  })

  it('takes an object without prototype', () => {
    expect(canonical(Object.assign(Object.create(null), { b: 1, a: null }))).toBe('{"a":null,"b":1}')
  })
})
