import { describe, expect, it } from 'vitest'
import { ruleOf, ruleSetVersion, rules } from './rules.ts'
import { citationText, editionText } from './source.ts'
import { acts } from './sources/acts.ts'
import { isStatutory, lengthOf, limitKind, type TimeLimit } from './time-limit.ts'

describe('the rules', () => {
  it('have every row once, in the order of the letters', () => {
    expect(rules.map((one) => one.id).join(' ')).toBe(
      'A0 A1 A2 A3 A4 A4b A5 A6 A7 A8 A9 A10 A11 B1 B2 B3 B4 B5 B6 B7 C1 C2 C3 C4 C5 D1 D2 D3 E1 E2 E3 F1 F2 G1 G2 H1 H2 H3 I1 I2 I3 J1 K1 K2 K3 K4 K5 K6',
    )
    expect(ruleSetVersion).toMatch(/^\d{4}-\d\d\.\d+$/)
  })

  it('cite an article wherever the text is verified, from a source that is named', () => {
    for (const one of rules) {
      if (one.textStatus === 'VT') expect(one.citation, one.id).toMatch(/^\S+ \d/)
      for (const part of one.citation.split('; ').filter((text) => text !== '')) {
        expect(acts, part).toHaveProperty([part.split(' ')[0] ?? ''])
      }
    }
  })

  it('quote nothing and name no verifier until the official text is entered', () => {
    for (const one of rules) expect([one.quotedText, one.verifiedBy]).toEqual(['', ''])
  })

  it('say everything in Chinese and in English', () => {
    for (const one of rules) {
      const said = [one.procedure, one.step, one.start, one.stop, one.atExpiry, one.pause, one.restart, one.extension]
      for (const words of [...said, ...one.variants.map((variant) => variant.when)]) {
        if (words === null) continue
        expect(words.zh, one.id).toMatch(/\p{Script=Han}/u)
        expect(words.en, one.id).toMatch(/^[^\p{Script=Han}]+$/u)
      }
    }
  })

  it('name no other row and no open question by its number, nor an act by our short name', () => {
    for (const one of rules) {
      const said = [one.procedure, one.step, one.start, one.stop, one.atExpiry, one.pause, one.restart, one.extension]
      for (const words of [...said, ...one.variants.map((variant) => variant.when)]) {
        if (words !== null) expect(`${words.zh} ${words.en}`, one.id).not.toMatch(/\b(?:[A-L]\d{1,2}b?|O36|GD|YF)\b/)
      }
    }
  })

  it('call a limit statutory only with verified text, verified use and must', () => {
    const statutory = rules.filter(isStatutory).map((one) => one.id)
    expect(statutory.join(' ')).toBe('A1 A2 A3 A4 A5 A6 A8 A9 A10 B2 B3 B5 B7 C1 C2 C3 C4 D1 H1 H2 H3 I2 I3')
    expect(limitKind(ruleOf('A4')).zh).toBe('法定时限')
    expect(limitKind(ruleOf('A7')).zh).toBe('参考时限')
    const a4 = ruleOf('A4')
    const weaker: readonly TimeLimit[] = [
      { ...a4, textStatus: 'SEC' },
      { ...a4, useStatus: 'UNV' },
      { ...a4, force: 'generally' },
      { ...a4, force: 'target' },
    ]
    for (const one of weaker) expect(isStatutory(one)).toBe(false)
  })

  it('promise the applicant what the three steps of GD 46(2) come to, as a reference', () => {
    const days = (id: string) => lengthOf(ruleOf(id))?.n ?? 0
    expect(days('A0')).toBe(days('A3') + days('A4') + days('A5'))
    expect(limitKind(ruleOf('A0')).zh).toBe('参考时限')
  })

  it('count the figure of the text, else our target, else nothing', () => {
    expect(lengthOf(ruleOf('A4'))).toEqual({ unit: 'workingDays', n: 3, as: 'act' })
    expect(lengthOf(ruleOf('A7'))).toEqual({ unit: 'workingDays', n: 5, as: 'act' })
    expect(lengthOf(ruleOf('K3'))).toBeUndefined()
    expect(lengthOf(ruleOf('C3'))).toEqual({ unit: 'months', n: 36, as: 'period' })
  })

  it('mark as informative exactly what no procedure runs', () => {
    expect(rules.filter((one) => one.informative).map((one) => one.id)).toEqual(['E1', 'E2', 'E3', 'F1', 'F2'])
  })

  it('extend only B3 and B4 by a figure, A9 and G2 without a cap of the text', () => {
    const extended = rules.filter((one) => one.extension !== null).map((one) => [one.id, one.extension?.n])
    expect(extended).toEqual([
      ['A9', null],
      ['B3', 10],
      ['B4', 10],
      ['G2', null],
    ])
  })

  it('fault on an id that no row has', () => {
    expect(() => ruleOf('A99')).toThrow(expect.objectContaining({ code: 'unknownRule' }))
  })
})

