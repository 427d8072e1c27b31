import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { caseFile } from '#engine/case/case-of.ts'
import { addRecord } from '#engine/register/register.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { newId } from '#engine/store/id.ts'
import { caseItem, caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { matched } from '#records/normalise.ts'
import type { RecordFile } from '#records/record.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { type Site, site, type Visitor } from './site.ts'

const code = sampleRecord.subject.key
const many = '91445302735018834C'
const person = (id: string, subject: string): Person => ({
  ...{ id, name: id, email: `${id}@example.com`, subject, conflicts: [] },
  roles: [{ role: 'applicant', unit: null }],
})
const firm = person('firm', code)
const other = person('other', many)

let open: Site
let who: Visitor
let ready: string
let early: string
let ended: string

beforeAll(async () => {
  open = site({ now: '2026-11-28' })
  await open.seat(firm, other)
  ready = await enter(code, '1', '2026-07-01')
  early = await enter(code, '2', '2026-10-01')
  ended = await enter(code, '3', '2026-07-02', { reason: 'repaired', on: '2026-11-01', caseId: null })
  for (let n = 1; n <= 200; n += 1) await enter(many, `甲${n}`, '2026-07-01')
  who = await open.visit(firm)
})

async function enter(subject: string, n: string, on: string, over: RecordFile['ended'] = null): Promise<string> {
  const id = newId(open.engine.crypto)
  const [version] = sampleRecord.versions
  const fields = { ...version?.fields, CF_JDRQ: on, CF_WSH: `测环罚〔2026〕${n}号`, CF_CFLB: '罚款', CF_NR_FK: '0.5' }
  const record: RecordFile = {
    ...{ ...sampleRecord, id, documentNumber: matched(`测环罚〔2026〕${n}号`), ended: over },
    subject: { ...sampleRecord.subject, key: subject, code: subject },
    versions: [{ n: 1, at: 0, cause: { kind: 'import', batch: 'test' }, fields }],
  }
  await addRecord(open.engine, record, { id: 'import', role: 'system', unit: null })
  return id
}

const textOf = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const cardOf = (body: string) => /<section class="card next">.*?<\/section>/s.exec(body)?.[0] ?? ''
const rows = (body: string) => body.match(/<article/g)?.length ?? 0

test('the first screen says how many are recorded and public, what can be done today, and when there is more', async () => {
  const { body } = await who.get('/my/records')
  const text = textOf(body)
  expect(text).toContain('登记在您名下的记录共 3 条，2 条正在公示。')
  expect(text).toContain('1 条今天就可以申请信用修复')
  expect(text).toContain('2027年1月1日起又有记录可以申请信用修复')
  expect(text).toContain('罚款 · 5000 元 · 2026年7月1日')
  expect(body).toContain('<svg viewBox="0 0 360')
  expect((await who.get('/en/my/records')).body).toContain('Records under your name: 3, of which 2 public.')
})

/** Bars, green parts and rows of the picture, with the rows' words. */
function pictureOf(body: string) {
  const [figure = ''] = /<figure class="credit">.*?<\/figure>/s.exec(body) ?? []
  const bars = figure.match(/<rect x=/g)?.length ?? 0
  const green = figure.match(/<rect class="ready"/g)?.length ?? 0
  const told = [...figure.matchAll(/<tr>(<td.*?)<\/tr>/gs)].map(([, row = '']) => textOf(row).trim())
  return { bars, green, told, text: textOf(figure) }
}

test('the picture is of all records whose day comes, not of a page of the list, next day first, with its table', async () => {
  const { bars, green, told } = pictureOf((await who.get('/my/records')).body)
  expect([bars, green]).toEqual([2, 2])
  expect(told).toEqual([
    '1 · 测环罚〔2026〕2号 2026年10月1日 2027年10月1日 2027年1月1日',
    '2 · 测环罚〔2026〕1号 2026年7月1日 2027年7月1日 2026年10月1日',
  ])
  const fifty = pictureOf((await (await open.visit(other)).get('/my/records')).body)
  expect([fifty.bars, fifty.green, fifty.told.length]).toEqual([50, 50, 50])
  expect(fifty.text).toContain('只画最先到日子的 50 条，另有 150 条没有画出。')
  expect(pictureOf((await who.get('/my/records?part=ready')).body).bars).toBe(0)
})

test('a part of the records, or what a search names, is listed alone', async () => {
  const part = async (query: string) => {
    const { body } = await who.get(`/my/records?${query}`)
    return [ready, early, ended].map((id) => body.includes(`/my/records/${id}"`))
  }
  expect(await part('part=ready')).toEqual([true, false, false])
  expect(await part('part=public')).toEqual([true, true, false])
  expect(await part('part=ended')).toEqual([false, false, true])
  expect(await part(`q=${encodeURIComponent('〕2号')}`)).toEqual([false, true, false])
  expect(textOf((await who.get('/my/records?part=open')).body)).toContain('没有符合条件的记录。')
})

test('a record has a page of its own with all of it, and one thing to do', async () => {
  const { body } = await who.get(`/my/records/${ready}`)
  for (const told of ['记录的全部内容', '提供信息的单位', '归集日期', '公示最后一日']) expect(body).toContain(told)
  expect(cardOf(body).match(/class="button"/g)).toHaveLength(1)
  expect(cardOf(body)).toContain(`/my/apply/repair/apply?record=${ready}`)
  expect(body).toContain('<input type="hidden" name="ready" value="revoked"/>')
  const [others = ''] = /<details class="fold others">.*?<\/details>/s.exec(body) ?? []
  expect(others.match(/<li>/g)).toHaveLength(Number(/<small class="quiet">(\d)/.exec(others)?.[1]))
  expect(others).toMatch(/申请暂时屏蔽.*自收到之日起 \d+ 个工作日内办理/s)
  expect(body).not.toContain('class="button second"')
  const wrong = cardOf((await who.get(`/my/records/${ready}?wrong=1`)).body)
  expect(wrong).toContain(`/my/records/${ready}/object`)
  expect(wrong).not.toContain('/apply/repair')
  expect(cardOf((await who.get(`/my/records/${early}`)).body)).toContain(`/my/records/${early}/remind`)
  const over = cardOf((await who.get(`/my/records/${ended}`)).body)
  expect(over).toContain('现在不需要您办理什么')
  expect(over).not.toMatch(/class="button"|<button/)
})

test('a record that is public no more has all its content and its versions, for its subject alone', async () => {
  const [version] = sampleRecord.versions
  const fields = { ...version?.fields, CF_WSH: '测环罚〔2026〕旧号', CF_NR_FK: '0.5' }
  const id = newId(open.engine.crypto)
  const record: RecordFile = {
    ...{ ...sampleRecord, id, documentNumber: matched('测环罚〔2026〕旧号') },
    ended: { reason: 'repaired', on: '2026-11-01', caseId: null },
    versions: [
      { n: 1, at: 0, cause: { kind: 'import', batch: 'test' }, fields },
      { n: 2, at: 1, cause: { kind: 'correction', caseId: 'c1' }, fields: { ...fields, CF_NR_FK: '0.4' } },
    ],
    subject: { ...sampleRecord.subject, key: '91445300MA007919XF', code: '91445300MA007919XF' },
  }
  await addRecord(open.engine, record, { id: 'import', role: 'system', unit: null })
  const owner = person('owner', record.subject.key)
  await open.seat(owner)
  const { body } = await (await open.visit(owner)).get(`/my/records/${id}`)
  const facts = (fields as Readonly<Record<string, string>>)['CF_SY'] ?? '?'
  for (const told of ['记录的全部内容', '测环罚〔2026〕旧号', facts]) expect(body).toContain(told)
  expect(body).toMatch(/历次变动[\s\S]*异议更正[\s\S]*<del>0\.5<\/del>[\s\S]*<ins>0\.4<\/ins>/)
  expect((await open.ask({ path: `/r/${id}` })).body).not.toContain(facts)
})

test('a record of somebody else, and one that is not, are not there', async () => {
  const stranger = await open.visit(other)
  for (const id of [ready, ended, newId(open.engine.crypto)])
    expect((await stranger.get(`/my/records/${id}`)).status).toBe(404)
})

test('200 records come in pages, the first with the figures of all, and each page is light', async () => {
  const owner = await open.visit(other)
  const seen = new Set<string>()
  let next: string | undefined = '/my/records'
  for (let n = 0; next !== undefined && n < 20; n += 1) {
    const { body } = await owner.get(next)
    expect(rows(body)).toBeLessThanOrEqual(20)
    expect(gzipSync(body).length).toBeLessThanOrEqual(20_000)
    expect(textOf(body)).toContain('登记在您名下的记录共 200 条，200 条正在公示。')
    for (const [, id = ''] of body.matchAll(/<h3><a href="\/my\/records\/(\w+)"/g)) seen.add(id)
    next = /href="([^"]+)" rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(seen.size).toBe(200)
})

