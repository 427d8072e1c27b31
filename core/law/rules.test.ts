import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Fault } from './fault.ts'
import { ruleOf, ruleSetVersion, rules } from './rules.ts'
import { citationText, sources } from './source.ts'
import { isStatutory, lengthOf, limitKind, type TimeLimit } from './time-limit.ts'

const law = new URL('../../../shared/law.md', import.meta.url)

describe('the rules', () => {
  it('have every row once, in the order of the letters', () => {
    expect(rules.map((one) => one.id).join(' ')).toBe(
      'A1 A2 A3 A4 A4b A5 A6 A7 A8 A9 A10 A11 B1 B2 B3 B4 B5 B6 B7 C1 C2 C3 C4 C5 D1 D2 D3 E1 E2 E3 F1 F2 G1 G2 H1 H2 H3 I1 I2 I3 J1 K1 K2 K3 K4 K5 K6',
    )
    expect(ruleSetVersion).toMatch(/^\d{4}-\d\d\.\d+$/)
  })

  it('cite an article wherever the text is verified, from a source that is named', () => {
    for (const one of rules) {
      if (one.textStatus === 'VT') expect(one.citation, one.id).toMatch(/^\S+ \d/)
      for (const part of one.citation.split('; ').filter((text) => text !== '')) {
        expect(sources, part).toHaveProperty([part.split(' ')[0] ?? ''])
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
    expect(() => ruleOf('A99')).toThrow(Fault)
  })
})

describe('a citation', () => {
  it('is spelled out for the reader', () => {
    expect(citationText('GD 46(2)')).toEqual({
      zh: '《广东省社会信用条例》第46条（2）',
      en: 'Guangdong Social Credit Regulations, art. 46(2)',
    })
    expect(citationText('O36 3, 23; O58').zh).toBe(
      '《信用修复管理办法》第3条、第23条、《失信行为纠正后的信用信息修复管理办法（试行）》',
    )
    expect(citationText('')).toEqual({ zh: '', en: '' })
  })
})

describe.runIf(existsSync(law))('the table of clocks', () => {
  it('has the statuses and the force of our rows', () => {
    const lines = readFileSync(law, 'utf8')
      .split('\n')
      .filter((line) => /^\|[A-K]\d+b?\|/.test(line))
    const seen = lines.map((line) => {
      const cells = line.split('|')
      const [text, use] = (cells[10] ?? '').replace(/ \d+%$/, '').split('/')
      return { id: cells[1], force: cells[5], text, use: use ?? text }
    })
    const letters = { must: 'M', generally: 'G', target: 'T' }
    const ours = rules.map((one) => ({
      id: one.id,
      force: one.informative ? 'i' : letters[one.force],
      text: one.textStatus,
      use: one.useStatus,
    }))
    expect(ours).toEqual(seen)
  })
})
