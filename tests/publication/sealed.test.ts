import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { importRows } from '#engine/scan/import-rows.ts'
import { planScan } from '#engine/scan/scan.ts'
import type { Person } from '#engine/store/person.ts'
import { startOfDay } from '#law/day.ts'
import { matched } from '#records/normalise.ts'
import { currentFields, type Fields, type RecordFile } from '#records/record.ts'
import { program } from '#tests/api/program.ts'
import { type Site, site } from '#tests/http/site.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import {
  decide,
  enter,
  filesOf,
  objectTo,
  recordNow,
  searches,
  shownAt,
  traces,
  wholeFolder,
  withdraw,
} from './register.ts'

const police = '云浮市公安局'
const number = '云公(治安)行罚决字〔2026〕00012号'
const cells: Fields = {
  CF_CFJG: police,
  CF_SJLY: police,
  CF_WSH: number,
  CF_YJ: '《治安管理处罚法》第五十九条',
  CF_SY: '收购赃物',
}

/** Penalty of the police, as imported. */
function policeRow(over: Fields = {}, more: Partial<RecordFile> = {}): Partial<RecordFile> {
  const fields = { ...currentFields(sampleRecord), ...cells, ...over }
  return {
    authority: { ...matched(fields['CF_CFJG'] ?? ''), unit: 'HJ' },
    provider: { ...matched(fields['CF_SJLY'] ?? ''), unit: 'HJ' },
    documentNumber: matched(fields['CF_WSH'] ?? ''),
    versions: [{ n: 1, at: 0, cause: { kind: 'import', batch: 'b' }, fields }],
    ...more,
  }
}

/** Provided by a unit that did not decide it. */
const elsewhere = {
  provider: { ...matched('云浮市数据局'), unit: 'HJ' },
  authority: { ...matched(police), unit: null },
}

const person = (
  id: string,
  role: Person['roles'][number]['role'],
  unit: string | null,
  subject: string | null = null,
): Person => ({
  id,
  name: id,
  email: `${id}@example.com`,
  subject,
  roles: [{ role, unit }],
  conflicts: [],
})
const owner = person('owner', 'applicant', null, sampleRecord.subject.key)
const recipient = person('rs-feed', 'recipient', 'RS')
const staff = [
  person('intake-1', 'intake', 'FGW'),
  person('scjg-1', 'officer', 'SCJG'),
  person('auditor', 'auditor', null),
  person('supervisor', 'supervisor', null),
]
const pathsOf = ({ id, documentNumber, subject }: RecordFile) => [
  `/desk/records/${id}`,
  `/desk/register/${id}`,
  `/desk/records?q=${encodeURIComponent(documentNumber.raw)}`,
  `/desk/records?q=${subject.key}`,
  '/desk/register',
  '/desk/arrivals',
  '/board/listed?month=2026-09',
  '/board/unconfirmed',
  '/board/listed.csv?month=2026-09',
  '/board/unconfirmed/list.csv',
]

