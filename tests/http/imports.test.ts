import { beforeAll, describe, expect, it } from 'vitest'
import { listBatches } from '#engine/scan/import-batch.ts'
import type { Person } from '#engine/store/person.ts'
import { program } from '#tests/api/program.ts'
import { hardPenalties } from '#tests/support/doubles/hard-penalties.ts'
import { itemsOf } from '#tests/support/lists.ts'
import { type Site, site } from './site.ts'

const admin: Person = {
  ...{ id: 'admin-1', name: 'admin-1', email: 'admin-1@example.com', subject: null, conflicts: [] },
  roles: [{ role: 'systemAdmin', unit: null }],
}

let open: Site
beforeAll(async () => {
  open = site({ now: '2026-11-23' })
  await open.seat(admin)
})
const textOf = (body: string) => body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const arrive = async (key: string, text: string) =>
  open.engine.files.receive({
    ...{ key, name: '样例.csv', receivedAt: open.host.clock.now() },
    bytes: new TextEncoder().encode(text),
  })

describe('a sheet on its page, while the service runs', () => {
  let report = ''

  it('comes as a file, which is text only there', async () => {
    expect(await arrive('sheet/one', hardPenalties)).toMatchObject({ kind: 'kept', file: { type: 'text/csv' } })
    expect(await arrive('case/x/one', hardPenalties)).toMatchObject({ kind: 'refused', code: 'type' })
    const seat = await open.visit(admin)
    expect((await seat.get('/admin/imports')).body).toMatch(/type="file"[^>]*accept="\.csv/)
    expect(textOf((await seat.get('/admin/imports?key=sheet/one')).body)).toContain('已上传：样例.csv')
  })

  it('is refused with what to do, and the file kept', async () => {
    const seat = await open.visit(admin)
    const whole = await seat.post('/admin/imports', { key: 'sheet/one', full: 'on' })
    expect([whole.status, textOf(whole.body).includes('全量表须写明报送单位')]).toEqual([422, true])
    const again = await seat.post('/admin/imports', { key: 'case/x/one' })
    expect([again.status, textOf(again.body).includes('没有收到文件')]).toEqual([422, true])
    expect(await open.engine.files.stat('sheet/one')).toBeDefined()
  })

  it('shows what would become of it, and takes nothing until it is started', async () => {
    const seat = await open.visit(admin)
    const before = await open.engine.journal.size()
    const staged = await seat.post('/admin/imports', { key: 'sheet/one' })
    report = staged.headers['location'] ?? ''
    await open.settle()
    const shown = textOf((await seat.get(report)).body)
    expect(shown).toMatch(/前 14 行.*读取 14 登记 7 未变 0 暂不登记 7/)
    expect(await open.engine.journal.size()).toBe(before)
    expect(await open.engine.files.stat('sheet/one')).toBeUndefined()
  })

  it('is taken part by part once it is started, and leaves no file', async () => {
    const seat = await open.visit(admin)
    expect((await seat.post(`${report}/start`)).status).toBe(303)
    expect(textOf((await seat.get(report)).body)).toContain('已完成 0%')
    await open.settle()
    const shown = textOf((await seat.get(report)).body)
    expect(shown).toMatch(/读取 14 登记 7 未变 0 暂不登记 7/)
    expect(shown).not.toMatch(/尚未导入|没有读完|已完成/)
    expect(await open.engine.files.list('import/')).toEqual([])
    expect((await seat.post(`${report}/start`)).status).toBe(303)
  })

  it('changes nothing the second time, and is given up a day later if nobody starts it', async () => {
    const seat = await open.visit(admin)
    await arrive('sheet/two', hardPenalties)
    const again = (await seat.post('/admin/imports', { key: 'sheet/two' })).headers['location'] ?? ''
    expect(textOf((await seat.get(again)).body)).toMatch(/未变 7 暂不登记 0 仍未登记 7/)
    open.host.clock.set(open.host.clock.now() + 86_400_000)
    await open.settle()
    expect((await (await open.visit(admin)).get(again)).status).toBe(404)
    expect(await open.engine.files.list('import/')).toEqual([])
  })
})

describe('a sheet by program', () => {
  const sheet = { file: 'api.csv', text: hardPenalties }

  it('is looked at, started and followed by who may import, and changes nothing more', async () => {
    const api = program(open, admin)
    const { status, body } = await api.post('/imports', sheet, 'import-0001')
    expect([status, body]).toMatchObject([201, { rows: 14, preview: { read: 14, unchanged: 7, stillHeld: 7 } }])
    const path = `/imports/${body['import']}`
    expect((await api.get(path)).body).toMatchObject({ status: 'staged', read: 0 })
    expect((await api.post(`${path}/start`, {})).body).toMatchObject({ status: 'running' })
    await open.settle()
    expect((await api.get(path)).body).toMatchObject({ status: 'done', read: 14, accepted: 0, unchanged: 7 })
  })

  it('is staged once under one key, and another text under it is refused', async () => {
    const api = program(open, admin)
    const batches = async () => (await itemsOf(listBatches(open.engine, undefined))).length
    const [first, again] = [
      await api.post('/imports', sheet, 'import-once'),
      await api.post('/imports', sheet, 'import-once'),
    ]
    const before = await batches()
    expect([first.status, again.body]).toEqual([201, first.body])
    expect((await api.post('/imports', { ...sheet, file: 'other.csv' }, 'import-once')).status).toBe(422)
    await api.post(`/imports/${first.body['import']}/start`, {})
    const started = await api.post('/imports', sheet, 'import-once')
    expect([started.status, started.body]).toEqual([201, { ...first.body, preview: null }])
    expect(await batches()).toBe(before)
    await open.settle()
  })

  it('is refused with its reason, and is nowhere for others', async () => {
    const wrong = await program(open, admin).post('/imports', { ...sheet, kind: 'permit' }, 'import-0002')
    expect([wrong.status, wrong.body]).toMatchObject([422, { fields: { text: 'otherKind' } }])
    // Breaks in its third part.
    const [head = ''] = hardPenalties.split('\n')
    const text = [head, ...Array.from({ length: 1200 }, (_, n) => `行${n},,`), '"没有结束'].join('\n')
    const broken = await program(open, admin).post('/imports', { file: 'cut.csv', text }, 'import-0004')
    expect([broken.status, broken.body]).toMatchObject([422, { fields: { text: 'brokenSheet' } }])
    expect(await open.engine.files.list('import/')).toEqual([])
    const intake: Person = { ...admin, id: 'intake-1', roles: [{ role: 'intake', unit: 'FGW' }] }
    await open.seat(intake)
    expect((await program(open, intake).post('/imports', sheet, 'import-0003')).status).toBe(404)
  })
})

describe('findings of a preview', () => {
  const header = 'CF_XDR_MC,CF_XDR_SHXYM,CF_WSH,CF_WFXW,CF_SY,CF_CFLB,CF_NR,CF_JDRQ,CF_CFJG,CF_GSJZQ,失信严重程度'
  const line = (n: number, end: string, code = '91445300MA62560110') =>
    `样例公司,${code},测截罚〔2026〕${n}号,超标,条款,罚款,罚款0.5万元,2026-09-01,云浮市生态环境局,${end},一般`
  const shown = async (key: string, lines: readonly string[]) => {
    await arrive(key, [header, ...lines].join('\n'))
    const seat = await open.visit(admin)
    const { body } = await seat.get((await seat.post('/admin/imports', { key })).headers['location'] ?? '')
    return textOf(body)
  }
  const about = /公示截止期由系统计算/g

  it('is silent on an end as it is computed, however the day is written', async () => {
    const own = await shown(
      'sheet/own-end',
      ['2027-09-01', '2027/9/1', '2027年9月1日', ''].map((end, n) => line(n, end)),
    )
    expect([own.includes('登记 4'), own.match(about)]).toEqual([true, null])
  })

  it('tells an end of another day once for all its rows, below what keeps a row out', async () => {
    const rows = Array.from({ length: 101 }, (_, n) => line(n, '2029-09-01'))
    const other = await shown('sheet/other-end', [...rows, line(101, '2029-09-01', '')])
    expect(other.match(about)).toHaveLength(1)
    expect(other).toMatch(/102 CF_XDR_SHXYM .*1 等 102 行 CF_GSJZQ/)
    expect(await shown('sheet/one-end', [line(1, '2029-09-01')])).toMatch(/ 1 CF_GSJZQ/)
  })
})
