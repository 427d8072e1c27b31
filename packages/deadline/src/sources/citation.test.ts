import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ruleSetFrom, rules } from '../rules.ts'
import type { TimeLimit } from '../time-limit.ts'
import { acts, editionOn } from './acts.ts'
import { citationFaults, citedIn } from './citation.ts'

const faultsOf = ({ id, citation, dates }: Pick<TimeLimit, 'id' | 'citation' | 'dates'>) =>
  citationFaults(citation, dates?.from ?? ruleSetFrom, dates ? dates.until : null).map(({ act, article, why }) =>
    `${id}: ${act} ${article} ${why}`.replace('  ', ' '),
  )

describe('what a rule cites', () => {
  it('is in force on all of the rule’s own days, in an edition that has the article', () => {
    expect(rules.flatMap(faultsOf)).toEqual([])
  })

  it('is caught where it is not: an edition that was replaced, an article that moved, an act that nobody knows', () => {
    const planted = (citation: string, dates?: TimeLimit['dates']) =>
      faultsOf({ id: 'X1', citation, ...(dates && { dates }) })
    expect(planted('网安法 21')).toEqual(['X1: 网安法 21 notInEdition'])
    expect(planted('网安法 23', { from: '2025-06-01', until: '2025-12-31' })).toEqual(['X1: 网安法 23 notInEdition'])
    expect(planted('网安法 21', { from: '2025-06-01', until: '2025-12-31' })).toEqual([])
    expect(planted('网安法 23', { from: '2025-12-31', until: null })).toEqual(['X1: 网安法 23 notInEdition'])
    expect(planted('GD 47; O58')).toEqual(['X1: O58 notInForce'])
    expect(planted('O58', { from: '2023-05-01', until: '2026-03-31' })).toEqual([])
    expect(planted('O36 12', { from: '2026-03-31', until: null })).toEqual(['X1: O36 notInForce'])
    expect(planted('O36 12, 31')).toEqual(['X1: O36 31 notInEdition'])
    expect(planted('某法 1')).toEqual(['X1: 某法 unknownAct'])
  })
})

it('takes a citation apart: acts, and the articles of each', () => {
  expect(citedIn('GD 46(2); O36 3, 23; O58')).toEqual([
    { act: 'GD', articles: ['46(2)'] },
    { act: 'O36', articles: ['3', '23'] },
    { act: 'O58', articles: [] },
  ])
  expect(citedIn('')).toEqual([])
})

it.each([
  ['O36 1, 30', '2026-04-01', null, ''],
  ['O36 0', '2026-04-01', null, 'O36 0 notInEdition'],
  ['GD 43, 46(2), 47', '2021-06-01', null, ''],
  ['GD 42, 48(1)', '2021-06-01', null, 'GD 42 notInEdition, GD 48(1) notInEdition'],
  ['GD 46', '2021-05-31', null, 'GD  notInForce'],
  ['O58', '2023-05-01', '2026-03-31', ''],
  ['O58', '2023-04-30', '2026-03-31', 'O58  notInForce'],
  ['O58', '2023-05-01', '2026-04-01', 'O58  notInForce'],
  ['网安法 21', '2017-06-01', '2025-12-31', ''],
  ['网安法 23', '2026-01-01', '2026-12-31', ''],
  ['网安法 21, 23', '2025-12-31', '2026-01-01', '网安法 21 notInEdition, 网安法 23 notInEdition'],
])('%s from %s to %s: %s', (citation, from, until, faults) => {
  const found = citationFaults(citation, from, until).map(({ act, article, why }) => `${act} ${article} ${why}`)
  expect(found.join(', ')).toBe(faults)
})

