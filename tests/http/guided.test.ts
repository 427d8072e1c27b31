import { beforeEach, expect, it } from 'vitest'
import { caseFile } from '#engine/case/case-of.ts'
import { addRecord } from '#engine/register/register.ts'
import { subjectOf } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { readAll } from '#engine/store/read.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { refusals } from '#workflows/contract/refusal.ts'
import { type Site, site, type Visitor } from './site.ts'

const firm: Person = {
  ...{ id: 'firm', name: '测试公司', email: 'firm@example.com', conflicts: [] },
  subject: sampleRecord.subject.key,
  roles: [{ role: 'applicant', unit: null }],
}
const [first, second] = ['R'.repeat(26), 'S'.repeat(26)]
const machine = { id: 'import', role: 'system', unit: null } as const
const contact = { name: '张三', email: 'firm@example.com', phone: '0766-8800000', consentElectronic: 'on' }

let open: Site
let who: Visitor

beforeEach(async () => {
  open = site()
  await open.seat(firm)
  const versions = sampleRecord.versions.map((one) => ({ ...one, fields: { ...one.fields, CF_NR: '罚款伍万伍仟元' } }))
  await addRecord(open.engine, { ...sampleRecord, id: first, versions }, machine)
  const documentNumber = { raw: '测环罚〔2026〕22号', key: '测环罚〔2026〕22号' }
  await addRecord(open.engine, { ...sampleRecord, id: second, documentNumber }, machine)
  who = await open.visit(firm)
})

const isTicked = (body: string, name: string) => new RegExp(`<input[^>]*name="${name}"[^>]*checked`).test(body)

/** From the first step's answer to the receipt. */
async function fileOn(step: string): Promise<void> {
  const draft = /\/my\/drafts\/\w+/.exec(step)?.[0] ?? ''
  expect(draft).not.toBe('')
  await who.post(`${draft}/contact`, contact)
  expect((await who.post(`${draft}/submit`)).status).toBe(303)
}

async function casesOf() {
  const items = await readAll(open.engine.table, {
    index: 'subject',
    pk: subjectOf(firm.subject ?? ''),
    prefix: 'case#',
  })
  return items.map((item) => caseFile(item))
}

it('fills in entries, ground and useful evidence from everyday words, the text that repeats an amount with it', async () => {
  const plain = await who.get(`/my/records/${first}/object`)
  expect(plain.body).toContain(`href="/my/records/${first}/object?what=amount"`)
  expect(plain.body).not.toContain('name="dispute.')
  for (const told of ['全程免费，不需要找中介。', '大约十分钟', '准备好照片或者文件', 'href="/procedures/objection"'])
    expect(plain.body).toContain(told)
  const { body } = await who.get(`/my/records/${first}/object?what=amount`)
  const ticked = ['CF_NR_FK', 'CF_NR', 'CF_JDRQ'].map((column) => isTicked(body, `dispute.${column}`))
  expect(ticked).toEqual([true, true, false])
  expect(body).toMatch(/name="ground\.CF_NR_FK"[\s\S]*?value="E7" selected/)
  expect(body).toContain('决定书原件或者照片')
  const gone = await who.get(`/my/records/${first}/object?what=revoked`)
  expect([isTicked(gone.body, 'dispute.whole'), gone.body.includes('撤销、变更决定或者判决')]).toEqual([true, true])
  // Nobody's word for a thing that is not there proposes anything.
  for (const none of ['none', 'nothing']) {
    const free = (await who.get(`/my/records/${first}/object?what=${none}`)).body
    expect([isTicked(free, 'dispute.whole'), free.includes('name="dispute.CF_SY"')]).toEqual([false, true])
  }
})

