import { expect, test } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { caseAt } from '#engine/case/case-of.ts'
import { people } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { site } from '#tests/http/site.ts'
import { named } from '#tests/world/town.ts'

const officer = { id: 'officer-of-the-holder', role: 'officer', unit: 'HJ' } as const
const head = { id: 'head-of-the-holder', role: 'head', unit: 'HJ' } as const
const statement = '此事由邻居李四引起，本公司不认可。'
const answer = (item: string) => ({
  ...{ item, code: '06', reason: '无法核实', documentChecked: '决定书', value: null, documentProduced: true },
})

test('parts of a statement are redacted before it is published, and seen to be; no evidence is ever published', async () => {
  const here = site({ now: '2026-09-14' })
  await here.seat(...people)
  const { engine } = here
  const { id } = await place(engine, stages.withUnit)
  const filer = { id: 'filer', role: 'applicant', unit: null } as const
  expect((await commit(engine, id, { type: 'applicant.stated', actor: filer, data: { text: statement } })).kind).toBe(
    'committed',
  )
  const page = (await (await here.visit(named('officer of the holder'))).get(`/desk/cases/${id}`)).body
  expect(page).toMatch(/异议声明公开前遮盖的部分[\s\S]*此事由邻居李四引起/)
  const answers = [answer('1'), answer('2')]
  const propose = (hidden: string) =>
    commit(engine, id, { type: 'unit.proposed', actor: officer, data: { answers, hidden } })
  expect(await propose('王五')).toMatchObject({ refusal: { code: 'malformed' } })
  expect((await propose('邻居李四\n')).kind).toBe('committed')
  // Rewritten meanwhile, it may name whom the unit meant to hide.
  const state = (text: string) => commit(engine, id, { type: 'applicant.stated', actor: filer, data: { text } })
  const approve = () => commit(engine, id, { type: 'approver.approved', actor: head, data: {} })
  await state('此事由邻居 李四引起。')
  expect(await approve()).toMatchObject({ refusal: { code: 'statementRewritten' } })
  await state(statement)
  expect((await approve()).kind).toBe('committed')
  await here.settle()
  const file = await caseAt(engine, id)
  const record = file?.recordId ?? ''
  for (const path of [`/r/${record}`, `/en/r/${record}`, `/r/${record}.json`]) {
    const body = String((await engine.publicFolder.get(path))?.body ?? '')
    expect([path, body.includes('此事由████引起，本公司不认可。'), body.includes('李四')]).toEqual([path, true, false])
  }
  expect(String((await engine.publicFolder.get(`/r/${record}`))?.body)).toContain('由办理单位在公开之前遮盖')
  // The applicant, and the case, keep the whole.
  expect((await (await here.visit(named('filer'))).get(`/my/cases/${id}`)).body).toContain('李四')
  for (const path of await engine.publicFolder.list('/')) {
    const body = String((await engine.publicFolder.get(path))?.body ?? '')
    expect([path, body.includes(`case/${id}/`), body.includes('clean.pdf')]).toEqual([path, false, false])
  }
})