describe('the register of acts', () => {
  it('has editions that follow one another without a gap, and names what replaced each', () => {
    for (const [name, { editions }] of Object.entries(acts)) {
      expect(editions.length, name).toBeGreaterThan(0)
      for (const [i, { from, until, replacedBy }] of editions.entries()) {
        const next = editions[i + 1]
        if (until !== null) expect(until >= from, name).toBe(true)
        if (next) expect(editionOn(name, next.from), name).toBe(next)
        if (until !== null && !next) expect(acts, name).toHaveProperty([replacedBy ?? ''])
      }
    }
  })

  it('knows the log retention of 网安法 under 21 to the end of 2025 and under 23 since', () => {
    expect(editionOn('网安法', '2025-12-31')?.articles).toEqual([21])
    expect(editionOn('网安法', '2026-01-01')?.articles).toEqual([23])
    expect(editionOn('民营法', '2025-05-19')).toBeNull()
    expect(editionOn('民营法', '2025-05-20')?.articles).toEqual([54])
  })
})

/** Texts of the program, without tests and kept editions. */
function texts(): readonly (readonly [string, string])[] {
  const root = new URL('../../../../', import.meta.url)
  return ['core', 'packages', 'workflows', 'web', 'functions', 'cli', 'hosts', 'deployments'].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(tsx?|json)$/.test(name) && !/\.test\.|(^|\/)past\/|node_modules/.test(name))
      .map((name) => `${folder}/${name}`)
      .filter((name) => !name.startsWith('packages/deadline/src/sources/'))
      .map((name) => [name, readFileSync(new URL(name, root), 'utf8')] as const),
  )
}

const digits = '零一二三四五六七八九'
/** 二十三 → 23. */
function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const part = (unit: string) => new RegExp(`([${digits}]?)${unit}`).exec(text)
  const [hundreds, tens] = [part('百'), part('十')]
  const of = (found: RegExpExecArray | null) => (found ? Math.max(1, digits.indexOf(found[1] || '一')) : 0)
  return of(hundreds) * 100 + of(tens) * 10 + Math.max(0, digits.indexOf(/[^百十]$/.exec(text)?.[0] ?? '零'))
}

/** Citations by quoted short names, and by full ones. */
function citationsIn(text: string): readonly string[] {
  const short = Object.keys(acts).join('|')
  const coded = [...text.matchAll(new RegExp(`['"\`]((?:${short}) \\d[^'"\`]*)['"\`]`, 'g'))].map(
    ([, found = '']) => found,
  )
  const spelled = Object.entries(acts).flatMap(([name, { zh, en }]) => [
    ...[...text.matchAll(new RegExp(`${zh.replace('中华人民共和国', '')}》?第([${digits}百十\\d]+)条`, 'g'))].map(
      ([, n = '']) => `${name} ${numberOf(n)}`,
    ),
    ...[...text.matchAll(new RegExp(`${en},? (?:art(?:icle)?\\.? )?(\\d+)`, 'g'))].map(([, n = '']) => `${name} ${n}`),
  ])
  return [...coded, ...spelled]
}

describe('whatever the program cites anywhere', () => {
  it('is in force, and found where it is planted', () => {
    expect(citationsIn('法定至少六个月（网络安全法第二十一条）')).toEqual(['网安法 21'])
    expect(citationsIn('(Cybersecurity Law 21)')).toEqual(['网安法 21'])
    expect(citationsIn("citation: 'O36 3, 23; GD 47; O58'")).toEqual(['O36 3, 23; GD 47; O58'])
    expect(['一百三十六', '十', '二十', '二十三', '四十七', '136'].map(numberOf)).toEqual([136, 10, 20, 23, 47, 136])
  })

  it('stands in an edition that is in force', () => {
    const all = texts().flatMap(([name, text]) => citationsIn(text).map((citation) => ({ name, citation })))
    expect(all.length).toBeGreaterThan(100)
    const faults = all.flatMap(({ name, citation }) =>
      citationFaults(citation, ruleSetFrom, null).map(({ act, article, why }) => `${name}: ${act} ${article} ${why}`),
    )
    expect(faults).toEqual([])
  })
})
