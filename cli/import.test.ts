import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sweepCases } from '#engine/run/wake.ts'
import type { Table } from '#engine/store/ports.ts'
import { takeInbox } from '#hosts/local/import-inbox.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { instantOn } from '#law/day.ts'
import { hardPenalties } from '#tests/support/doubles/hard-penalties.ts'
import { testEngine } from '#tests/support/engine.ts'

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

  it('has the service take it while that runs, on from where a crash left it, and a second time to no effect', async () => {
    const data = join(folder, 'data')
    const file = join(folder, 'sheet.csv')
    const rows = Array.from({ length: 700 }, (_, n) => row.replace('1号', `${n}号`))
    const lacking = row.replace('91445300MA62560110', '')
    // Doubled in the part that breaks: counted once each.
    const sheet = [...rows.slice(0, 300), lacking, rows[7] ?? '', lacking, ...rows.slice(300)]
    writeFileSync(file, [head, ...sheet].join('\n'))
    const store = localTable({ folder: data })
    const bare = testEngine()
    bare.setClock(instantOn('2026-11-23', '09:00'))
    const engine = { ...bare, table: store.table, journal: store.journal }
    let crashes = 0
    const transact: Table['transact'] = async (writes) => {
      // Once, as the first part's rows are counted.
      const isCount = writes.some((one) => 'put' in one && one.put.sk === 'batch' && one.put.v === 3)
      if (isCount && crashes++ === 0) throw new Error('crash')
      return store.table.transact(writes)
    }
    const through = async () => {
      const env = { ...process.env, REDRESS_DATA: data, REDRESS_NOW: '2026-11-23' }
      const ended = promisify(execFile)(process.execPath, [cli, 'import', file, '--json'], { env })
      let isOver = false
      void ended.finally(() => {
        isOver = true
      })
      for (; !isOver; await setTimeout(20)) {
        await takeInbox(engine, data)
        await sweepCases({ ...engine, table: { ...store.table, transact } }, async () => {}).catch(() => 0)
      }
      const { stdout, stderr } = await ended
      const { issues, ...counts } = JSON.parse(stdout)
      return { counts, stderr }
    }
    const first = await through()
    expect(first.counts).toEqual({ read: 703, accepted: 700, unchanged: 1, held: 1, stillHeld: 1 })
    expect(first.stderr).toContain('服务正在运行，已交给它导入')
    expect(crashes).toBeGreaterThan(1)
    expect((await through()).counts).toEqual({ read: 703, accepted: 0, unchanged: 701, held: 0, stillHeld: 2 })
    store.close()
    expect(readdirSync(join(data, 'inbox'))).toEqual([])
  })

  it('ends with a sentence where the service drops the sheet, since its unit is gone from the directory', async () => {
    const data = join(folder, 'data')
    const file = join(folder, 'sheet.csv')
    writeFileSync(file, [head, row.replace('某局', '云浮市云城区市场监督管理局')].join('\n'))
    const store = localTable({ folder: data })
    // Its directory has no such unit.
    const engine = { ...testEngine(), table: store.table, journal: store.journal }
    const env = { ...process.env, REDRESS_DATA: data, REDRESS_NOW: '2026-11-23' }
    const ended = promisify(execFile)(process.execPath, [cli, 'import', file, '--for', 'YC-SCJG'], { env }).catch(
      (error) => error,
    )
    while ((await takeInbox(engine, data)) === 0) await setTimeout(20)
    const { code, stdout, stderr } = await ended
    store.close()
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/服务没有导入这张表.*the server did not import the sheet/)
    expect(readdirSync(join(data, 'inbox'))).toEqual([])
  })

  it('takes a unit’s or a county’s own rows alone, and nothing for one that is not there', () => {
    const organs = ['云浮市云城区市场监督管理局', '云浮市云城区应急管理局', '云浮市生态环境局', '某镇人民政府']
    const sheet = [head, ...organs.map((organ, n) => row.replace('1号', `${n}号`).replace('某局', organ))].join('\n')
    const counts = (done: ReturnType<typeof run>) => {
      expect(done).toMatchObject({ status: 0 })
      const { issues, ...rest } = JSON.parse(done.stdout)
      return [rest, issues.filter(({ code }: { code: string }) => code === 'notYours').length]
    }
    const tally = { read: 4, held: 0, stillHeld: 0 }
    expect(counts(run(sheet, ['--json', '--for', 'YC-SCJG']))).toEqual([
      ...[{ ...tally, accepted: 1, unchanged: 0, foreign: 3 }, 3],
    ])
    expect(counts(run(sheet, ['--json', '--for', '445302']))).toEqual([
      ...[{ ...tally, accepted: 1, unchanged: 1, foreign: 2 }, 2],
    ])
    const done = run(sheet, ['--json', '--for', '445399'])
    expect([done.status, done.stdout]).toEqual([1, ''])
    expect(done.stderr).toContain('没有这个单位或者区县：445399')
    // Another's complete sheet would list what others lack.
    const full = run(sheet, ['--for', 'YC-SCJG', '--full', '--sender', 'YC-YJ'])
    expect([full.status, full.stdout]).toEqual([1, ''])
  })

  it('tells before it hands a sheet over what the service would refuse', () => {
    const running = localTable({ folder: join(folder, 'data') })
    const done = run(`${head}\n${row}\n`, ['--kind', 'permit'])
    running.close()
    expect(done.status).toBe(1)
    expect(done.stderr).toMatch(/另一类信息的表.*another kind/)
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

  it('gives records out as the sheet they came in, in GB 18030 too, and reads that back', () => {
    const person = row.replace('法人及非法人组织,91445300MA62560110', '自然人,').replace('1号', '9号')
    run([head, row, person].join('\n'), [])
    const out = join(folder, 'out.csv')
    const env = { ...process.env, REDRESS_DATA: join(folder, 'data'), REDRESS_NOW: '2026-11-23' }
    const give = (...args: string[]) =>
      spawnSync(process.execPath, [cli, 'export', out, ...args], { env, encoding: 'utf8' })
    expect(give('--gb18030')).toMatchObject({ status: 0, stderr: expect.stringContaining('已写出 1 条') })
    const bytes = readFileSync(out)
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow()
    const text = new TextDecoder('gb18030', { fatal: true }).decode(bytes)
    expect(text).toMatch(/行政处罚决定书文号.*\n.*云样罚〔2026〕1号.*2027-05-20/)
    expect(give().status).not.toBe(0)
    expect(JSON.parse(run(text, ['--json']).stdout)).toMatchObject({ read: 1, accepted: 0, unchanged: 1, held: 0 })
  })
})
