import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const cli = fileURLToPath(new URL('redress.ts', import.meta.url))

function redress(args: readonly string[], input = '', env: Readonly<Record<string, string>> = {}) {
  const run = spawnSync(process.execPath, [cli, ...args], { input, encoding: 'utf8', env: { ...process.env, ...env } })
  return { status: run.status, out: run.stdout, err: run.stderr }
}

describe('redress deadline', () => {
  it('answers line by line, refuses a bad one and goes on', () => {
    const input = [
      '\uFEFF{"start":"2026-09-24","workingDays":3}',
      'nonsense',
      '',
      '{"start":"2026-12-31","workingDays":3}\r',
      '{"start":"2026-12-31","workingDays":3,"strict":true}',
      '{"start":"2026-03-26","months":6,"as":"period"}',
    ].join('\n')
    const { status, out, err } = redress(['deadline'], input)
    const replies = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(replies).toEqual([
      { end: '2026-09-30', provisional: false },
      { refused: 'notJson', message: expect.any(String) },
      { refused: 'notJson', message: expect.any(String) },
      { end: '2027-01-06', provisional: true },
      { refused: 'provisional', message: expect.any(String) },
      { end: '2026-09-26', provisional: false },
    ])
    expect(status).toBe(0)
    expect(err).toContain('6 read, 3 refused')
  })

  it('keeps lines whole across chunks, and one that is far too long from stopping the rest', () => {
    const line = '{"start":"2026-09-24","workingDays":3}\n'
    const { status, out } = redress(['deadline'], `${line.repeat(20_000)}${'x'.repeat(3_000_000)}\n${line}`)
    const replies = out.trimEnd().split('\n')
    expect(replies).toHaveLength(20_002)
    expect(new Set(replies.toSpliced(20_000, 1))).toEqual(new Set(['{"end":"2026-09-30","provisional":false}']))
    expect(replies[20_000]).toContain('notJson')
    expect(status).toBe(0)
  })

  it('says nothing for no input', () => {
    expect(redress(['deadline', '--json'])).toMatchObject({ status: 0, out: '' })
  })

  it('counts by a year that the deployment adds', () => {
    const folder = mkdtempSync(join(tmpdir(), 'redress-'))
    const off = [{ name: '元旦', from: '2027-01-01', to: '2027-01-05' }]
    writeFileSync(join(folder, '2027.json'), JSON.stringify({ year: 2027, notice: { urls: ['x'] }, off, worked: [] }))
    const { out } = redress(['deadline', '--holidays', folder], '{"start":"2026-12-31","workingDays":1}\n')
    rmSync(folder, { recursive: true })
    expect(JSON.parse(out)).toEqual({ end: '2027-01-06', provisional: false })
  })

  it('explains itself and names an unknown command', () => {
    expect(redress(['deadline', '--help']).out).toContain('workingDays')
    expect(redress(['--help']).out).toMatch(/deadline[\s\S]*calendar/)
    expect(redress(['nonsense']).status).not.toBe(0)
  })
})

describe('redress calendar check', () => {
  const check = (day: string) =>
    redress(['calendar', 'check', '--json'], '', { REDRESS_NOW: day, REDRESS_HOLIDAYS: '' })

  it('warns from 15 November where next year is missing, with exit 0', () => {
    const before = check('2026-11-14')
    expect(JSON.parse(before.out)).toMatchObject({
      today: '2026-11-14',
      firstYear: 2018,
      lastYear: 2026,
      provisionalFrom: '2026-12-24',
      warning: null,
    })
    expect(before.err).toBe('')
    const after = check('2026-11-15')
    expect(JSON.parse(after.out).warning.en).toContain('2027')
    expect(after.err).toContain('2027')
    expect(after.status).toBe(0)
    expect(JSON.parse(check('2027-01-01').out).warning.zh).toContain('立即')
    expect(JSON.parse(check('2025-12-01').out).warning).toBeNull()
  })

  it('takes an instant as Shanghai time and refuses what is neither', () => {
    expect(JSON.parse(check('2026-11-14T16:00:00Z').out).today).toBe('2026-11-15')
    for (const bad of ['2026-02-30', 'soon', '2026-11-14T16:00:00']) {
      expect(check(bad)).toMatchObject({ status: 1, out: '' })
    }
  })

  it('prints the same for people', () => {
    const { out } = redress(['calendar', 'check'], '', { REDRESS_NOW: '2026-06-01' })
    expect(out).toContain('2018–2026')
    expect(out).toContain('2026-12-24')
  })
})
