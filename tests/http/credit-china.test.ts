import { beforeAll, describe, expect, it } from 'vitest'
import { commit, open as openCase } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { system } from '#engine/case/log-item.ts'
import { addRecord } from '#engine/register/register.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { newId } from '#engine/store/id.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { type Site, site, type Visitor } from '#tests/http/site.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { repair } from '#workflows/repair/index.ts'

const clerk: Person = {
  ...{ id: 'fgw-1', name: 'fgw-1', email: 'fgw@example.com', subject: null, conflicts: [] },
  roles: [{ role: 'intake', unit: 'FGW' }],
}
const path = '/desk/credit-china'

let open: Site
let intake: Visitor
const files: CaseFile[] = []

const data = repair.examples.find((one) => Object(one.open.data)['channel'] === 'creditChina')?.open.data ?? {}

async function apply(): Promise<CaseFile> {
  const record = newId(open.engine.crypto)
  await addRecord(open.engine, { ...sampleRecord, id: record }, system)
  const outcome = await openCase(open.engine, {
    ...{ id: newId(open.engine.crypto), procedure: 'repair', recordId: record, subject: sampleRecord.subject.key },
    ...{ actor: { id: 'firm', role: 'applicant', unit: null }, data },
  })
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.refusal))
  return outcome.file
}

const stateOf = async ({ id }: CaseFile) => {
  const item = await open.engine.table.get(caseKey(id))
  return item && caseFile(item).state
}
const textOf = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const enter = async (...lines: readonly string[]) => textOf((await intake.post(path, { lines: lines.join('\n') })).body)

beforeAll(async () => {
  open = site()
  await open.seat(clerk)
  for (let n = 0; n < 4; n += 1) files.push(await apply())
  await open.settle()
  intake = await open.visit(clerk)
})

describe('a city without an interface to Credit China', () => {
  it('downloads the applications that wait, without formulas', async () => {
    const { body, headers } = await intake.get(`${path}/applications.csv`)
    expect(headers['content-type']).toContain('text/csv')
    for (const { number } of files) expect(body).toContain(number)
    expect(textOf((await intake.get(path)).body)).toContain('本市没有接口')
    expect((await intake.get('/feed/of')).body).toContain(`href="${path}"`)
  })

  it('enters receipt, push and result from lines, once, and names each line that it does not take', async () => {
    const [a, b, c] = files.map(({ number }) => number)
    const lines = [
      `${a},XYXF-0001,2026-09-14`,
      `${b},XYXF-0002,2026-09-14,2026-09-14`,
      `${c}\tXYXF-0003\t2026-09-14\t\t同意\t缴款凭证\t义务已经履行，信息真实。`,
      `${a},XYXF-0009,2026-09-14`,
      '445300-20260914-000000000,XYXF-0004,2026-09-14',
      `${b},XYXF-0002,14.9.2026`,
    ]
    const said = await enter(...lines)
    expect(said).toContain('读取 6 行：录入 3 行，已有 0 行，未录入 3 行')
    expect(said).toContain('与已登记的查询码或者结果不一致')
    expect(said).toContain('没有这个受理编号')
    expect(said).toContain('格式不对')
    const states = await Promise.all(files.map(stateOf))
    expect(states).toEqual(['handedOver', 'awaitingAcceptance', 'awaitingApproval', 'handedOver'])
    expect(await enter(...lines.slice(0, 3))).toContain('读取 3 行：录入 0 行，已有 3 行')
  })

  it('takes the steps as a file too, and says where it is no text', async () => {
    const number = files[0]?.number ?? ''
    const send = async (key: string, bytes: Uint8Array) => {
      await open.host.files.put({
        key,
        name: '步骤.csv',
        type: 'text/csv',
        sha256: '',
        bytes,
        at: open.host.clock.now(),
      })
      expect(textOf((await intake.get(`${path}?key=${key}`)).body)).toContain('步骤.csv')
      return intake.post(path, { key })
    }
    const unread = await send('sheet/zip', Uint8Array.of(0x31, 0xff, 0xff, 0x32))
    expect([unread.status, textOf(unread.body).includes('不是文本文件')]).toEqual([422, true])
    const lines = `受理编号,查询码,收件日期,推送日期\r\n"${number}",XYXF-0001,2026-09-14,2026-09-14\r\n`
    const taken = await send('sheet/steps', new TextEncoder().encode(lines))
    expect(textOf(taken.body)).toContain('读取 1 行：录入 1 行')
    expect(await open.host.files.stat('sheet/steps')).toBeUndefined()
    expect((await intake.post(path, { lines: ' ' })).status).toBe(422)
  })

  it('tells Credit China its own steps in a file by month: acceptance, extension, supplement, result', async () => {
    const [, file] = files
    const act = async (type: string, actor: Actor, data: object = {}) => {
      expect(await commit(open.engine, file?.id ?? '', { type, actor, data })).toMatchObject({ kind: 'committed' })
      await open.settle()
    }
    const officer: Actor = { id: 'hj-1', role: 'officer', unit: 'HJ' }
    const head: Actor = { id: 'hj-head', role: 'head', unit: 'HJ' }
    await act('unit.accepted', officer)
    await act('unit.proposed', officer, { verdict: 'refused', reason: '义务没有履行。', documentChecked: '缴款凭证' })
    const sheet = () => intake.get(`${path}/steps.csv?month=2026-09`)
    expect((await sheet()).body).not.toContain('义务没有履行')
    await act('approver.approved', head)
    const rows = (await sheet()).body.trim().split('\n').slice(1)
    const own = rows.filter((row) => row.startsWith(`${file?.number},XYXF-0002,`))
    expect(own.map((row) => row.split(',').slice(2).join())).toEqual([
      '受理,2026-09-14,,',
      '办理结果,2026-09-14,不予修复,义务没有履行。',
    ])
    const seen = (await intake.get(`${path}?month=2026-09`)).body
    expect(textOf(seen)).toMatch(/本市在2026年9月的步骤.*受理.*办理结果/)
    expect(seen).toContain('/steps.csv?month=2026-09"')
    expect((await intake.get(`${path}/steps.csv?month=2026-08`)).body.trim().split('\n')).toHaveLength(1)
  })

  it('says in words why a step is refused: a day to come', async () => {
    const last = files[3]?.number ?? ''
    expect(await enter(`${last},XYXF-0005,2999-01-01`)).toContain('未录入 1 行')
    expect(await enter(...Array.from({ length: 501 }, () => `${last},x,y`))).toContain('超过 500 行')
  })
})
