import { beforeAll, expect, test } from 'vitest'
import { open as begin, caseFile, commit } from '#engine/commit.ts'
import { caseKey } from '#engine/keys.ts'
import { addRecord } from '#engine/register.ts'
import type { Person } from '#engine/view.ts'
import { staff } from '#tests/support/engine.ts'
import { caseId, instant, openingOf, sampleRecord } from '#tests/support/run-example.ts'
import { examples } from '#workflows/objection/examples.ts'
import type { Actor } from '#workflows/procedure.ts'
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

/** Received on Tue 2026-09-15, and what followed; no answer goes out before `mailFrom`. */
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
  for (const [time, type, by, data] of steps) {
    await until(open, time)
    const done = await commit(open.engine, caseId, { type, actor: by, data })
    if (done.kind === 'refused') throw new Error(`${type}: ${JSON.stringify(done.refusal)}`)
  }
  return open
}

/** Hour by hour, as the jobs of the host would. */
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

test('the promise is a limit of its own, a reference, which the misrouting does not move', async () => {
  expect(await clockOf(waiting, 'A4')).toMatchObject({ due: '2026-09-23', state: 'running' })
  expect(await clockOf(waiting, 'A0')).toMatchObject({ due: '2026-09-23', state: 'running' })
  for (const page of [
    await pageOf(waiting, seated('intake-1'), `/desk/cases/${caseId}`),
    await pageOf(waiting, filer, `/my/cases/${caseId}`),
  ]) {
    expect(page).toMatch(/承诺的答复 2026年9月23日[^。]*参考时限 · 《广东省社会信用条例》第46条（2）/)
  }
})

test('a promise that was not kept is a breach, in its own row', async () => {
  const late = await course(
    [...misrouted, proposed('2026-09-23 10:00'), approved('2026-09-23 16:00')],
    '2026-09-28 09:00',
  )
  expect(await clockOf(late, 'A5')).toMatchObject({ due: '2026-09-28' })
  await until(late, '2026-09-24 12:00')
  expect((await clockOf(late, 'A0'))?.breachedAt).toBe(instant('2026-09-24 00:00'))
  expect((await clockOf(late, 'A4'))?.breachedAt).toBeNull()
  expect(await pageOf(late, seated('supervisor'), '/board')).toMatch(/承诺的答复 2026年9月23日 参考时限/)
})
