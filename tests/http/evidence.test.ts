import { beforeEach, expect, test } from 'vitest'
import { commit, open as file } from '#engine/begin/commit.ts'
import { addRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import type { Person } from '#engine/store/person.ts'
import type { StoredFile } from '#engine/store/ports.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { examples } from '#workflows/objection/examples.ts'
import { type Site, site, type Visitor } from './site.ts'

const person = (id: string, name: string, subject: string | null, roles: Person['roles']): Person => ({
  id,
  name,
  email: `${id}@example.com`,
  subject,
  roles,
  conflicts: [],
})
const firm = person('firm', '示范公司', sampleRecord.subject.key, [{ role: 'applicant', unit: null }])
const officer = person('hj-1', '谢七', null, [{ role: 'officer', unit: 'HJ' }])
const head = person('hj-head', '区九', null, [{ role: 'head', unit: 'HJ' }])
const pages = 3

let open: Site
let at: { firm: Visitor; officer: Visitor; head: Visitor }
let id: string
let state: StoredFile['state']

async function start(filesUrl?: string): Promise<void> {
  const stored = (key: string): StoredFile => ({
    key,
    name: '决定书.pdf',
    size: 3,
    type: key.endsWith('ofd') ? 'application/ofd' : 'application/pdf',
    sha256: '00',
    receivedAt: 0,
    state,
  })
  open = site({
    deployment: filesUrl === undefined ? {} : { filesUrl },
    host: ({ files }) => ({
      files: {
        ...files,
        stat: async (key) => stored(key),
        read: async () => (state === 'infected' ? undefined : new TextEncoder().encode('PDF')),
        list: async (prefix) => [stored(`${prefix}a`)],
      },
      viewer: {
        picture: async ({ type }, page) =>
          type === 'application/pdf'
            ? { type: 'image/webp', bytes: new TextEncoder().encode(`page ${page}`), pages }
            : null,
      },
    }),
  })
  await open.seat(firm, officer, head)
  id = newId(open.engine.crypto)
  const recordId = newId(open.engine.crypto)
  await addRecord(open.engine, { ...sampleRecord, id: recordId }, { id: 'import', role: 'system', unit: null })
  const evidence = [{ key: `case/${id}/a`, name: '决定书.pdf', size: 3, type: 'application/pdf', sha256: '00' }]
  await file(open.engine, {
    id,
    procedure: 'objection',
    actor: { id: firm.id, role: 'applicant', unit: null },
    recordId,
    subject: sampleRecord.subject.key,
    data: { ...Object(examples[0]?.open.data), evidence },
  })
  const intake = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const
  await commit(open.engine, id, { type: 'intake.forwarded', actor: intake, data: { unit: 'HJ', reason: '' } })
  at = { firm: await open.visit(firm), officer: await open.visit(officer), head: await open.visit(head) }
}
beforeEach(() => {
  state = 'clean'
  return start()
})

const opened = async () => {
  const { items } = await open.engine.table.query({ index: 'main', pk: `case#${id}`, prefix: 'log#', limit: 100 })
  return items.filter(({ body }) => JSON.stringify(body).includes('"evidence.opened"')).length
}

test('a file is read as a picture, page by page, and the look is logged once', async () => {
  const page = await at.officer.get(`/files/case/${id}/a/view?page=2`)
  expect(page.body).toContain('第 2 页，共 3 页')
  const picture = /<img src="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const drawn = await at.officer.get(picture)
  expect([drawn.status, drawn.headers['content-type'], drawn.body]).toEqual([200, 'image/webp', 'page 2'])
  expect(drawn.headers['content-security-policy']).toContain('sandbox')
  expect(await opened()).toBe(1)
  await at.head.get(picture) // asked for by itself
  expect(await opened()).toBe(2)
})

test('a file that cannot be drawn leads to its original', async () => {
  const page = await at.officer.get(`/files/case/${id}/ofd/view`)
  expect(page.body).not.toContain('<img')
  expect(page.body).toContain(`href="/files/case/${id}/ofd"`)
})

test('an infected file is never handed out, and whoever looked at it has opened it', async () => {
  state = 'infected'
  const page = await at.officer.get(`/files/case/${id}/a/view`)
  expect(page.body).toContain('含病毒')
  expect(page.body).not.toContain(`href="/files/case/${id}/a"`)
  expect((await at.officer.get(`/files/case/${id}/a`)).status).toBe(404)
  expect((await at.firm.get(`/files/case/${id}/a/view`)).status).toBe(404)
  expect(await opened()).toBe(1)
})

test('who opened what and when is shown: the unit to the applicant, the person to the approver', async () => {
  await at.officer.get(`/files/case/${id}/a`)
  const mine = (await at.firm.get(`/my/cases/${id}`)).body
  expect(mine).toContain('谁打开过材料')
  expect(mine).toContain('单位HJ')
  expect(mine).not.toContain('谢七')
  const proposed = examples[0]?.steps.find((step) => 'send' in step && step.send === 'unit.proposed')
  const actor = { id: officer.id, role: 'officer', unit: 'HJ' } as const
  const data = proposed && 'send' in proposed ? proposed.data : null
  const done = await commit(open.engine, id, { type: 'unit.proposed', actor, data })
  expect(done.kind).toBe('committed')
  expect((await at.head.get(`/desk/cases/${id}/approval`)).body).toContain('谢七')
})

/** The last entry of the case that the officer's page showed. */
const shownSeq = async () =>
  /name="seq" value="(\d+)"/.exec((await at.officer.get(`/desk/cases/${id}`)).body)?.[1] ?? ''

test('nothing is maintained unread, and the approver sees what the proposer left closed', async () => {
  const answer = {
    event: 'unit.proposed',
    seq: await shownSeq(),
    'code.1': '05',
    'reason.1': '与决定书一致',
    'documentChecked.1': '决定书',
    'documentProduced.1': 'on',
  }
  const refused = await at.officer.post(`/desk/cases/${id}/events`, answer)
  expect(refused.status).toBe(409)
  expect(refused.body).toContain('须先逐个打开申请人提交的材料')
  expect(refused.body).toContain('与决定书一致')
  await at.officer.get(`/files/case/${id}/a/view`)
  const unread = await at.officer.post(`/desk/cases/${id}/events`, { ...answer, 'documentProduced.1': '' })
  expect(unread.body).toContain('须先调取并阅读作出决定的文书')
  expect((await at.officer.post(`/desk/cases/${id}/events`, answer)).status).toBe(303)
  expect((await at.head.get(`/desk/cases/${id}/approval`)).body).not.toContain('没有打开过')
})

test('nothing is corrected unread, and the page says what to do first', async () => {
  const answer = {
    event: 'unit.proposed',
    seq: await shownSeq(),
    'code.1': '01',
    'value.1': '0.55',
    'reason.1': '金额录入错误',
    'documentChecked.1': '决定书',
    'documentProduced.1': 'on',
  }
  const refused = await at.officer.post(`/desk/cases/${id}/events`, answer)
  expect([refused.status, refused.body.includes('要更正或补充，须先逐个打开申请人提交的材料')]).toEqual([409, true])
  expect(refused.body).toContain('金额录入错误')
  expect((await at.officer.get(`/desk/cases/${id}`)).body).toContain('更正、补充、维持都须如此')
  await at.officer.get(`/files/case/${id}/a/view`)
  expect((await at.officer.post(`/desk/cases/${id}/events`, answer)).status).toBe(303)
})

test('what the proposer left closed is said to the approver', async () => {
  const answer = {
    event: 'unit.proposed',
    seq: await shownSeq(),
    'code.1': '03',
    'reason.1': '删除',
    'documentChecked.1': '决定书',
  }
  expect((await at.officer.post(`/desk/cases/${id}/events`, answer)).status).toBe(303)
  expect((await at.head.get(`/desk/cases/${id}/approval`)).body).toContain('没有打开过：决定书.pdf')
})

test('originals come from an origin of their own that has nothing else, by an address that soon ends', async () => {
  await start('https://files.example.cn')
  const sent = await at.officer.get(`/files/case/${id}/a`)
  const link = new URL(sent.headers['location'] ?? '')
  expect([sent.status, link.origin]).toEqual([303, 'https://files.example.cn'])
  const there = (path: string) => open.ask({ path, headers: { host: 'files.example.cn' } })
  const file = await there(link.pathname)
  expect([file.status, file.body]).toEqual([200, 'PDF'])
  expect(file.headers['content-disposition']).toMatch(/^attachment/)
  expect((await there(link.pathname.replace(/.$/, 'b'))).status).toBe(404)
  expect((await there('/')).status).toBe(404)
  expect((await open.ask({ path: link.pathname })).status).toBe(404)
  open.host.clock.advance(5 * 60_000)
  expect((await there(link.pathname)).status).toBe(404)
})