describe('a citation', () => {
  it('is spelled out for the reader', () => {
    expect(citationText('GD 46(2)')).toEqual({
      zh: '《广东省社会信用条例》第四十六条第（二）项',
      en: 'Guangdong Social Credit Regulations, art. 46(2)',
    })
    expect(citationText('O36 3, 23; O58').zh).toBe(
      '《信用修复管理办法》第三条、第二十三条、《失信行为纠正后的信用信息修复管理办法（试行）》',
    )
    expect(citationText('O36 3; GD 44').en).toBe(
      'Measures for Credit Repair, art. 3; Guangdong Social Credit Regulations, art. 44',
    )
    expect(citationText('O58').en).toBe('Trial Measures for Repair after Correction')
    expect(citationText('')).toEqual({ zh: '', en: '' })
  })

  it('names the edition in force on the day', () => {
    expect(editionText('网安法 23', '2026-11-01')).toEqual({
      zh: '2025年修正，2026年1月1日起施行',
      en: 'as amended in 2025, in force from 1 January 2026',
    })
    expect(editionText('O36 3; 行政许可法 32', '2026-11-01').zh).toBe(
      '国家发展改革委令第36号，2026年4月1日起施行；2019年文本，2019年起施行',
    )
    expect(editionText('O36 3; YF 29', '2026-11-01').en).toMatch(/ 1 April 2026; in force from 15 March 2023$/)
    expect(editionText('O36 3', '2026-03-31')).toEqual({ zh: '', en: '' })
  })
})

// Set by hand from each article: changed standings must be meant.
const standing = `
A0 target VT UNV
A1 must VT VT
A2 must VT VT
A3 must VT VT
A4 must VT VT
A4b target UNV UNV
A5 must VT VT
A6 must VT VT
A7 target VT UNV
A8 must VT VT
A9 must VT VT
A10 must VT VT
A11 target UNV UNV
B1 target VT UNV
B2 must VT VT
B3 must VT VT
B4 generally VT VT
B5 must VT VT
B6 target SEC SEC 70
B7 must VT VT
C1 must VT VT
C2 must VT VT
C3 must VT VT
C4 must VT VT
C5 must SEC SEC
D1 must VT VT
D2 target VT UNV
D3 must SEC SEC
E1 informative generally SEC SEC 75
E2 informative generally UNV UNV 60
E3 informative generally VT VT
F1 informative generally VT VT
F2 informative generally VT VT
G1 target VT UNV
G2 target VT UNV
H1 must VT VT
H2 must VT VT
H3 must VT VT
I1 must SEC SEC 95
I2 must VT VT
I3 must VT VT
J1 target VT UNV
K1 target UNV UNV
K2 target UNV UNV
K3 target UNV UNV
K4 target UNV UNV
K5 target UNV UNV
K6 target UNV UNV`
  .trim()
  .split('\n')

describe('the standing of each row', () => {
  it('is what was read: force, text, use, and per cent where it was read in part', () => {
    const ours = rules.map((one) => {
      const force = `${one.informative ? 'informative ' : ''}${one.force}`
      return `${one.id} ${force} ${one.textStatus} ${one.useStatus} ${one.confidence ?? ''}`.trimEnd()
    })
    expect(ours).toEqual(standing)
  })
})

