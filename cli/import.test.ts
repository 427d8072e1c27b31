import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { localTable } from '#hosts/local/store/table.ts'
import { hardPenalties } from '#tests/support/doubles/hard-penalties.ts'

const cli = fileURLToPath(new URL('redress.ts', import.meta.url))
const head = 'CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_SY,CF_CFLB,CF_NR,CF_JDRQ,CF_CFJG,失信严重程度'
const row =
  '云浮样例甲有限公司,法人及非法人组织,91445300MA62560110,云样罚〔2026〕1号,事实,罚款,罚款伍万元,2026-05-20,某局,一般'

describe('redress import', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'redress-import-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  function run(text: string, args: readonly string[], now = '2026-11-23') {
    const file = join(folder, 'sheet.csv')
    writeFileSync(file, text)
    const env = { ...process.env, REDRESS_DATA: join(folder, 'data'), REDRESS_NOW: now }
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'import', file, ...args], {
      env,
      encoding: 'utf8',
    })
    return { status, stdout, stderr }
  }

  it('takes a sheet on a stopped store: JSON to stdout, the table to stderr', () => {
    const done = run(`${head}\n${row}\n`, ['--json'])
    expect(done).toMatchObject({ status: 0 })
    expect(JSON.parse(done.stdout)).toEqual({
      read: 1,
      accepted: 1,
      unchanged: 0,
      held: 0,
      stillHeld: 0,
      issues: expect.arrayContaining([expect.objectContaining({ row: 1, line: 2, code: 'authorityUnknown' })]),
    })
    expect(done.stderr).toMatch(/accepted +1/)
  })

  it('takes a sheet whose lines end in every way, each row at its own line', () => {
    const [second, third, fourth] = ['2号', '3号', '4号'].map((number) => row.replace('1号', number))
    const done = run(`${head}\n${row}\r\n${second}\r\n${third}\n${fourth}\r`, ['--json'])
    expect(done).toMatchObject({ status: 0 })
    const { read, accepted, held, issues } = JSON.parse(done.stdout)
    expect([read, accepted, held]).toEqual([4, 4, 0])
    const places = issues.map(({ row, line }: { row: number; line: number }) => [row, line])
    expect(places).toEqual(expect.arrayContaining([1, 2, 3, 4].map((n) => [n, n + 1])))
  })

  it('refuses another kind with a sentence in both languages, and exits 1', () => {
    const done = run(`${head}\n${row}\n`, ['--kind', 'permit'])
    expect(done.status).toBe(1)
    expect(done.stderr).toMatch(/另一类信息的表.*another kind/)
    expect(done.stdout).toBe('')
  })

  it('says what to do while the server has the store', () => {
    const running = localTable({ folder: join(folder, 'data') })
    const done = run(`${head}\n${row}\n`, [])
    running.close()
    expect(done.status).toBe(1)
    expect(done.stderr).toMatch(/请先停止它/)
    expect(done.stderr).toMatch(/导入后再启动服务.*start the server again/)
  })

  it('counts a sheet as authorities publish it, twice', () => {
    const counts = (done: ReturnType<typeof run>) => {
      const { issues, ...rest } = JSON.parse(done.stdout)
      expect(Object.keys(issues[0])).toEqual(['row', 'line', 'column', 'code', 'value', 'reason', 'remedy'])
      return rest
    }
    expect(counts(run(hardPenalties, ['--json']))).toEqual({
      read: 14,
      accepted: 7,
      unchanged: 0,
      held: 7,
      stillHeld: 0,
    })
    expect(counts(run(hardPenalties, ['--json']))).toEqual({
      read: 14,
      accepted: 0,
      unchanged: 7,
      held: 0,
      stillHeld: 7,
    })
  })
})
