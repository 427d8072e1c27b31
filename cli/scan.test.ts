import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { localTable } from '#hosts/local/store/table.ts'
import { redress } from '#tests/support/cli.ts'

const head = 'CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_SY,CF_CFLB,CF_NR,CF_JDRQ,CF_CFJG,失信严重程度,CF_GSJZQ'
const row = (n: number, tier: string, until: string, day = '2026-05-20') =>
  `云浮样例甲有限公司,法人及非法人组织,91445300MA62560110,云样罚〔2026〕${n}号,事实${n},罚款,罚款,${day},云浮市生态环境局,${tier},${until}`

let folder = ''
const now = { REDRESS_NOW: '2026-11-23' }
const run = (...args: string[]) => redress(join(folder, 'data'), args, now)
type Line = {
  record: string
  documentNumber: string
  rule: string
  outcome: string
  why: { zh: string; en: string }
  unit: string
  article: string
}
const lines = (stdout: string): Line[] =>
  stdout
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-scan-'))
  writeFileSync(
    join(folder, 'sheet.csv'),
    [head, row(1, '', ''), row(2, '一般', '2027-09-20'), row(3, '一般', '2027-05-20')].join('\n'),
  )
  expect(run('import', join(folder, 'sheet.csv')).status).toBe(0)
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('redress scan', () => {
  it('with --dry-run lists what it finds and writes nothing, beside a running server too', () => {
    const running = localTable({ folder: join(folder, 'data') })
    const done = run('scan', '--dry-run', '--json')
    running.close()
    expect(done.status).toBe(0)
    const found = lines(done.stdout)
    expect(found.map(({ documentNumber, rule }) => `${rule} ${documentNumber}`).toSorted()).toEqual([
      'noTier 云样罚〔2026〕1号',
      'wrongStart 云样罚〔2026〕2号',
    ])
    expect(found.every(({ outcome, why }) => outcome === 'new' && why.zh !== '' && why.en !== '')).toBe(true)
    expect(run('scan', '--dry-run', '--json').stdout).toBe(done.stdout)
  })

  it('opens the cases on a stopped store, once', () => {
    const first = lines(run('scan', '--json').stdout)
    expect(first.map(({ outcome }) => outcome)).toEqual(['opened', 'opened'])
    const again = run('scan', '--json')
    expect(lines(again.stdout)).toEqual(first)
    expect(again.stderr).toMatch(/立案 2.*2 with a case/)
  })

  it('refuses to open cases beside a running server, and says what to do', () => {
    const running = localTable({ folder: join(folder, 'data') })
    const done = run('scan')
    running.close()
    expect(done.status).toBe(1)
    expect(done.stderr).toMatch(/--dry-run/)
  })
})

describe('redress explain-record', () => {
  it('tells all that is computed, by document number or id, as JSON and in both languages', () => {
    run('scan')
    const { status, stdout } = run('explain-record', '云样罚[2026]2号', '--json')
    expect(status).toBe(0)
    const [record] = JSON.parse(stdout).records
    expect(record).toMatchObject({
      documentNumber: '云样罚〔2026〕2号',
      tier: { value: 'general' },
      publicity: { shown: true, from: '2026-05-20', until: '2027-05-20' },
      earliestApplyOn: '2026-08-20',
      autoEndOn: '2027-05-20',
      caps: { rule: 'C2', maximumOn: '2027-05-20', capOn: '2031-05-20' },
      claimedUntil: '2027-09-20',
      cases: [{ procedure: 'exofficio', state: 'awaitingVerification', closed: false }],
      findings: [{ rule: 'wrongStart', outcome: 'opened' }],
      articles: ['O36 7', 'O36 12', 'GD 43'],
    })
    const text = run('explain-record', record.id).stdout
    for (const part of ['公示期 / Publicity', '按省条例至 2031-05-20', '[wrongStart]', '第四十三条', '谁来决定'])
      expect(text).toContain(part)
  })

  it('tells an open legal question in words, with what holds until it is settled, and no number of a flag', () => {
    writeFileSync(join(folder, 'older.csv'), [head, row(4, '一般', '', '2026-03-20')].join('\n'))
    expect(run('import', join(folder, 'older.csv')).status).toBe(0)
    const text = run('explain-record', '云样罚〔2026〕4号').stdout
    expect(text).toContain('尚无定论的法律问题 / Open legal question: 2026年4月1日前的记录是否适用')
    expect(text).toContain('目前做法：列入待研判清单。本市设置：未另作设置，按目前做法')
    expect(text).toContain('Until settled: listed for review. Set here: nothing; the practice until settled holds')
    expect(text).not.toMatch(/\bL\d|=\?/)
    expect(JSON.parse(run('explain-record', '云样罚〔2026〕4号', '--json').stdout).records[0].flags).toEqual({
      L1: null,
    })
  })

  it('exits 1 where there is no such record', () => {
    const done = run('explain-record', '没有这个文号')
    expect(done).toMatchObject({ status: 1, stdout: '' })
    expect(done.stderr).toMatch(/没有这条记录/)
  })
})
