import { beforeAll, expect, test } from 'vitest'
import { open as begin, commit } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { countsOf } from '#engine/figures/tally.ts'
import { changeWrites } from '#engine/people/people.ts'
import { addRecord } from '#engine/register/register.ts'
import { caseKey, personKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { staff } from '#tests/support/engine.ts'
import { caseId, instant, openingOf, sampleRecord } from '#tests/support/run-example.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { examples } from '#workflows/objection/examples.ts'
import { type Site, site } from './site.ts'

const actor = (id: string, role: Actor['role'], unit: string | null): Actor => ({ id, role, unit })
const intake = actor('intake-1', 'intake', 'FGW')
const wrong = actor('scjg-1', 'officer', 'SCJG')
const officer = actor('hj-1', 'officer', 'HJ')
const head = actor('hj-head', 'head', 'HJ')
const filer: Person = {
  id: 'applicant',
  name: '申请人',
  email: 'applicant@example.com',
  subject: sampleRecord.subject.key,
  roles: [{ role: 'applicant', unit: null }],
  conflicts: [],
}
const answers = {
  answers: [
    { item: '1', code: '01', reason: '已核对', documentChecked: '决定书', value: '0.55', documentProduced: true },
  ],
}

type Step = readonly [time: string, type: string, by: Actor, data: object]
const forwarded = (time: string, unit: string): Step => [time, 'intake.forwarded', intake, { unit, reason: '' }]
const returned: Step = ['2026-09-18 10:00', 'unit.returned', wrong, { rightUnit: 'HJ', reason: '非本单位' }]
const proposed = (time: string): Step => [time, 'unit.proposed', officer, answers]
const approved = (time: string): Step => [time, 'approver.approved', head, {}]

/** Received Tue 2026-09-15; before `mailFrom` no answer goes out. */
async function course(steps: readonly Step[], mailFrom = '2026-09-15 00:00'): Promise<Site> {
  const open = site({
    now: '2026-09-15',
    host: ({ mailer, clock }) => ({
      mailer: {
        ...mailer,
        send: async (mail) =>
          clock.now() < instant(mailFrom) ? { kind: 'temporary', reason: 'down' } : mailer.send(mail),
      },
    }),
  })
  await open.seat(...staff, filer)
  await addRecord(open.engine, sampleRecord, { id: 'import', role: 'system', unit: null })
  const [example] = examples
  if (!example) throw new Error('there is an example')
  await begin(open.engine, openingOf('objection', example))
  for (const step of steps) await send(open, step)
  return open
}

async function send(open: Site, [time, type, by, data]: Step): Promise<void> {
  await until(open, time)
  const done = await commit(open.engine, caseId, { type, actor: by, data })
  if (done.kind === 'refused') throw new Error(`${type}: ${JSON.stringify(done.refusal)}`)
}

/** Hour by hour, like the host's jobs. */
async function until(open: Site, time: string): Promise<void> {
  await open.settle()
  for (const to = instant(time); open.engine.clock.now() < to; await open.settle())
    open.host.clock.set(Math.min(to, open.engine.clock.now() + 3_600_000))
}

async function clockOf(open: Site, id: string) {
  const item = await open.engine.table.get(caseKey(caseId))
  if (!item) throw new Error('no case')
  return caseFile(item).clocks[id]
}

const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const pageOf = async (open: Site, person: Person | undefined, path: string) =>
  textOf((await (await open.visit(person ?? filer)).get(path)).body)
const seated = (id: string) => staff.find((one) => one.id === id)
const misrouted = [forwarded('2026-09-17 10:00', 'SCJG'), returned, forwarded('2026-09-20 10:00', 'HJ')]

let waiting: Site
beforeAll(async () => {
  waiting = await course([...misrouted])
})

test('who hands a case back is not offered itself as the right unit', async () => {
  const there = await course([forwarded('2026-09-17 10:00', 'SCJG')])
  const officer = await there.visit(seated('scjg-1') ?? filer)
  const { body } = await officer.get(`/desk/cases/${caseId}`)
  const select = /<select[^>]*name="rightUnit".*?<\/select>/s.exec(body)?.[0] ?? ''
  expect([select.includes('value="HJ"'), select.includes('value="SCJG"')]).toEqual([true, false])
})

test('two accounts that share a mailbox or a mobile are one pair of eyes', async () => {
  const there = await course([...misrouted, proposed('2026-09-23 10:00')])
  const [proposer, own] = [seated('hj-1'), seated('hj-head')]
  if (!proposer || !own) throw new Error('nobody there')
  const approves = async (now: Person) => {
    const { engine } = there
    const item = await engine.table.get(personKey(now.id))
    if (item) await engine.table.transact(await changeWrites(engine, item, now))
    const person = await there.visit(now)
    const seq = /name="seq" value="(\d+)"/.exec((await person.get(`/desk/cases/${caseId}/approval`)).body)?.[1] ?? ''
    return (await person.post(`/desk/cases/${caseId}/events`, { event: 'approver.approved', seq })).status
  }
  expect(await approves({ ...own, email: proposer.email.toUpperCase() })).toBe(403)
  expect(await approves(own)).toBe(303)
})

test('the promise is a limit of its own, a reference, which the misrouting does not move', async () => {
  expect(await clockOf(waiting, 'A4')).toMatchObject({ due: '2026-09-23', state: 'running' })
  expect(await clockOf(waiting, 'A0')).toMatchObject({ due: '2026-09-23', state: 'running' })
  for (const page of [
    await pageOf(waiting, seated('intake-1'), `/desk/cases/${caseId}`),
    await pageOf(waiting, filer, `/my/cases/${caseId}`),
  ]) {
    expect(page).toMatch(/承诺的答复 2026年9月23日[^。]*参考时限 · 《广东省社会信用条例》第四十六条第（二）项/)
  }
})

const decided = [proposed('2026-09-23 10:00'), approved('2026-09-23 16:00')]
const staffPage = `/desk/cases/${caseId}`

/** The promise on the page of a case, to its charge. */
const chargeOn = async (open: Site, person = seated('intake-1'), limit = '承诺的答复') =>
  new RegExp(`${limit} [^。]*?逾期时间计：(.*?) 这个日期`).exec(await pageOf(open, person, staffPage))?.[1] ?? null

test('days lost by misrouting are charged to who misrouted, on the case and on the board', async () => {
  const late = await course([...misrouted, ...decided], '2026-09-28 00:00')
  expect(await clockOf(late, 'A5')).toMatchObject({ due: '2026-09-28' })
  await until(late, '2026-09-24 12:00')
  expect(await clockOf(late, 'A0')).toMatchObject({
    breachedAt: instant('2026-09-24 00:00'),
    chargedTo: { role: 'intake', unit: 'FGW' },
  })
  expect(await chargeOn(late)).toBe('单位FGW 受理岗 1个工作日（转办有误）')
  await until(late, '2026-09-28 23:00')
  // Two days over, 09-24, 09-28; lost 09-18, 09-20. A4, A5 kept.
  expect([await clockOf(late, 'A4'), await clockOf(late, 'A5')]).toMatchObject([
    { breachedAt: null },
    { breachedAt: null },
  ])
  expect(await chargeOn(late)).toBe('单位FGW 受理岗 2个工作日（转办有误）')
  expect(await pageOf(late, seated('supervisor'), '/board/breaches')).toContain(
    '单位FGW 受理岗 承诺的答复 参考时限 2个工作日（转办有误） 2026年9月23日',
  )
  const { city, units } = await countsOf(late.engine, '2026-09')
  expect([city['objection.limit.A0.overdue'], units.get('FGW')?.['objection.limit.A0.overdue']]).toEqual([1, 1])
})

test('what the second unit loses beside is its own', async () => {
  const late = await course([...misrouted, proposed('2026-09-28 10:00'), approved('2026-09-28 16:00')])
  await until(late, '2026-09-28 18:00')
  expect(await chargeOn(late, seated('intake-1'), '信息提供单位核查')).toBe('单位HJ 2个工作日（自身环节）')
  // Over since 09-23: 09-24 and 09-28, the two that the misrouting cost.
  expect(await chargeOn(late)).toBe('单位FGW 受理岗 2个工作日（转办有误）')
  const later = await course([...misrouted, proposed('2026-09-30 10:00'), approved('2026-09-30 16:00')])
  await until(later, '2026-09-30 18:00')
  expect(await chargeOn(later)).toBe('单位FGW 受理岗 2个工作日（转办有误）；单位HJ 2个工作日（自身环节）')
})

test('a wrong unit that was named by another is charged to the one that named it', async () => {
  const named = await course(
    [
      forwarded('2026-09-15 14:00', 'SCJG'),
      ['2026-09-16 10:00', 'unit.returned', wrong, { rightUnit: 'RS', reason: '属人社部门' }],
      forwarded('2026-09-17 10:00', 'RS'),
      ['2026-09-18 10:00', 'unit.returned', actor('rs-1', 'officer', 'RS'), { rightUnit: 'HJ', reason: '非本单位' }],
      ['2026-09-20 10:00', 'supervisor.assigned', actor('supervisor', 'supervisor', null), { unit: 'HJ', reason: '' }],
      ...decided,
    ],
    '2026-10-12 09:00',
  )
  await until(named, '2026-10-10 12:00')
  // 09-16, 09-17 by the platform's choice; 09-18, 09-20 by SCJG's.
  expect(await chargeOn(named)).toMatch(/^单位FGW 受理岗 2个工作日（转办有误）；单位SCJG 2个工作日（转办有误）；/)
})

test('a unit that handed back what was its own is charged with what that cost', async () => {
  const back = await course([
    forwarded('2026-09-15 14:00', 'HJ'),
    ['2026-09-16 10:00', 'unit.returned', officer, { rightUnit: 'SCJG', reason: '非本单位' }],
    forwarded('2026-09-16 14:00', 'SCJG'),
    ['2026-09-17 10:00', 'unit.returned', wrong, { rightUnit: 'HJ', reason: '属生态环境部门' }],
    ['2026-09-18 10:00', 'supervisor.assigned', actor('supervisor', 'supervisor', null), { unit: 'HJ', reason: '' }],
  ])
  await until(back, '2026-09-24 12:00')
  expect(await chargeOn(back)).toBe('单位HJ 1个工作日（转办有误）')
})

test('what lay with an approver who returned it is charged to the approver', async () => {
  const late = await course([
    forwarded('2026-09-17 10:00', 'HJ'),
    proposed('2026-09-18 10:00'),
    ['2026-09-21 16:00', 'approver.returned', head, { reason: '请再核对' }],
    proposed('2026-09-22 10:00'),
    approved('2026-09-22 16:00'),
  ])
  await until(late, '2026-09-22 18:00')
  expect(await clockOf(late, 'A4')).toMatchObject({ due: '2026-09-21', chargedTo: { role: 'head', unit: 'HJ' } })
  expect(await chargeOn(late, seated('hj-1'), '信息提供单位核查')).toBe('单位HJ 单位负责人 1个工作日（审批占用）')
})

test('what an approver approved within a day costs the unit nothing but its own', async () => {
  const late = await course([
    forwarded('2026-09-17 10:00', 'HJ'),
    proposed('2026-09-21 16:00'),
    approved('2026-09-22 10:00'),
  ])
  await until(late, '2026-09-22 18:00')
  expect(await chargeOn(late, seated('hj-1'), '信息提供单位核查')).toBe('单位HJ 1个工作日（自身环节）')
})
