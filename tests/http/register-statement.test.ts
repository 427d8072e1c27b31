import { beforeEach, expect, it } from 'vitest'
import { addRecord, changeRecord, storedRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import { recordKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import type { Sheet } from '#engine/store/printing.ts'
import { memoryPrinter } from '#hosts/memory/printer.ts'
import { startOfDay } from '#law/day.ts'
import { currentFields, type Fields, type RecordFile } from '#records/record.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { sampleWith } from '#workflows/common/sample-record.ts'
import { type Site, site, type Visitor } from './site.ts'

const subject = sampleRecord.subject.key
const firm: Person = {
  ...{ id: 'firm', name: '测试有限公司', email: 'firm@example.com', subject, conflicts: [] },
  roles: [{ role: 'applicant', unit: null }],
}
const rival: Person = { ...firm, id: 'rival', subject: '91445300MA0DEM013F' }
const police = { raw: '云浮市公安局', key: '云浮市公安局', unit: 'HJ' }
const cells = { CF_CFJG: police.raw, CF_SJLY: police.raw, CF_YJ: '《治安管理处罚法》第五十九条', CF_SY: '收购赃物' }

/** Sheets as the printer was given them. */
let sheets: readonly Sheet[] = []
let open: Site
let who: Visitor

beforeEach(async () => {
  open = site({ host: ({ printing }) => (printing ? { printing: { ...printing, printer: { print } } } : {}) })
  await open.seat(firm, rival)
  await add('测环罚〔2026〕1号')
  await add('测环罚〔2025〕9号', { ended: { reason: 'repaired', on: '2026-09-01', caseId: null } })
  const sealed = { authority: police, provider: police, ...sampleWith(cells) }
  await add('云公(治安)行罚决字〔2026〕00012号', sealed)
  who = await open.visit(firm)
})

async function print(given: readonly Sheet[]): Promise<Uint8Array> {
  sheets = given
  return memoryPrinter.print(given)
}

const machine = { id: 'import', role: 'system', unit: null } as const

async function add(raw: string, more: Partial<RecordFile> = {}): Promise<string> {
  const whole = { ...sampleRecord, ...more }
  const versions = whole.versions.map((one) => ({ ...one, fields: { ...one.fields, CF_WSH: raw } }))
  const record = { ...whole, versions, id: newId(open.engine.crypto), documentNumber: { raw, key: raw } }
  await addRecord(open.engine, record, machine)
  return record.id
}

const recordNow = async (id: string) => {
  const item = await open.engine.table.get(recordKey(id))
  if (!item) throw new Error('no record')
  return storedRecord(item).record
}

/** Corrected by its case in these columns. */
async function correct(id: string, over: Fields): Promise<void> {
  const fields = { ...currentFields(await recordNow(id)), ...over }
  const done = await changeRecord(open.engine, id, { kind: 'corrected', caseId: 'c1', fields, answer: '01' }, machine)
  expect(done).toMatchObject({ kind: 'changed' })
}

const mainOf = (body: string) => body.match(/<main[\s\S]*<\/main>/)?.[0] ?? ''

/** Address of the newest link on the subject’s page, without host. */
async function shared(form: Readonly<Record<string, string>>): Promise<string> {
  expect((await who.post('/my/statement', form)).status).toBe(303)
  const links = [...(await who.get('/my/statement')).body.matchAll(/href="http:\/\/[^/"]+(\/s\/[^"]+)"/g)]
  return links.at(-1)?.[1] ?? ''
}

it('says what is current and what ended, of which kinds there is none, and what it is not', async () => {
  const { status, body } = await who.get('/my/statement')
  expect(status).toBe(200)
  for (const told of ['测环罚〔2026〕1号', '测环罚〔2025〕9号', '2026年9月1日修复', '没有', '失信被执行人', subject])
    expect([told, body.includes(told)]).toEqual([told, true])
  for (const told of ['粤办函〔2023〕306号', '无违法违规证明版', 'https://credit.gd.gov.cn/'])
    expect(body).toContain(told)
  const english = (await who.get('/en/my/statement')).body
  expect(english).toContain('cannot replace a certificate')
})

it('lets whoever has the link read what the subject allows, and nobody else', async () => {
  const link = await shared({ days: '7' })
  const all = await shared({ days: '30', past: 'on' })
  const [few, more] = [await open.ask({ path: link }), await open.ask({ path: all })]
  expect([few.status, few.body.includes('测环罚〔2026〕1号'), few.body.includes('测环罚〔2025〕9号')]).toEqual([
    ...[200, true, false],
  ])
  expect(more.body).toContain('测环罚〔2025〕9号')
  expect(few.body).toContain('noindex')
  const wrong = [link.replace(/c=..../, 'c=AAAA'), link.replace(/\/s\/.../, '/s/AAA'), '/s/x', link.split('?')[0] ?? '']
  const told = new Set<string>()
  for (const path of wrong) {
    const answer = await open.ask({ path })
    expect([path, answer.status, answer.body.includes('测环罚')]).toEqual([path, 404, false])
    told.add(mainOf(answer.body))
  }
  expect(told.size).toBe(1)
})

it('never shows or counts what the law has sealed', async () => {
  const link = await shared({ days: '90', past: 'on' })
  for (const body of [(await who.get('/my/statement')).body, (await open.ask({ path: link })).body]) {
    expect(body).not.toContain('00012号')
    expect(body).not.toContain('封存的记录 1')
    expect(body.match(/行政处罚<\/div><\/td><td[^>]*><div>(\d+|没有)/)?.[1]).toBe('1')
  }
})

it('shows nothing of a record that is sealed after the link was made', async () => {
  const path = await shared({ days: '90', past: 'on' })
  const without = mainOf((await open.ask({ path })).body)
  const more = { authority: police, provider: police, ...sampleWith({ ...cells, CF_YJ: '《消防法》第六十条' }) }
  const id = await add('云公(消)行罚决字〔2026〕00034号', more)
  expect(mainOf((await open.ask({ path })).body)).toContain('00034号')
  await correct(id, { CF_YJ: cells.CF_YJ })
  expect(mainOf((await open.ask({ path })).body)).toBe(without)
  await open.settle()
  expect((await recordNow(id)).sealed).toEqual({ on: '2026-09-14' })
  expect(mainOf((await open.ask({ path })).body)).toBe(without)
})

it('marks what is disputed and counts corrections, with what was corrected alone, on page and paper', async () => {
  const disputed = await add('测环罚〔2026〕3号')
  const corrected = await add('测环罚〔2026〕4号', sampleWith({ CF_CFLB: '限制开展生产经营活动' }))
  await changeRecord(open.engine, disputed, { kind: 'disputed', caseId: 'c2' }, machine)
  await correct(corrected, { CF_CFLB: '通报批评' })
  const path = await shared({ days: '7' })
  const id = path.match(/\/s\/(\w+)/)?.[1] ?? ''
  await who.get(`/my/statement/${id}/pdf`)
  const [zh, en] = sheets.map((sheet) => JSON.stringify(sheet.blocks))
  const texts = [(await who.get('/my/statement')).body, (await open.ask({ path })).body, zh ?? '']
  for (const said of [...texts, (await open.ask({ path: `/en${path}` })).body, en ?? '']) {
    const [first, second] = ['3号', '4号'].map((n) => said.split(`测环罚〔2026〕${n}`)[1]?.split('测环罚')[0] ?? '')
    const isZh = texts.includes(said)
    expect(first).toContain(isZh ? '异议处理中' : 'Disputed')
    expect(second).toContain(isZh ? '经异议更正 1 次' : 'Corrected on objection: 1')
    expect([second?.includes('通报批评'), said.includes('限制开展')]).toEqual([true, false])
  }
})

it('ends with its day, and at once where the subject ends it; nobody ends another’s', async () => {
  const link = await shared({ days: '7' })
  const id = link.match(/\/s\/(\w+)/)?.[1] ?? ''
  const other = await open.visit(rival)
  expect((await other.post(`/my/statement/${id}/end`)).status).toBe(404)
  expect((await open.ask({ path: link })).status).toBe(200)
  open.host.clock.advance(startOfDay('2026-09-22') - 1 - open.engine.clock.now())
  expect((await open.ask({ path: link })).status).toBe(200)
  open.host.clock.advance(1)
  expect((await open.ask({ path: link })).status).toBe(404)
  who = await open.visit(firm)
  const second = await shared({ days: '30' })
  const again = second.match(/\/s\/(\w+)/)?.[1] ?? ''
  const ended = (await who.post(`/my/statement/${again}/end`)).headers['location'] ?? ''
  expect((await who.get(ended)).body).toContain('链接已停用')
  expect((await open.ask({ path: second })).status).toBe(404)
})

it('asks how long a link shall hold, and keeps what was ticked', async () => {
  const { status, body } = await who.post('/my/statement', { past: 'on', days: '9000' })
  expect([status, body.includes('请选择一项'), /name="past"[^>]*checked/.test(body)]).toEqual([422, true, true])
})

it('prints sealed, with a code that tells whether the register still says the same', async () => {
  const link = await shared({ days: '7' })
  const id = link.match(/\/s\/(\w+)/)?.[1] ?? ''
  const { status, headers } = await who.get(`/my/statement/${id}/pdf`)
  expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
  const said = JSON.stringify(sheets)
  const digest = said.match(/&d=(\w{16})/)?.[1] ?? ''
  expect([said.includes('306号'), said.includes('00012号'), said.includes(link)]).toEqual([true, false, true])
  expect((await open.ask({ path: `${link}&d=${digest}` })).body).toContain('内容一致')
  await add('测环罚〔2026〕2号')
  expect((await open.ask({ path: `${link}&d=${digest}` })).body).toContain('登记内容有变化')
  expect((await (await open.visit(rival)).get(`/my/statement/${id}/pdf`)).status).toBe(404)
})
