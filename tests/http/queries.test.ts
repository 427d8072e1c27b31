import { beforeAll, describe, expect, it } from 'vitest'
import { system } from '#engine/case/log-item.ts'
import { addRecord, changeRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import { openPaged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import { viewsOf } from '#functions/http/door/view-log.ts'
import { instantOn } from '#law/day.ts'
import { program } from '#tests/api/program.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { type Site, site } from './site.ts'

const of = (id: string, roles: Person['roles'], conflicts: readonly string[] = []): Person => ({
  ...{ id, name: id, email: `${id}@example.com`, subject: null, conflicts: [...conflicts] },
  roles,
})
const code = sampleRecord.subject.key
const officer = of('cz-1', [{ role: 'officer', unit: 'CZ' }])
const tied = of('cz-2', [{ role: 'officer', unit: 'CZ' }], [code])
const other = of('hj-9', [{ role: 'officer', unit: 'HJ' }])
const supervisor = of('sup-9', [{ role: 'supervisor', unit: null }])
const auditor = of('audit-9', [{ role: 'auditor', unit: null }])
const recipient = of('gd-9', [{ role: 'recipient', unit: 'HJ' }])
const unknown = '91445302MA9DEM1163'

let open: Site
let ended = ''
const textOf = (body: string) => body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const question = { purpose: 'procurement', matter: '第3批采购', codes: `${code}\n${unknown}\n张三\n${code}` }

beforeAll(async () => {
  open = site()
  for (const one of [officer, tied, other, supervisor, recipient, auditor]) await open.seat(one)
  const add = async (number: string) => {
    const id = newId(open.engine.crypto)
    await addRecord(open.engine, { ...sampleRecord, id, documentNumber: { raw: number, key: number } }, system)
    return id
  }
  await add('现行〔2026〕1号')
  ended = await add('终止〔2026〕2号')
  await changeRecord(open.engine, ended, { kind: 'ended', caseId: 'c', reason: 'repaired', on: '2026-09-14' }, system)
})

describe('a question about many subjects', () => {
  it('needs a purpose and a matter, and says what is no code', async () => {
    const seat = await open.visit(officer)
    expect(textOf((await seat.get('/desk/queries')).body)).toMatch(/行政处罚 445300-penalty \d+ \d+/)
    const empty = await seat.post('/desk/queries', {})
    expect([empty.status, /name="purpose"/.test(empty.body)]).toEqual([422, true])
    expect(textOf(empty.body)).toContain('用途：请选择一项。')
    const strange = await seat.post('/desk/queries', { ...question, codes: '张三' })
    expect([strange.status, textOf(strange.body).includes('统一社会信用代码：没有一行是统一社会信用代码')]).toEqual([
      422,
      true,
    ])
    const said = await seat.post('/desk/queries', question)
    expect(said.status).toBe(200)
    expect(textOf(said.body)).toContain('张三')
  })

  it('answers each subject once with its current records, and no ended one', async () => {
    const seat = await open.visit(officer)
    const { body } = await seat.post('/desk/queries', question)
    expect(body.match(/现行〔2026〕1号/g)).toHaveLength(1)
    expect(body).not.toContain('终止〔2026〕2号')
    expect(textOf(body)).toContain('登记库中没有该主体')
    const sheet = await seat.post('/desk/queries', { ...question, sheet: 'on' })
    expect(sheet.headers['content-type']).toContain('text/csv')
    expect(sheet.body.trim().split('\n')).toHaveLength(3)
  })

  it('is told to each subject, with who and why, and counted by unit and month', async () => {
    const views = openPaged(await viewsOf(open.engine, code, undefined)).items
    expect(views[0]).toMatchObject({ who: 'cz-1', unit: 'CZ', why: '第3批采购' })
    const own = textOf((await (await open.visit(officer)).get('/desk/queries')).body)
    expect(own).toMatch(/政府采购和招标投标 第3批采购 2 1/)
    expect(textOf((await (await open.visit(other)).get('/desk/queries')).body)).toContain('本月没有批量查询')
    expect(textOf((await (await open.visit(supervisor)).get('/desk/queries')).body)).toContain('第3批采购')
    expect(textOf((await (await open.visit(auditor)).get('/audit')).body)).toContain(`${code} 第3批采购`)
  })

  it('asks nothing of whom the asker declared an interest in', async () => {
    const before = openPaged(await viewsOf(open.engine, code, undefined)).items.length
    const { body } = await (await open.visit(tied)).post('/desk/queries', { ...question, codes: code })
    expect(textOf(body)).toContain('未查询')
    expect(body).not.toContain('现行〔2026〕1号')
    expect(openPaged(await viewsOf(open.engine, code, undefined)).items).toHaveLength(before)
  })

  it('is asked by programs under the same rights', async () => {
    const body = { purpose: 'permit', matter: '接口', codes: [code, 'x'] }
    const said = await program(open, officer).post('/register/queries', body)
    expect(said.body).toMatchObject({ answers: [{ code, records: [{ kind: 'penalty' }] }], barred: [], bad: ['X'] })
    expect((await program(open, recipient).post('/register/queries', body)).status).toBe(404)
    expect((await program(open, supervisor).post('/register/queries', body)).status).toBe(404)
  })

  it('is summed by unit and purpose, for one unit and for all, in the next month too', async () => {
    await (await open.visit(other)).post('/desk/queries', { ...question, purpose: 'award' })
    open.host.clock.set(instantOn('2026-10-12', '09:30'))
    const seen = async (who: Person, path: string) => (await (await open.visit(who)).get(path)).body
    const now = await seen(supervisor, '/desk/queries')
    expect(textOf(now)).toContain('本月没有批量查询')
    expect(now).toContain('<option value="2026-09">')
    // Of the two who sat in CZ one asked of nobody whom she may look at.
    const all = await seen(supervisor, '/desk/queries.csv?month=2026-09')
    const rows = all.trim().split('\n').slice(1)
    const cz = ['政府采购和招标投标,4,6,3', '行政审批,1,1,1']
    expect(rows.map((row) => row.slice(row.indexOf(',') + 1))).toEqual([...cz, '评优评先,1,2,1'])
    expect((await seen(officer, '/desk/queries.csv?month=2026-09')).trim().split('\n')).toHaveLength(3)
    expect(textOf(await seen(officer, '/desk/queries?month=2026-09'))).toMatch(/政府采购和招标投标 4 6 3/)
  })
})