it('tells that two entries say the same, and ticks the other only where it is asked to', async () => {
  const { body } = await who.get(`/my/records/${first}/object?what=none`)
  expect([body.includes('“罚款金额(万元)”写的是同一件事'), body.includes('“处罚内容”写的是同一件事')]).toEqual([
    true,
    true,
  ])
  // A text without an amount stands apart.
  expect((await who.get(`/my/records/${second}/object?what=none`)).body).not.toContain('写的是同一件事')
  const fine = { 'dispute.CF_NR_FK': 'on', 'ground.CF_NR_FK': 'E7', 'claimed.CF_NR_FK': '0.55', explanation: '不一致' }
  const sent = await who.post(`/my/records/${first}/object`, fine)
  const draft = /\/my\/drafts\/\w+/.exec(sent.headers['location'] ?? '')?.[0] ?? ''
  await who.post(`${draft}/contact`, contact)
  const also = `${draft}/items?also=CF_NR`
  expect((await who.get(`${draft}/check`)).body).toContain(`href="${also}#dispute.CF_NR"`)
  expect(isTicked((await who.get(`${draft}/items`)).body, 'dispute.CF_NR')).toBe(false)
  const proposed = await who.get(also)
  expect(isTicked(proposed.body, 'dispute.CF_NR')).toBe(true)
  expect(proposed.body).toMatch(/name="ground\.CF_NR"[\s\S]*?value="E7" selected/)
  await who.post(`${draft}/items`, {
    ...{ ...fine, 'dispute.CF_NR': 'on', 'ground.CF_NR': 'E7', 'claimed.CF_NR': '罚款伍仟伍佰元' },
  })
  expect((await who.get(`${draft}/check`)).body).not.toContain('?also=')
  // The other way, and where nothing says the same.
  const text = { 'dispute.CF_NR': 'on', 'ground.CF_NR': 'E2', 'claimed.CF_NR': '罚款伍仟伍佰元', explanation: '不一致' }
  await who.told(`${draft}/items`, text)
  expect((await who.get(`${draft}/check`)).body).toContain('?also=CF_NR_FK')
  expect(isTicked((await who.get(`${draft}/items?also=CF_SY`)).body, 'dispute.CF_SY')).toBe(false)
})

it('asks one question first, and goes on telling what would show it, at a fault and beside the files', async () => {
  const said = 'name="situation" value="amount"'
  const { body } = await who.get(`/my/records/${first}/object?what=amount`)
  expect(body).toContain(said)
  expect(body).toMatch(new RegExp(`哪里不对？[\\s\\S]*金额不对[\\s\\S]*href="/my/records/${first}/object"`))
  const { body: wrong } = await who.told(`/my/records/${first}/object`, {
    situation: 'amount',
    explanation: '与决定书不一致',
  })
  expect([wrong.includes('金额不对'), wrong.includes(said), wrong.includes('大约十分钟')]).toEqual([true, true, false])
  const draft = /\/my\/drafts\/\w+/.exec(wrong)?.[0] ?? ''
  const sent = await who.post(`${draft}/items`, {
    ...{ situation: 'amount', 'dispute.CF_NR_FK': 'on', 'ground.CF_NR_FK': 'E7', 'claimed.CF_NR_FK': '0.55' },
    explanation: '与决定书不一致',
  })
  expect((await who.get(sent.headers['location'] ?? '')).body).toContain('有用的材料：决定书原件或者照片。')
  // An answer alone is nothing that anybody typed.
  await who.post(`/my/records/${second}/object`, { situation: 'amount' })
  expect((await who.get(`/my/records/${second}/object`)).status).toBe(200)
})

it('asks the same of several records, and then ticks the one it came from with its ground', async () => {
  const way = `/my/apply/objection/several?record=${first}`
  expect((await who.get(way)).body).toContain(`href="${way}&amp;what=tooLong"`)
  const { body } = await who.get(`${way}&what=tooLong`)
  expect([isTicked(body, `record.${first}`), isTicked(body, `record.${second}`)]).toEqual([true, false])
  expect(body).toMatch(/value="E6" selected|value="E6" checked|name="ground" value="E6"[^>]*checked/)
})

it('takes an amount in yuan and a day in three fields as the register writes them', async () => {
  const sent = await who.post(`/my/records/${first}/object`, {
    ...{ 'dispute.CF_NR_FK': 'on', 'ground.CF_NR_FK': 'E7', 'claimed.CF_NR_FK': '5,500 元', 'unit.CF_NR_FK': 'yuan' },
    ...{ 'dispute.CF_JDRQ': 'on', 'ground.CF_JDRQ': 'E7' },
    ...{ 'claimed.CF_JDRQ.year': '2026', 'claimed.CF_JDRQ.month': '8', 'claimed.CF_JDRQ.day': '5' },
    explanation: '与决定书不一致',
  })
  await fileOn(sent.headers['location'] ?? '')
  const [filed] = await casesOf()
  expect(filed?.data).toMatchObject({
    items: expect.arrayContaining([
      expect.objectContaining({ field: 'CF_NR_FK', claimed: '0.55' }),
      expect.objectContaining({ field: 'CF_JDRQ', claimed: '2026-08-05' }),
    ]),
  })
})

