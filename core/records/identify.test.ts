import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { examine, identify } from './identify.ts'
import { residentCheckCharacter } from './identity/resident-id.ts'
import { isUscc, makeUscc } from './identity/uscc.ts'

describe('identify', () => {
  it.each([
    '911522010783762860',
    '1210000042500615X0',
    '91445302735018834C',
    '91445300MA62560110',
    '12445300MA554330X0',
    '52445381MA22173220',
    'N2445321MA30092260',
    '91445300MA007919XF',
    '51445300MA007919XK',
    'N2445321MA007919XC',
  ])('takes the credit code %s (GB 32100)', (code) => {
    expect(identify(code)).toEqual({ code, kind: 'uscc', valid: true, reason: null })
  })

  it.each(['360426199101010071', '44530219900307001X', '445322198512313332'])(
    'takes the resident number %s',
    (code) => {
      expect(identify(code)).toMatchObject({ kind: 'ric', valid: true })
    },
  )

  it('says which check character would fit', () => {
    expect(examine('124403004558588048')).toMatchObject({ kind: 'uscc', fault: { kind: 'checksum', expected: '9' } })
  })

  it('reads lower case and outer blanks, and gives the text back as it came', () => {
    expect(identify(' 44530219900307001x\t')).toMatchObject({ code: '44530219900307001x', kind: 'ric', valid: true })
    expect(identify('91445300ma62560110')).toMatchObject({ kind: 'uscc', valid: true })
  })

  it.each(['91430102**********', '91430681XXXXXXXXXX', '91430281691828xxxx', '91430681xxxxxxxxxx'])(
    'sees the mask in %s before the check character',
    (code) => {
      expect(examine(code)).toMatchObject({ kind: 'uscc', fault: { kind: 'masked' } })
    },
  )

  it('sees a mask even where the check character fits by chance', () => {
    const code = makeUscc('MAXXXX12', '91445302')
    expect(isUscc(code)).toBe(true)
    expect(examine(code.toLowerCase()).fault).toEqual({ kind: 'masked' })
  })

  it("takes a number that fits both checks for a person's", () => {
    const bodies = Array.from({ length: 400 }, (_, n) => `12010319880601${String(n).padStart(3, '0')}`)
    const both = bodies.map((body) => body + residentCheckCharacter(body)).filter(isUscc)
    expect(both.length).toBeGreaterThan(0)
    for (const code of both) expect(identify(code)).toMatchObject({ kind: 'ric', valid: true })
  })

  it('points at the digit 0 for the letter O where that fits, and changes nothing', () => {
    const found = examine('91420200MA49963KOR')
    expect(found).toMatchObject({
      code: '91420200MA49963KOR',
      fault: { kind: 'alphabet', character: 'O', wouldFit: '91420200MA49963K0R' },
    })
  })

  it.each([
    ['194375731', 'orgcode', true],
    ['19437573-1', 'orgcode', true],
    ['19437573-2', 'orgcode', false],
    ['MA554330X', 'orgcode', true],
    ['000000000', 'orgcode', true],
    ['00000000X', 'orgcode', false],
    ['810000199408230021', 'ric', true],
    ['830000199201300022', 'ric', true],
    ['445302900307001', 'ric', false],
    ['360426199113010079', 'ric', false],
    ['445302199002300018', 'ric', false],
    ['', null, false],
    ['12345678', null, false],
    ['云浮市某某有限公司', 'orgcode', false],
    ['9144530273501883', null, false],
  ] as const)('reads %s as %s, valid: %s', (code, kind, valid) => {
    expect(identify(code)).toMatchObject({ kind, valid })
  })

  it.each([
    ['9144530273501883', 'length'],
    ['91445302735018834CC', 'length'],
    ['91445302735018834I', 'alphabet'],
    ['914453027350188Z4C', 'alphabet'],
    ['91445302735018834D', 'checksum'],
    ['91445302735081834C', 'checksum'],
    ['51445300MA007919XF', 'checksum'],
  ])('refuses %s by its %s', (code, reason) => {
    expect(identify(code)).toMatchObject({ valid: false, reason: expect.stringMatching(`^${reason}`) })
  })

  it('takes a birth date of the future only where no day is given', () => {
    const body = '44530220990101001'
    const code = body + residentCheckCharacter(body)
    expect(identify(code).valid).toBe(true)
    expect(examine(code, '2026-11-23').fault).toEqual({ kind: 'futureDate' })
  })

  it('makes codes that it takes, also with check character 0', () => {
    const digit = fc.constantFrom(...'0123456789')
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.string({ unit: digit, minLength: 6, maxLength: 6 }), (number) => {
        const organisation = `MA${number}`
        const code = makeUscc(organisation, '91445302')
        seen.add(code.charAt(17))
        return isUscc(code) && identify(code).valid
      }),
      { numRuns: 2000, seed: 7 },
    )
    expect(seen.has('0')).toBe(true)
  })

  it('refuses every code with one changed character', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    fc.assert(
      fc.property(fc.nat(17), fc.constantFrom(...alphabet), (at, letter) => {
        const code = '91445302735018834C'
        fc.pre(code.charAt(at) !== letter)
        return !isUscc(code.slice(0, at) + letter + code.slice(at + 1))
      }),
    )
  })
})
