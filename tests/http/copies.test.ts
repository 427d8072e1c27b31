import { beforeAll, describe, expect, it } from 'vitest'
import { system } from '#engine/case/log-item.ts'
import { importRows } from '#engine/scan/import-rows.ts'
import type { Person } from '#engine/store/person.ts'
import { instantOn } from '#law/day.ts'
import { matched } from '#records/normalise.ts'
import type { Recipient } from '#records/recipient.ts'
import type { RecordFile } from '#records/record.ts'
import { decide, enter, objectTo, recordNow } from '#tests/publication/register.ts'
import { directory } from '#tests/support/engine.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { type Site, site } from './site.ts'

const recipient = (id: string, kind: Recipient['kind'], scope: Recipient['scope'] = 'all'): Recipient => ({
  ...{ id, name: { zh: `接收${id}`, en: `Recipient ${id}` }, sort: 'county', basis: 'GD 46(3); O36 23', kind, scope },
})
const recipients = [recipient('GD', 'acknowledges'), recipient('LD', 'takesFiles'), recipient('CS', 'checkedByLooking')]
const person = (id: string, roles: Person['roles'], subject: string | null = null): Person => ({
  ...{ id, name: id, email: `${id}@example.com`, subject, roles, conflicts: [] },
})
const people = {
  firm: person('firm', [{ role: 'applicant', unit: null }], sampleRecord.subject.key),
  supervisor: person('supervisor', [{ role: 'supervisor', unit: null }]),
  intake: person('intake-1', [{ role: 'intake', unit: 'FGW' }]),
  province: person('gd-1', [{ role: 'recipient', unit: 'GD' }]),
}

let open: Site
let record: RecordFile
let caseId = ''
const disk = { isFull: false }
/** Anew each time: days pass, and sessions end. */
const who = {
  get: async (name: keyof typeof people, path: string) => (await open.visit(people[name])).get(path),
  post: async (name: keyof typeof people, path: string, form: Readonly<Record<string, string>> = {}) =>
    (await open.visit(people[name])).post(path, form),
}
const at = (day: string, time = '09:30') => open.host.clock.set(instantOn(day, time))

/** A correction on Thursday 2026-09-24, before the Mid-Autumn days off. */
beforeAll(async () => {
  open = site({
    now: '2026-09-21',
    deployment: { directory: { ...directory, recipients } },
    host: ({ files }) => ({
      files: { ...files, put: async (file) => (disk.isFull ? Promise.reject(new Error('no space')) : files.put(file)) },
    }),
  })
  await open.seat(...Object.values(people))
  record = await enter(open)
  for (let n = 2; n < 6; n += 1) await enter(open, { documentNumber: matched(`云环罚〔2026〕${n}00号`) })
})

const rowsOf = (body: string) => body.match(/<tr[\s>]/g)?.length ?? 0
const textOf = (body: string) => body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

