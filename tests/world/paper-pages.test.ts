import { beforeAll, describe, expect, it } from 'vitest'
import { open as file } from '#engine/begin/commit.ts'
import { type Paper, paperItem, paperKey } from '#engine/papers/paper.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { addRecord } from '#engine/register/register.ts'
import type { Person } from '#engine/store/person.ts'
import { memoryPrinter } from '#hosts/memory/printer.ts'
import { sampleSeal } from '#hosts/sample-seal.ts'
import { type Site, site, type Visitor } from '#tests/http/site.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { examples } from '#workflows/objection/examples.ts'

const person = (id: string, subject: string | null, roles: Person['roles']): Person => ({
  ...{ id, name: id, email: `${id}@example.com`, subject, roles, conflicts: [] },
})
const firm = person('firm', sampleRecord.subject.key, [{ role: 'applicant', unit: null }])
const intake = person('intake-1', null, [{ role: 'intake', unit: 'FGW' }])
const id = 'CASE0000000000000000000001'

type World = { readonly open: Site; readonly firm: Visitor; readonly intake: Visitor }

/** Objection filed with or without printing. */
async function world(printing: Site['host']['printing'] = null): Promise<World> {
  const open = site({ host: () => ({ printing: printing ?? null }) })
  await open.seat(firm, intake)
  await addRecord(open.engine, sampleRecord, { id: 'import', role: 'system', unit: null })
  const filed = await file(open.engine, {
    ...{ id, procedure: 'objection', subject: sampleRecord.subject.key, recordId: sampleRecord.id },
    actor: { id: firm.id, role: 'applicant', unit: null },
    data: examples[0]?.open.data,
  })
  if (filed.kind === 'refused') throw new Error(JSON.stringify(filed.refusal))
  await open.settle()
  return { open, firm: await open.visit(firm), intake: await open.visit(intake) }
}

const receipt = async ({ open }: World): Promise<Paper> => {
  const item = await open.engine.table.get(paperKey(id, '1-0'))
  if (!item) throw new Error('no receipt')
  return paperOf(item)
}

describe('where nothing is printed', () => {
  let here: World
  beforeAll(async () => {
    here = await world()
  })

  it('the applicant reads that the paper is a draft and not served', async () => {
    const zh = (await here.firm.get(`/my/cases/${id}`)).body
    expect(zh).toContain('有1份文书尚未盖章，没有送达，您的期限不从它起算；办理单位的期限继续计算。')
    expect(zh).toContain('草稿，尚未盖章；盖章后才能送达')
    expect((await here.firm.get(`/en/my/cases/${id}`)).body).toContain(
      'Not sealed yet, and so not served: 1 of these papers.',
    )
    expect((await here.firm.get(`/papers/${id}/1-0/pdf`)).status).toBe(404)
  })

  it('its unit reads it on the case and in its list, and cannot enter that it was served', async () => {
    expect((await here.intake.get(`/desk/cases/${id}`)).body).toContain('在此之前，期限继续由本单位承担')
    expect((await here.intake.get('/desk/service')).body).toContain('尚未盖章，不能送达')
    const path = `/desk/service/${id}/1-0`
    expect((await here.intake.get(path)).body).not.toContain('<form method="post" action="/desk/service')
    const day = { 'on.year': '2026', 'on.month': '9', 'on.day': '14' }
    const answer = await here.intake.post(path, { step: 'served', channel: 'counter', ...day, evidence: '张三' })
    expect([answer.status, answer.body.includes('还没有盖章，不能登记送达')]).toEqual([409, true])
    expect((await receipt(here)).served).toBeNull()
    const listed = (await here.intake.get('/desk/service')).body.match(/\/desk\/service\/[^"?]+/g) ?? []
    for (const link of listed) expect([link, (await here.intake.get(link)).status]).toEqual([link, 200])
  })
})

describe('where papers are printed', () => {
  let here: World
  beforeAll(async () => {
    here = await world({ printer: memoryPrinter, seal: sampleSeal })
  })

  it('what the mail server took is electronic service, and nobody signed for it', async () => {
    const own = (await here.firm.get(`/my/cases/${id}`)).body
    expect(own).toContain('电子送达：已进入您的账户，通知邮件已被邮件服务器接收')
    const desk = (await here.intake.get(`/desk/cases/${id}`)).body
    expect(desk).toContain('电子送达：已进入申请人账户，通知邮件已被邮件服务器接收')
    expect((await here.intake.get(`/desk/service/${id}/1-0`)).body).not.toContain('2026年9月14日 电子 已送达（本人签收')
  })

  it('a paper that was entered as served without a file says so', async () => {
    const paper = await receipt(here)
    const item = await here.open.engine.table.get(paperKey(id, '1-0'))
    const old = paperItem({ ...paper, file: null }, (item?.v ?? 0) + 1, here.open.engine.clock.now() + 60_000)
    await here.open.engine.table.transact([{ put: old, when: { v: item?.v ?? 0 } }])
    for (const path of [`/my/cases/${id}`, `/papers/${id}/1-0`])
      expect((await here.firm.get(path)).body).toContain('登记为已送达（电子），但没有盖章的文书文件')
    expect((await here.firm.get(`/papers/${id}/1-0/pdf`)).status).toBe(404)
  })
})