const figures = `
A0 v2 platform ours 7 workingDays act by GD 46(2)
A1 v1 platform 1 workingDays act by GD 46
A2 v2 platform 3 workingDays act by GD 46(1)
A3 v1 platform 2 workingDays act by GD 46(2)
A4 v1 provider 3 workingDays act by GD 46(2)
A4b v2 determiningUnit 2 workingDays act
A5 v2 platform 2 workingDays act by GD 46(2)
A6 v2 recipient 3 workingDays act by GD 46(3)
A7 v1 higherOrgan ours 5 workingDays act by GD 46
A8 v1 creditChina 1 workingDays act by O36 18
A9 v2 determiningUnit 7 workingDays act + null workingDays by O36 18
A10 v1 provider 3 workingDays act by GD 44
A11 v2 determiningUnit ours 1 workingDays act
B1 v1 creditChina ours 1 workingDays act by O36 13
B2 v1 determiningUnit 3 workingDays act by O36 16
B3 v1 determiningUnit 7 workingDays act + 10 workingDays by O36 16
B4 v2 creditChina 10 workingDays act + 10 workingDays by O36 16
B5 v2 determiningUnit 10 workingDays act by O36 20
B6 v3 publisher ours 1 workingDays act or 3 workingDays act by O36 3, 23; GD 47; 民营法 54
B7 v3 publisher 36 months period by O36 25
C1 v1 publisher 3 months period at least 0 by O36 12
C2 v1 publisher 12 months period at least 3 by O36 12
C3 v1 publisher 36 months period at least 12 by O36 12
C4 v2 publisher 60 months period by GD 43
C5 v3 publisher 36 months period at least 3 or 12 months period by O58 from 2023-05-01 to 2026-03-31
D1 v1 determiningUnit 3 workingDays act by 行政处罚法 48, 85
D2 v1 platform ours 1 workingDays act by O36 19
D3 v1 marketRegulator 20 workingDays act or 10 workingDays act or 10 workingDays act by SAMR45 9, 10
E1 v1 marketRegulator 5 workingDays act or 5 workingDays act or 20 workingDays act
E2 v1 marketRegulator 15 workingDays act or 2 workingDays act or 3 workingDays act by SAMR3
E3 v2 marketRegulator 20 workingDays act by 广东省市场监管条例 49; 公示条例 13
F1 v1 creditReference 20 calendarDays act by 征信业 25
F2 v1 centralBank 30 calendarDays act by 征信业 26
G1 v2 intake 1 workingDays act or 5 workingDays act by 行政许可法 32
G2 v3 applicant 10 workingDays act + null workingDays by 行政复议法 31
H1 v1 applicant 60 calendarDays act or 60 months act by 行政复议法 20, 21
H2 v1 applicant 6 months act or 15 calendarDays act by 行政诉讼法 45, 46
H3 v1 agency 2 months act by 行政诉讼法 47
I1 v2 operator 6 months period by 网安法 23
I2 v1 platform 0 none act by GD 20
I3 v1 operator 36 months period by 网数条例 12
J1 v2 complaintOwner ours 30 calendarDays act or 5 workingDays act by YF 29
K1 v1 wronglyAddressedUnit 1 workingDays act
K2 v1 platform 1 workingDays act
K3 v1 approver 0 none act
K4 v2 determiningUnit 6 months act
K5 v2 subject 5 workingDays act
K6 v1 platform 1 workingDays act`
  .trim()
  .split('\n')

describe('the figures of each row', () => {
  const said = ({ unit, n, as, target }: TimeLimit['length']): string =>
    unit === 'none' && target ? `ours ${said(target)}` : `${n} ${unit} ${as}`

  it('are what was read, or our target: who owes it, how long, by which article', () => {
    const ours = rules.map(({ id, version, owes, length, variants, extension, citation, dates }) => {
      const more = variants.map((one) => ` or ${said(one.length)}`).join('')
      const longer = extension ? ` + ${extension.n} ${extension.unit}` : ''
      const least = length.minimum === undefined ? '' : ` at least ${length.minimum}`
      const when = dates ? ` from ${dates.from} to ${dates.until}` : ''
      return `${id} v${version} ${owes} ${said(length)}${least}${more}${longer}${citation && ` by ${citation}`}${when}`
    })
    expect(ours).toEqual(figures)
  })
})