test('cases stand by record with kind, state and next day; a part, or what a search names, alone', async () => {
  const { engine, seat, visit } = site({ now: '2026-11-28' })
  await seat(firm)
  const { id, number } = await place(engine, stages.supplementing)
  while ((await consumeAll(engine)) > 0);
  const item = await engine.table.get(caseKey(id))
  const file = item && caseFile(item)
  if (!file) throw new Error('no case')
  const other = { ...file, id: newId(engine.crypto), number: '445300-20261128-000000000', closed: true }
  await engine.table.transact([{ put: caseItem({ ...other, recordId: null }, 1), when: 'absent' }])
  const owner = await visit(firm)
  const groups = async (query = '') =>
    [...(await owner.get(`/my/cases${query}`)).body.matchAll(/<section class="group">.*?<\/section>/gs)].map(
      ([one]) => {
        const [head = '', ...rows] = one.split('<article')
        return {
          of: textOf(head).trim(),
          numbers: rows.map((row) => /445300-\d{8}-\w{9}/.exec(row)?.[0]),
          text: textOf(one),
        }
      },
    )
  const all = await groups()
  expect(all.map(({ of, numbers }) => [of === '不涉及某一条记录', numbers])).toEqual(
    expect.arrayContaining([
      [false, [number]],
      [true, [other.number]],
    ]),
  )
  const text = all.find(({ numbers }) => numbers.includes(number))?.text ?? ''
  for (const told of ['异议', '待补正', '最近期限']) expect(text).toContain(told)
  const numbers = async (query: string) => (await groups(query)).flatMap((one) => one.numbers)
  expect(await numbers('?part=open')).toEqual([number])
  expect(await numbers('?part=closed')).toEqual([other.number])
  expect(await numbers(`?q=${number}`)).toEqual([number])
  expect(textOf((await owner.get('/my/cases?q=nothing')).body)).toContain('没有符合条件的案件。')
})

