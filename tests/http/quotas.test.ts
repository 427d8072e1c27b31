import { beforeEach, expect, test } from 'vitest'
import { mostBytesInAll } from '#engine/begin/drafts.ts'
import { bytesOver, filingsOver } from '#engine/begin/quotas.ts'
import { addRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import { samples } from '#tests/contract/sample-files.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { contact, firm, objection } from './firm-objects.ts'
import { type Site, site, type Visitor } from './site.ts'

let open: Site
let phone: Visitor

async function start(flags: Readonly<Record<string, number>>) {
  open = site({ deployment: { flags } })
  await open.seat(firm)
  phone = await open.visit(firm)
}
beforeEach(() => start({ 'filings.day': 2, 'drafts.most': 2, 'bytes.day': 2 * samples.pdf.length }))

/** First step of an objection to a record of its own. */
async function begin() {
  const id = newId(open.engine.crypto)
  await addRecord(open.engine, { ...sampleRecord, id }, { id: 'import', role: 'system', unit: null })
  const answer = await phone.post(`/my/records/${id}/object`, objection)
  return { ...answer, draft: /drafts\/(\w+)\//.exec(answer.headers['location'] ?? '')?.[1] ?? '' }
}

async function submit(draft: string) {
  await phone.post(`/my/drafts/${draft}/contact`, contact)
  return phone.post(`/my/drafts/${draft}/submit`)
}

async function attach(draft: string) {
  const page = await phone.get(`/my/drafts/${draft}/evidence`)
  const fields = [...page.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const of = (name: string) => fields.findLast(([, one]) => one === name)?.[2]?.replaceAll('&amp;', '&') ?? ''
  const names = ['key', 'success_action_redirect', 'policy', 'x-amz-signature']
  await open.host.files.upload(Object.fromEntries(names.map((name) => [name, of(name)])), {
    name: '决定书.pdf',
    bytes: samples.pdf,
  })
}

test('a third filing of one subject on one day is refused in both languages, kept as a draft, and taken the next day', async () => {
  for (const _ of [1, 2]) expect((await submit((await begin()).draft)).status).toBe(303)
  const { draft } = await begin()
  const refused = await submit(draft)
  expect([refused.status, refused.body]).toEqual([429, expect.stringContaining('请明天再提交')])
  expect((await phone.get('/my/drafts')).body).toContain(`/my/drafts/${draft}/`)
  const english = await phone.post(`/en/my/drafts/${draft}/submit`)
  expect(english.body).toContain('Please file the rest tomorrow')
  open.host.clock.advance(86_400_000)
  phone = await open.visit(firm)
  expect((await submit(draft)).headers['location']).toContain('receipt')
})

test('what a firm filed is counted anew only near the bound, or a minute later', async () => {
  await start({ 'filings.day': 3, 'drafts.most': 9 })
  let counts = 0
  const { table } = open.engine
  const spied: typeof table = {
    ...table,
    query(query) {
      if (query.index === 'subject' && query.to === 'case#~') counts += 1
      return table.query(query)
    },
  }
  const engine = { ...open.engine, table: spied }
  const subject = sampleRecord.subject.key
  const asked = async (times: number) => {
    const told: unknown[] = []
    for (let n = 0; n < times; n += 1) told.push(await filingsOver(engine, subject))
    return told
  }
  expect([await asked(3), counts]).toEqual([[null, null, null], 1])
  for (const _ of [1, 2, 3]) await submit((await begin()).draft)
  expect([await asked(2), counts]).toEqual([[{ code: 'filingsOver' }, { code: 'filingsOver' }], 3])
  await start({ 'filings.day': 3, 'drafts.most': 9 })
  const later = { ...open.engine, table: { ...open.engine.table } }
  expect(await filingsOver(later, subject)).toBeNull()
  for (const _ of [1, 2, 3]) await submit((await begin()).draft)
  open.host.clock.advance(60_000)
  expect(await filingsOver(later, subject)).toEqual({ code: 'filingsOver' })
})

test('a third unfiled draft is refused, with what was typed still in the form', async () => {
  for (const _ of [1, 2]) expect((await begin()).draft).not.toBe('')
  const refused = await begin()
  expect([refused.status, refused.draft]).toEqual([409, ''])
  for (const told of ['请先提交或者删除一些草稿', '罚款金额与决定书不一致。']) expect(refused.body).toContain(told)
})

test('beyond the bytes of a day the page of evidence has no form to upload by, says why, and keeps what is there', async () => {
  const { draft } = await begin()
  await attach(draft)
  expect((await phone.get(`/my/drafts/${draft}/evidence`)).body).toContain('type="file"')
  await attach(draft)
  const page = (await phone.get(`/my/drafts/${draft}/evidence`)).body
  expect(page).not.toContain('type="file"')
  for (const told of ['已达每日上限', '决定书.pdf']) expect(page).toContain(told)
})

test('the bytes of a day count what was filed since', async () => {
  const { draft } = await begin()
  for (const _ of [1, 2]) await attach(draft)
  expect((await submit(draft)).headers['location']).toContain('receipt')
  const next = await begin()
  open.host.clock.advance(60_000)
  expect((await phone.get(`/my/drafts/${next.draft}/evidence`)).body).toContain('已达每日上限')
})

test('a file sent to a case after its filing counts toward the day', async () => {
  const { draft } = await begin()
  await attach(draft)
  expect((await submit(draft)).headers['location']).toContain('receipt')
  const receivedAt = open.host.clock.now()
  await open.host.files.receive({ key: `case/${draft}/later`, name: '补充.pdf', bytes: samples.pdf, receivedAt })
  const next = await begin()
  open.host.clock.advance(60_000)
  expect((await phone.get(`/my/drafts/${next.draft}/evidence`)).body).toContain('已达每日上限')
})

test('what was filed is listed only where so many full ones would reach half of the bound', async () => {
  const { draft } = await begin()
  await attach(draft)
  await submit(draft)
  const next = await begin()
  const listedFor = async (most: number) => {
    const listed: string[] = []
    const { files, deployment, table } = { ...open.host, ...open.engine }
    const list = (prefix: string) => {
      listed.push(prefix)
      return files.list(prefix)
    }
    const flags = { ...deployment.flags, 'bytes.day': most }
    const engine = { ...open.engine, table: { ...table }, files: { ...files, list } }
    expect(await bytesOver({ ...engine, deployment: { ...deployment, flags } }, firm.id)).toBeNull()
    return listed
  }
  expect(await listedFor(2 * mostBytesInAll + 2)).toEqual([`case/${next.draft}/`])
  expect(await listedFor(2 * mostBytesInAll)).toEqual([`case/${next.draft}/`, `case/${draft}/`])
})

test('of a firm that files much, a dozen pages count what was filed once', async () => {
  await start({ 'drafts.most': 99 })
  for (let n = 0; n < 12; n += 1) await submit((await begin()).draft)
  const listed: string[] = []
  const { files, table } = { ...open.host, ...open.engine }
  const list = (prefix: string) => {
    listed.push(prefix)
    return files.list(prefix)
  }
  const engine = { ...open.engine, table: { ...table }, files: { ...files, list } }
  for (let n = 0; n < 12; n += 1) expect(await bytesOver(engine, firm.id)).toBeNull()
  expect(listed).toHaveLength(7)
})
