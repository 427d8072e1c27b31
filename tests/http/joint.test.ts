import { beforeAll, expect, test } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { caseKey } from '#engine/store/keys.ts'
import { other, people } from '#tests/authz/people.ts'
import { type Placed, place, stages } from '#tests/authz/stages.ts'
import { firm, named } from '#tests/world/town.ts'
import { type Site, site } from './site.ts'

let here: Site
let first: Placed
let second: Placed
let elsewhere: Placed
const visit = (who: string) => here.visit(named(who))
const joint = ({ id }: Placed) => `/desk/cases/${id}/joint`
const fileOf = async ({ id }: Placed) => {
  const item = await here.engine.table.get(caseKey(id))
  if (!item) throw new Error('no case')
  return caseFile(item)
}
const checked = { reason: '同一决定书，金额应为0.55。', documentChecked: '决定书', documentProduced: true }
const answers = [
  { item: '1', code: '01', value: '0.55', ...checked },
  { item: '2', code: '06', value: null, ...checked },
]
const officer = { id: 'officer-of-the-holder', role: 'officer', unit: 'HJ' } as const

beforeAll(async () => {
  here = site({ now: '2026-09-14' })
  await here.seat(...people)
  first = await place(here.engine, stages.withUnit)
  // The same document, of another subject.
  second = await place(here.engine, stages.withUnit, { subject: other })
  elsewhere = await place(here.engine, stages.filed)
  await here.settle()
})

test('a case on the same document is offered and joined by whoever handles both: logged in each, nothing else moves', async () => {
  const reader = await visit('officer of the holder')
  expect((await reader.get(`/desk/cases/${first.id}`)).body).toContain('另有 1 件同一事项的案件')
  const page = (await reader.get(joint(first))).body
  expect([page.includes(second.number), page.includes(elsewhere.number), page.includes('同一文书')]).toEqual([
    true,
    false,
    true,
  ])
  // Nothing of the other's people.
  expect(page).not.toContain(other)
  expect((await reader.post(joint(first), { other: elsewhere.id })).status).toBe(404)
  const before = await Promise.all([fileOf(first), fileOf(second)])
  expect((await reader.post(joint(first), { other: second.id })).status).toBe(303)
  const after = await Promise.all([fileOf(first), fileOf(second)])
  expect(after.map((one) => one.joint)).toEqual([first.id, first.id])
  expect(after.map(({ clocks, state, holder }) => ({ clocks, state, holder }))).toEqual(
    before.map(({ clocks, state, holder }) => ({ clocks, state, holder })),
  )
  for (const [one, twin] of [
    [first, second],
    [second, first],
  ] as const) {
    const desk = (await reader.get(`/desk/cases/${one.id}`)).body
    expect([desk.includes('并案办理（2 件）'), desk.includes(twin.number)]).toEqual([true, true])
  }
  expect((await reader.post(joint(first), { other: second.id })).status).toBe(409)
})

test('no applicant sees the joint case or anything of the other', async () => {
  for (const [who, own, theirs] of [
    ['filer', first, second],
    ['stranger', second, first],
  ] as const) {
    const reader = await visit(who)
    const pages = ['', '/dates'].map(async (part) => (await reader.get(`/my/cases/${own.id}${part}`)).body)
    const bodies = [...(await Promise.all(pages)), (await reader.get('/my/data/export')).body]
    expect([who, bodies[0]?.includes(own.number)]).toEqual([who, true])
    for (const body of bodies)
      expect([who, body.includes('并案'), body.includes(theirs.number), body.includes(theirs.id)]).toEqual([
        who,
        false,
        false,
        false,
      ])
    expect((await reader.get(joint(own))).status).toBe(404)
  }
})