test('beyond 200 cases an old one still says that it waits for its applicant, and stands on its record', async () => {
  const { engine, seat, visit } = site({ now: '2026-11-28' })
  await seat(firm)
  const { id, number } = await place(engine, stages.supplementing)
  while ((await consumeAll(engine)) > 0);
  const item = await engine.table.get(caseKey(id))
  if (!item) throw new Error('no case')
  const file = caseFile(item)
  for (let n = 1; n <= 200; n += 1) {
    const later = { ...file, id: newId(engine.crypto), openedAt: file.openedAt + n, recordId: null, closed: true }
    await engine.table.transact([{ put: caseItem(later, 1), when: 'absent' }])
  }
  const owner = await visit(firm)
  const text = textOf((await owner.get('/my/records')).body)
  expect(text).toContain(`请补充材料：${number}`)
  expect(text).toContain('办理中 1')
  const { body } = await owner.get(`/my/records/${file.recordId}`)
  expect(body).toContain(`/my/cases/${id}`)
  // Publicity, repair and the case run beside each other.
  const beside = /<dl class="days-beside">.*?<\/dl>/s.exec(body)?.[0] ?? ''
  expect(beside.match(/<dt>/g)).toHaveLength(3)
})

test('a case that waits for its applicant begins with what is asked, until when, and the form; the past is folded', async () => {
  const { engine, host, seat, visit, settle } = site({ now: '2026-11-28' })
  await seat(firm)
  const { id } = await place(engine, stages.supplementing)
  await settle()
  const read = async () => (await (await visit(firm)).get(`/my/cases/${id}`)).body
  const body = await read()
  const places = ['请补正以下内容', '请在这一天（含当日）前提交', 'value="applicant.supplemented"', '办理进度', '文书']
  const at = places.map((words) => body.indexOf(words, body.indexOf('<h1')))
  expect(at).toEqual(at.toSorted((a, b) => a - b))
  expect(at[0]).toBeGreaterThan(0)
  const folds = [...body.matchAll(/<details class="fold"><summary><h2>([^<]*)/g)].map(([, title]) => title?.trim())
  expect(folds).toEqual(['案件内容', '这些日期是怎么算的', '办理经过', '您提交的内容'])
  // Nobody else holds it.
  expect(body).not.toContain('现由谁办理')
  expect(body).toMatch(/<dt>咨询电话<\/dt><dd>[^<]*<a href="tel:/)
  host.clock.advance(30 * 24 * 3_600_000)
  await settle()
  const late = await read()
  expect([late.includes('补正期限已过'), late.includes('请补正以下内容')]).toEqual([true, false])
})