it('objects to several records at once, each a case of its own', async () => {
  const way = `/my/apply/objection/several?record=${first}`
  expect((await who.get(`/my/records/${first}`)).body).toContain(`/my/apply/objection/several?record=${first}`)
  const sent = await who.post(way, {
    ...{ [`record.${first}`]: 'on', [`record.${second}`]: 'on' },
    ...{ ground: 'E6', claimed: '撤下', explanation: '都已经满期' },
  })
  await fileOn(sent.headers['location'] ?? '')
  const filed = await casesOf()
  expect(filed.map(({ recordId }) => recordId).toSorted()).toEqual([first, second])
  for (const { data } of filed) expect(data).toMatchObject({ items: [{ field: null, ground: 'E6', claimed: '撤下' }] })
})

it('tells before the last step which of several records has such a case, and files none of them until then', async () => {
  const way = `/my/apply/objection/several?record=${first}`
  const same = { ground: 'E6', claimed: '撤下', explanation: '已经满期' }
  await fileOn((await who.post(way, { [`record.${second}`]: 'on', ...same })).headers['location'] ?? '')
  const [{ number = '' } = {}] = await casesOf()
  expect((await who.get(`${way}&what=none`)).body).toContain(number)
  const both = { [`record.${first}`]: 'on', [`record.${second}`]: 'on' }
  const again = await who.told(way, { ...both, ...same })
  expect(again.status).toBe(422)
  expect(again.body).toContain(`测环罚〔2026〕22号：${refusals.alreadyOpen.zh}`)
  // Another question about it is a case of its own.
  await fileOn((await who.post(way, { ...both, ...same, ground: 'E4' })).headers['location'] ?? '')
  expect(await casesOf()).toHaveLength(3)
})

it('files none of several once one was objected to in another window', async () => {
  const way = `/my/apply/objection/several?record=${first}`
  const same = { ground: 'E6', claimed: '撤下', explanation: '已经满期' }
  const both = { [`record.${first}`]: 'on', [`record.${second}`]: 'on' }
  const draft = /\/my\/drafts\/\w+/.exec((await who.post(way, { ...both, ...same })).headers['location'] ?? '')?.[0]
  await who.post(`${draft}/contact`, contact)
  const other = `/my/apply/objection/several?record=${second}`
  await fileOn((await who.post(other, { [`record.${second}`]: 'on', ...same })).headers['location'] ?? '')
  expect((await who.post(`${draft}/submit`)).status).toBe(409)
  expect(await casesOf()).toHaveLength(1)
})

it('lists the steps of a kept draft as tasks, and leads to those that are there', async () => {
  const sent = await who.post(`/my/records/${first}/object`, { explanation: '还没写完', later: 'on' })
  const { body } = await who.get(sent.headers['location'] ?? '')
  for (const task of ['填写申请内容', '上传材料', '联系与送达', '核对后提交']) expect(body).toContain(task)
  expect(body).not.toMatch(/<a[^>]*>核对后提交/)
})

it('makes one draft of what two windows save at once, and another for the next objection', async () => {
  const form = { 'dispute.CF_SY': 'on', 'ground.CF_SY': 'E2', 'claimed.CF_SY': '已覆盖', explanation: '不一致' }
  const save = () => who.post(`/my/records/${first}/object`, { ...form, later: 'on' })
  const places = (await Promise.all([save(), save()])).map(({ headers }) => headers['location'] ?? '')
  expect([new Set(places).size, places[0]]).toEqual([1, expect.stringContaining('/my/drafts/')])
  await fileOn(places[0] ?? '')
  const { 'dispute.CF_SY': _not, ...other } = { ...form, 'dispute.CF_NR_FK': 'on', 'ground.CF_NR_FK': 'E7' }
  const next = await who.post(`/my/records/${first}/object`, { ...other, 'claimed.CF_NR_FK': '0.55', later: 'on' })
  expect(next.headers['location']).toContain('/my/drafts/')
  expect(next.headers['location']).not.toBe(places[0])
})