test('one decision is drafted once and proposed in each; each is approved by itself and has its own letter', async () => {
  const reader = await visit('officer of the holder')
  expect((await reader.get(joint(first))).body).toContain('先在本案提出处理意见')
  expect((await reader.post(joint(first), { [`case.${second.id}`]: 'on' })).status).toBe(422)
  for (const { id } of [first, second])
    for (const name of ['clean', 'unscanned'])
      await commit(here.engine, id, { type: 'evidence.opened', actor: officer, data: { key: `case/${id}/${name}` } })
  await commit(here.engine, first.id, { type: 'unit.proposed', actor: officer, data: { answers } })
  const page = (await reader.get(joint(first))).body
  expect([page.includes(checked.reason), page.includes(`name="case.${second.id}"`)]).toEqual([true, true])
  expect((await fileOf(second)).state).toBe('withProvider')
  const sent = await reader.post(joint(first), { [`case.${second.id}`]: 'on' })
  expect((await reader.get(sent.headers['location'] ?? '')).body).toContain('已在 1 件中提出')
  expect((await fileOf(second)).state).toBe('awaitingApproval')
  const again = await reader.post(joint(first), { [`case.${second.id}`]: 'on' })
  const left = /<div class="callout warn" role="status">(.*?)<\/div>/s.exec(
    (await reader.get(again.headers['location'] ?? '')).body,
  )
  expect([left?.[1]?.includes('已在 0 件中提出'), left?.[1]?.includes(second.number)]).toEqual([true, true])
  // The second awaits its own approval.
  const head = { id: 'head-of-the-holder', role: 'head', unit: 'HJ' } as const
  await commit(here.engine, first.id, { type: 'approver.approved', actor: head, data: {} })
  await here.settle()
  expect([(await fileOf(first)).state, (await fileOf(second)).state]).toEqual(['closed', 'awaitingApproval'])
  await commit(here.engine, second.id, { type: 'approver.approved', actor: head, data: {} })
  await here.settle()
  const letter = async (who: string, one: Placed) => (await (await visit(who)).get(`/my/cases/${one.id}`)).body
  for (const [who, one] of [
    ['filer', first],
    ['stranger', second],
  ] as const)
    expect([who, (await letter(who, one)).includes('处理结果告知书')]).toEqual([who, true])
})

test('a case is parted with a reason; nobody joins or parts what they do not handle', async () => {
  const [one, two] = [
    await place(here.engine, stages.withUnit),
    await place(here.engine, stages.withUnit, { subject: other }),
  ]
  await here.settle()
  const outsiders = [
    'officer elsewhere',
    'intake',
    'supervisor',
    'officer of the holder interested',
    'auditor',
    'filer',
  ]
  for (const who of outsiders)
    expect([who, (await (await visit(who)).post(joint(one), { other: two.id })).status]).toEqual([who, 404])
  expect((await fileOf(one)).joint).toBeUndefined()
  const reader = await visit('head of the holder')
  await reader.post(joint(one), { other: two.id })
  expect((await reader.post(joint(one), { reason: ' ' })).status).toBe(422)
  expect((await (await visit('officer elsewhere')).post(joint(one), { reason: '无' })).status).toBe(404)
  expect((await reader.post(joint(one), { reason: '两案事实不同。' })).status).toBe(303)
  expect([(await fileOf(one)).joint, (await fileOf(two)).joint]).toEqual([null, one.id])
  const page = (await reader.get(`/desk/cases/${one.id}`)).body
  expect([page.includes('两案事实不同。'), page.includes('解除并案')]).toEqual([true, true])
  expect((await reader.post(joint(one), { reason: '再次' })).status).toBe(409)
  // It may be joined again.
  expect((await reader.post(joint(one), { other: two.id })).status).toBe(303)
  expect((await fileOf(one)).joint).toBe(one.id)
})

test.each([0, 1, 101])('of %i other cases of one matter each is listed', async (n) => {
  const many = site({ now: '2026-09-14' })
  await many.seat(...people)
  const own = await place(many.engine, stages.withUnit)
  const others: Placed[] = []
  for (let i = 0; i < n; i += 1)
    others.push(await place(many.engine, stages.withUnit, { subject: firm('alike', i), consent: false }))
  const page = (await (await many.visit(named('officer of the holder'))).get(joint(own))).body
  const listed = new Set([...page.matchAll(/445300-\d{8}-\w{9}/g)].map(([number]) => number))
  listed.delete(own.number)
  expect([...listed].toSorted()).toEqual(others.map(({ number }) => number).toSorted())
})