describe('a correction on its way to every copy', () => {
  it('owes nobody anything for records that are new', async () => {
    expect((await who.get('supervisor', '/board/unconfirmed')).body.match(/全部已确认/g)).toHaveLength(2)
    expect((await who.get('province', '/feed')).body).toContain('没有待确认的变更')
  })

  it('starts A6 at each recipient, with its last day and article, on case, record and board', async () => {
    at('2026-09-24')
    caseId = await objectTo(open, record)
    await decide(open, caseId, '01', '0.55')
    const mine = textOf((await who.get('firm', `/my/cases/${caseId}`)).body)
    // Three working days from Thursday: Monday, Tuesday, Wednesday after the days off.
    expect(mine).toMatch(/接收GD 处理更正 2026年9月24日 09:30 2026年9月30日 法定时限[^接]*四十六/)
    expect(mine).toMatch(/接收LD 处理更正 — — 待交付文件/)
    const own = textOf((await who.get('firm', `/my/records/${record.id}`)).body)
    expect(own).toContain('接收CS 处理更正')
    const board = (await who.get('supervisor', '/board/unconfirmed')).body
    for (const { id } of recipients) expect(textOf(board)).toMatch(new RegExp(`接收${id} 1 0`))
  })

  it('is confirmed change by change by who acknowledges', async () => {
    const { body } = await who.get('province', '/feed')
    const [, tick = ''] = /name="(change-[^"]+)"/.exec(body) ?? []
    expect(rowsOf(body)).toBe(2)
    const none = await who.post('province', '/feed/acknowledge', {})
    expect([none.status, textOf(none.body).includes('请选择一项')]).toEqual([422, true])
    const results = `${tick.slice('change-'.length)},已处理`
    expect((await who.post('intake', '/feed/of/GD/results', { results })).status).toBe(404)
    expect(textOf((await who.get('intake', '/feed/of/GD')).body)).toContain('平台不代为确认')
    expect((await who.post('province', '/feed/acknowledge', { [tick]: 'on' })).status).toBe(303)
    expect(textOf((await who.get('firm', `/my/cases/${caseId}`)).body)).toMatch(/接收GD.{1,90}已确认 2026年9月24日/)
  })

  it('starts at who takes files by the first file, and takes its results line by line', async () => {
    at('2026-09-28')
    expect((await who.get('intake', '/feed/of')).body).toContain('接收LD')
    disk.isFull = true
    expect((await who.post('intake', '/feed/of/LD/file')).status).toBe(500)
    disk.isFull = false
    await open.settle()
    expect(textOf((await who.get('firm', `/my/cases/${caseId}`)).body)).toMatch(/接收LD 处理更正 — — 待交付文件/)
    const { body, status } = await who.post('intake', '/feed/of/LD/file')
    at('2026-09-28', '18:00')
    await open.settle()
    expect(textOf((await who.get('firm', `/my/cases/${caseId}`)).body)).toMatch(
      /接收LD 处理更正 2026年9月28日 09:30 2026年10月8日/,
    )
    const [, file = ''] =
      /href="(\/feed\/of\/LD\/files\/\w+)"/.exec((await who.get('intake', '/feed/of/LD')).body) ?? []
    expect((await who.get('intake', file)).body).toBe(body)
    const [, line = ''] = body.split('\n')
    const id = line.split(',')[0]?.replaceAll('"', '') ?? ''
    expect([status, id.startsWith(record.id), line.includes('2026-10-08')]).toEqual([200, true, true])
    expect(line).toContain('0.55')
    const taken = await who.post('intake', '/feed/of/LD/results', {
      results: `${id},好了\nX.1,已处理\n${id},已处理,收`,
    })
    expect(textOf(taken.body)).toContain('读取 3 行：确认 1 条，此前已确认 0 条，未处理或者不符 0 条，无法识别 2 行')
    const bytes = new TextEncoder().encode(`变更编号,处理结果\r\n${id},已处理\r\n`)
    await open.host.files.receive({ key: 'sheet/results', name: '结果.csv', receivedAt: open.host.clock.now(), bytes })
    expect(textOf((await who.get('intake', '/feed/of/LD?key=sheet/results')).body)).toContain('已上传：结果.csv')
    const again = await who.post('intake', '/feed/of/LD/results', { key: 'sheet/results' })
    expect(await open.host.files.stat('sheet/results')).toBeUndefined()
    expect(textOf(again.body)).toContain('此前已确认 1 条')
    const zip = Uint8Array.of(0x31, 0xff, 0xff, 0x32)
    const at0 = open.host.clock.now()
    const sheet = { key: 'sheet/zip', name: '结果.csv', type: 'text/csv', sha256: '', bytes: zip, at: at0 }
    await open.host.files.put(sheet)
    const unread = await who.post('intake', '/feed/of/LD/results', { key: sheet.key })
    expect(textOf(unread.body)).toContain('不是文本文件')
    expect(unread.status).toBe(422)
    expect(await open.host.files.stat(sheet.key)).toBeDefined()
    expect((await who.get('province', '/feed/of/LD')).status).toBe(404)
  })

  it('names the silent one once its day is over: board, letter, order, monthly list', async () => {
    at('2026-09-30', '23:59')
    await open.settle()
    expect(textOf((await who.get('supervisor', '/board/unconfirmed')).body)).toMatch(/接收CS 1 0/)
    at('2026-10-01', '00:00')
    await open.settle()
    expect(textOf((await who.get('supervisor', '/board/unconfirmed')).body)).toMatch(/接收CS 1 1/)
    const lines = (await who.get('supervisor', '/board/unconfirmed/list.csv')).body.split('\n')
    expect(lines.filter((line) => line.startsWith('接收CS,')).map((line) => line.includes('逾期未确认'))).toEqual([
      true,
    ])
    expect((await who.get('supervisor', '/board/unconfirmed/list.pdf')).body).toContain('接收CS')
    expect((await who.get('province', '/board/unconfirmed/list.pdf')).status).toBe(404)
    const rows = await open.engine.journal.since(-1, 1000)
    const breaches = rows.filter(({ item }) => JSON.stringify(item.body).includes('clock.A6.breach'))
    expect(breaches.map(({ item }) => item.pk)).toEqual([`copy#${record.id}.CS`])
    const mine = (await who.get('firm', `/my/records/${record.id}`)).body
    const [, letter = ''] = /href="([^"]*\/holders\/CS\/\d+)"/.exec(mine) ?? []
    const pdf = await who.get('firm', letter)
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
    expect(pdf.body).toContain('接收CS')
    expect((await who.get('firm', letter.replace('/CS/', '/GD/'))).status).toBe(404)
    const list = await who.get('firm', `/my/records/${record.id}/holders.csv`)
    expect(list.body.split('\n').filter((one) => one.includes('接收'))).toHaveLength(3)
    expect(list.body).toMatch(/持有依据[\s\S]*接收CS.*四十六条.*第二十三条/)
    expect(textOf((await who.get('intake', '/feed/of')).body)).toMatch(/接收CS 县（市、区） [^接]*四十六条/)
    const due = { 'due.year': '2026', 'due.month': '10', 'due.day': '9' }
    const urged = await who.post('supervisor', '/board/unconfirmed/CS/urge', { words: '请立即更正', ...due })
    expect(urged.status).toBe(303)
    expect(textOf((await who.get('supervisor', '/board/unconfirmed/CS')).body)).toContain('已督办：请立即更正（督办单 ')
    expect((await who.post('supervisor', '/board/unconfirmed/CS/urge', { words: '再次', ...due })).status).toBe(422)
    const earlier = textOf((await who.get('supervisor', '/board/holders?month=2026-09')).body)
    expect(earlier).toMatch(/2026年9月的变更与处理.*接收CS.*处理更正.*逾期未确认/)
    const now = (await who.get('supervisor', '/board/holders')).body
    expect(textOf(now)).toMatch(/2026年10月的变更与处理.*本月没有需要持有单位处理的变更/)
    expect(now).toContain('<option value="2026-09">')
    const month = await who.get('supervisor', '/board/unconfirmed.csv?month=2026-09')
    expect(month.body).toMatch(/接收CS.*逾期未确认/)
    expect(month.body).toMatch(/接收GD.*已确认/)
  })

  it('opens again what is found to differ, whatever was said', async () => {
    at('2026-10-09')
    const held = `${record.id} ${'0'.repeat(64)}`
    const part = await who.post('province', '/feed/of/GD/held', { held })
    expect(textOf(part.body)).toContain('核对 1 条，不同 1 条')
    const unread = await who.post('province', '/feed/of/GD/held', { held: `${held}\n${record.id} ABC`, whole: 'on' })
    expect(textOf(unread.body)).toContain('核对 1 条，不同 1 条')
    const { body } = await who.post('province', '/feed/of/GD/held', { held, whole: 'on' })
    expect(textOf(body)).toContain('核对 1 条，不同 5 条')
    expect(textOf(body)).toContain('内容不同')
    expect(textOf((await who.get('firm', `/my/records/${record.id}`)).body)).toMatch(/接收GD.{1,90}核对不符/)
    expect(textOf((await who.get('supervisor', '/board/unconfirmed')).body)).toMatch(/接收GD 1 1/)
    expect(textOf((await who.get('supervisor', '/board/unconfirmed/GD')).body)).toContain(
      '核对不符，须重新处理 内容不同',
    )
  })

  it('shows its subject where the old content was offered again, and lets none of it in', async () => {
    at('2026-10-12')
    const old = sampleRecord.versions[0]?.fields ?? {}
    const lines = [Object.keys(old), Object.values(old)].map((cells, i) => ({ line: i + 1, cells }))
    const nightly = { file: 'nightly.csv', sha256: '00', actor: system, language: 'zh' } as const
    for (const tally of [{ held: 1 }, { stillHeld: 1 }])
      expect(await importRows(open.engine, lines, nightly)).toMatchObject({ batch: { accepted: 0, ...tally } })
    await open.settle()
    const mine = textOf((await who.get('firm', `/my/records/${record.id}`)).body)
    expect(mine).toMatch(/再次报送、已被拦下的内容.*2026年10月12日 09:30 已更正或者终止的内容/)
    expect((await recordNow(open, record.id)).versions.at(-1)?.fields['CF_NR_FK']).toBe('0.55')
  })
})