/** Finds leaks to others; the typed question is none. */
async function leaks(open: Site, record: RecordFile): Promise<readonly string[]> {
  const words = traces(record).filter((one) => one !== record.subject.name && one !== record.subject.key)
  const found: string[] = []
  const look = (where: string, text: string) => {
    const told = words.filter((word) => text.replaceAll(/value="[^"]*"/g, '').includes(word))
    if (told.length > 0) found.push(`${where}: ${told}`)
  }
  for (const [path, body] of await wholeFolder(open)) look(path, body)
  for (const [i, { body }] of (await searches(open, [record.documentNumber.raw, record.subject.key])).entries())
    look(`search ${i}`, body)
  for (const q of [record.documentNumber.raw, record.subject.key])
    look('api', (await open.ask({ path: `/api/v1/records?q=${encodeURIComponent(q)}` })).body)
  for (const path of ['/feed.json', '/feed.atom']) look(path, (await open.ask({ path })).body)
  for (const who of [...staff, recipient]) {
    const visitor = await open.visit(who)
    for (const path of [...pathsOf(record), '/feed', '/feed/changes'])
      look(`${who.id} ${path}`, (await visitor.get(path)).body)
  }
  const api = program(open, recipient)
  look('full feed', JSON.stringify((await api.get('/feed')).body))
  look('records', JSON.stringify((await api.post('/feed/records', { records: [record.id] })).body))
  look('file', (await (await open.visit(recipient)).post('/feed/of/RS/file')).body)
  return found
}

async function opened(flags: Site['engine']['deployment']['flags'] = {}) {
  const open = site({ now: '2026-09-14', deployment: { flags } })
  await open.seat(owner, recipient, ...staff)
  return open
}

describe('a sealed police record (治安法 136)', () => {
  test.each<[string, Partial<RecordFile>]>([
    ['by its basis', policeRow()],
    [
      'by its basis, written wide and apart',
      policeRow({ CF_YJ: '《中华人民共和国 治安管理　处罚法》第 59 条', CF_WSH: '云公行罚决字〔2026〕12号' }),
    ],
    ['by its number alone', policeRow({ CF_YJ: '《旅馆业治安管理办法》第十五条' })],
    ['without a basis', policeRow({ CF_YJ: '详见决定书', CF_WSH: '云公行罚决字〔2026〕12号' })],
    ['of a station', policeRow({ CF_CFJG: '云城区河口派出所', CF_YJ: '', CF_WSH: '云公（河）行罚决字〔2026〕12号' })],
    ['decided before 2026', policeRow({ CF_JDRQ: '2025-07-01' })],
  ])('%s is on no page, in no file, search, feed, list or staff query', async (_, row) => {
    const open = await opened()
    const record = await enter(open, {
      ...row,
      authority: { ...matched('x'), ...row.authority, unit: null },
      provider: { ...matched(''), unit: 'SCJG' },
    })
    expect(await leaks(open, record)).toEqual([])
    expect(await wholeFolder(open)).toEqual(new Map())
  })

  test('its subject keeps it, is told why, and may object', async () => {
    const open = await opened()
    const record = await enter(open, policeRow())
    await consumeAll(open.engine)
    const visitor = await open.visit(owner)
    const page = await visitor.get('/my/records')
    expect(page.body).toContain(number)
    const own = await visitor.get(`/my/records/${record.id}`)
    expect(own.body).toContain('不公示：治安管理违法记录依法封存（治安管理处罚法第一百三十六条）')
    expect((await visitor.get('/my/data/export')).body).toContain(number)
    expect((await visitor.get(`/my/records/${record.id}/object`)).status).toBe(200)
  })

  test('the unit of a running case keeps it until the case is closed; others never', async () => {
    const open = await opened()
    const officer = person('hj-1', 'officer', 'HJ')
    await open.seat(officer)
    const record = await enter(open, {
      ...policeRow(),
      provider: { ...matched('云浮市数据局'), unit: 'HJ' },
      authority: { ...matched(police), unit: null },
    })
    const id = await objectTo(open, record, 'E2', 'CF_NR_FK')
    const page = async (who: Person) => (await (await open.visit(who)).get(`/desk/cases/${id}`)).body
    expect(await page(person('intake-1', 'intake', 'FGW'))).toContain('收购赃物')
    expect((await (await open.visit(officer)).get(`/desk/records/${record.id}`)).status).toBe(404)
    for (const kept of ['收购赃物', '<dd>5.5（即 55,000 元）</dd>']) expect(await page(officer)).toContain(kept)
    await withdraw(open, id)
    for (const who of [officer, person('intake-1', 'intake', 'FGW'), person('supervisor', 'supervisor', null)])
      for (const gone of ['收购赃物', '<dd>5.5（即 55,000 元）</dd>']) expect(await page(who)).not.toContain(gone)
  })

  test('once its case is closed a unit reads of its papers what it wrote or was sent, the auditor all, and that is noted', async () => {
    const open = await opened()
    const [officer, intake] = [person('hj-1', 'officer', 'HJ'), person('intake-1', 'intake', 'FGW')]
    const [supervisor, auditor] = [person('supervisor', 'supervisor', null), person('auditor', 'auditor', null)]
    await open.seat(officer)
    const record = await enter(open, { ...policeRow(), ...elsewhere })
    const id = await objectTo(open, record, 'E2', 'CF_NR_FK')
    await decide(open, id, '03')
    const papers = (await papersOf(open.engine.table, id)).map(paperOf)
    const read = async (who: Person) => {
      const visitor = await open.visit(who)
      const readable: string[] = []
      for (const { id: paper, facts } of papers)
        for (const form of ['', '/json'])
          if ((await visitor.get(`/papers/${id}/${paper}${form}`)).status === 200) readable.push(`${facts.kind}${form}`)
      const listed = (await visitor.get(who.id === 'auditor' ? `/audit/cases/${id}` : `/desk/cases/${id}`)).body
      return [
        readable.filter((one) => !one.includes('/')),
        readable.length,
        new Set(listed.match(/\/papers\/\w+\/\d+-\d+(?=")/g)).size,
      ]
    }
    const all = papers.map(({ facts }) => facts.kind)
    const actsOf = (unit: string) =>
      papers.flatMap((one) => (one.unit === unit || one.toUnit === unit ? one.facts.kind : []))
    expect(actsOf('HJ')).toContain('result')
    expect(actsOf('FGW')).not.toContain('result')
    for (const [who, kinds] of [
      [officer, actsOf('HJ')],
      [intake, actsOf('FGW')],
      [supervisor, []],
      [auditor, all],
    ] as const)
      expect([who.id, await read(who)]).toEqual([who.id, [kinds, 2 * kinds.length, kinds.length]])
    expect((await (await open.visit(auditor)).get('/audit')).body).toContain(papers.at(-1)?.facts.number)
    const visitor = await open.visit(owner)
    for (const { id: paper } of papers.filter(({ toUnit }) => toUnit === null))
      expect((await visitor.get(`/papers/${id}/${paper}`)).status).toBe(200)
  })

  describe.each([
    ['held back by an import', (open: Site) => hold(open)],
    ['entered meanwhile', async (open: Site) => void (await enter(open, { ...policeRow(), ...elsewhere }))],
    ['known by its number alone', async () => {}],
  ])('an objection without a record about one %s', (_, there) => {
    test.each([
      ['begun from the row', { documentNumber: number, authority: police }, '漏列。'],
      ['that names it in its words', {}, `${number} 未登记。`],
    ])('keeps its papers from whoever may not see the row, once it is closed (%s)', async (_how, row, explanation) => {
      const open = await opened()
      const [officer, intake] = [person('hj-1', 'officer', 'HJ'), person('intake-1', 'intake', 'FGW')]
      const [supervisor, auditor] = [person('supervisor', 'supervisor', null), person('auditor', 'auditor', null)]
      await open.seat(officer)
      await there(open)
      const id = await objectWithout(open, { ...row, explanation })
      const desk = async (who: Person) => (await (await open.visit(who)).get(`/desk/cases/${id}`)).body
      if ('authority' in row) expect(await desk(intake)).toContain(`${number} · ${police}`)
      await decide(open, id, '05', null, 'i1')
      const papers = (await papersOf(open.engine.table, id)).map(paperOf)
      for (const who of [officer, intake, supervisor, auditor]) {
        const visitor = await open.visit(who)
        const isAct = ({ unit, toUnit }: (typeof papers)[number]) =>
          who === auditor || who.roles.some((seat) => seat.unit !== null && [unit, toUnit].includes(seat.unit))
        for (const paper of papers) {
          const { status } = await visitor.get(`/papers/${id}/${paper.id}`)
          expect([who.id, paper.facts.kind, status]).toEqual([who.id, paper.facts.kind, isAct(paper) ? 200 : 404])
        }
        if ('authority' in row) expect((await visitor.get(`/desk/cases/${id}`)).body).not.toContain(number)
      }
      const visitor = await open.visit(owner)
      expect((await visitor.get(`/my/cases/${id}`)).body).toContain(number)
      for (const paper of papers.filter(({ toUnit }) => toUnit === null))
        expect((await visitor.get(`/papers/${id}/${paper.id}`)).status).toBe(200)
    })
  })

  test('a row of it that is held back is found by its subject alone', async () => {
    const open = await opened()
    await hold(open)
    const other = person('other', 'applicant', null, '91445302MA9DEM117G')
    await open.seat(other)
    const find = async (who: Person) =>
      (await (await open.visit(who)).post('/my/held', { documentNumber: number, authority: police })).status
    expect([await find(owner), await find(other)]).toEqual([200, 404])
  })

  test.each([
    ['a traffic penalty', { CF_YJ: '《道路交通安全法》第九十九条', CF_WSH: '云公(交)行罚决字〔2026〕12号' }],
    [
      'a cyber-security penalty',
      { CF_YJ: '《中华人民共和国网络安全法》第六十一条', CF_WSH: '云公(网)行罚决字〔2026〕12号' },
    ],
    ['a counter-terrorism penalty', { CF_YJ: '《反恐怖主义法》第八十六条', CF_WSH: '云公(反恐)行罚决字〔2026〕12号' }],
    ['a fire penalty', { CF_CFJG: '云浮市消防救援支队', CF_YJ: '', CF_WSH: '云消行罚决字〔2026〕12号' }],
  ])('%s is none', async (_, over) => {
    const open = await opened()
    const record = await enter(open, policeRow(over))
    for (const path of filesOf(record.id)) expect(await shownAt(open, path), path).toBeDefined()
  })
})

describe('a register from before', () => {
  test('takes its files away and tells recipients that they ended, and nothing else', async () => {
    const before = await opened({ L21: 'neither' })
    const record = await enter(before, policeRow())
    await planScan(before.engine)
    for (const path of filesOf(record.id)) expect(await shownAt(before, path), path).toBeDefined()
    const deployment = { ...before.host.deployment, flags: {} }
    const open = site({ host: () => ({ ...before.host, deployment }) })
    before.host.clock.set(startOfDay('2026-09-15'))
    await planScan(open.engine)
    await open.settle()
    expect(await leaks(open, record)).toEqual([])
    for (const path of filesOf(record.id)) expect(await shownAt(open, path), path).toBeUndefined()
    expect((await open.ask({ path: '/feed.json' })).body).toContain(
      JSON.stringify({ id: hash('sha256', record.id), change: 'ended' }),
    )
    for (const path of ['/feed.json', '/feed.atom'])
      expect((await open.ask({ path })).body, path).not.toContain(record.id)
    const feed = (await (await open.visit(recipient)).get('/feed')).body
    expect(feed).toContain(record.id)
    expect(feed).toContain('终止')
    expect((await recordNow(open, record.id)).sealed).toEqual({ on: '2026-09-15' })
  })
})

/** Police row with a cell too many for imports. */
async function hold(open: Site): Promise<void> {
  const fields = policeRow().versions?.[0]?.fields ?? {}
  const lines = [Object.keys(fields), [...Object.values(fields), '多']].map((each, i) => ({ line: i + 1, cells: each }))
  const actor = { id: 'sys-1', role: 'systemAdmin', unit: null } as const
  const done = await importRows(open.engine, lines, { file: 'a.csv', sha256: '00', actor, language: 'zh' })
  expect(done).toMatchObject({ kind: 'imported', batch: { held: 1 } })
}

/** Filed by its subject, from held rows or nothing. */
async function objectWithout(open: Site, typed: Readonly<Record<string, string>>): Promise<string> {
  const visitor = await open.visit(owner)
  const whole = { 'dispute.whole': 'on', 'ground.whole': 'E2', 'claimed.whole': '应予登记' }
  const begun = await visitor.post('/my/object', { ...whole, ...typed })
  const id = /drafts\/(\w+)\//.exec(begun.headers['location'] ?? '')?.[1] ?? ''
  const contact = { name: '张三', email: 'z@example.com', phone: '0766-8800000', consentElectronic: 'on' }
  await visitor.post(`/my/drafts/${id}/contact`, contact)
  expect((await visitor.post(`/my/drafts/${id}/submit`)).headers['location']).toBe(`/my/cases/${id}/receipt`)
  await open.settle()
  return id
}

test('the report of an import tells what is wrong with a sealed row and nothing that stands in it', async () => {
  const open = await opened()
  const admin = person('sys-1', 'systemAdmin', null)
  await open.seat(admin)
  const rows = [policeRow(), policeRow({ CF_CFJG: '云浮市城市管理局', CF_SJLY: '' })]
  const cellsOf = (row: Partial<RecordFile>) => row.versions?.[0]?.fields ?? {}
  const head = [...new Set(rows.flatMap((row) => Object.keys(cellsOf(row))))]
  const lines = [head, ...rows.map((row) => head.map((column) => cellsOf(row)[column] ?? ''))]
  const actor = { id: 'sys-1', role: 'systemAdmin', unit: null } as const
  const done = await importRows(
    open.engine,
    lines.map((each, i) => ({ line: i + 1, cells: each })),
    { file: 'a.csv', sha256: '00', actor, language: 'zh' },
  )
  if (done.kind === 'refused') throw new Error(done.code)
  const visitor = await open.visit(admin)
  const heading = await visitor.get(`/admin/imports/${done.batch.id}`)
  const next = /href="([^"]*cursor=[^"]*)"/.exec(heading.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const { status, body } = await visitor.get(next)
  expect(status).toBe(200)
  expect(body).toContain('云浮市城市管理局')
  expect(body).not.toContain(police)
  expect(body).toContain('不显示：治安管理违法记录依法封存')
})
