import { expect, it } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { digestKey, planDigests, writeDigests } from '#engine/mail/digest.ts'
import { caseKey, queueOf } from '#engine/store/keys.ts'
import { instantOn } from '#law/day.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { type Site, site } from '#tests/http/site.ts'
import { caseId } from '#tests/support/run-example.ts'
import { filed } from './filed.ts'

const pathOf = (town: Site) => {
  const link = digests(town).at(-1)?.unsubscribe ?? ''
  return new URL(link).pathname
}
async function until(town: Site, day: string, time: string): Promise<void> {
  town.host.clock.set(instantOn(day, time))
  await town.settle()
}
/** Those of who works on cases, not heads' or supervisor's. */
const digests = (town: Site) =>
  town.host.mailer.delivered.filter(
    ({ unsubscribe, subject }) => unsubscribe !== undefined && !subject.includes('监管早报'),
  )

async function planned(): Promise<Site> {
  const town = await filed()
  const actor = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const
  await commit(town.engine, caseId, { type: 'intake.forwarded', actor, data: { unit: 'HJ', reason: '' } })
  await town.settle()
  await planDigests(town.engine)
  await planDigests(town.engine)
  return town
}

it('tells each person once a working morning what waits, the worst delay first', async () => {
  const town = await planned()
  await until(town, '2026-09-14', '23:00')
  expect(digests(town)).toEqual([])
  await until(town, '2026-09-15', '08:30')
  await until(town, '2026-09-15', '12:00')
  expect(digests(town).map(({ to }) => to)).toEqual(['hj-1@example.com'])
  expect(digests(town)[0]?.subject).toContain('待办1件')
  await until(town, '2026-09-18', '08:30')
  expect(digests(town).at(-1)?.subject).toContain('其中逾期1件')
  const before = digests(town).length
  await until(town, '2026-09-19', '12:00')
  expect(digests(town)).toHaveLength(before)
})

it('tells after days down where each case stands, once: no window that ended, no case that has gone on', async () => {
  const town = await planned()
  await until(town, '2026-09-16', '09:00')
  expect(digests(town).map(({ to, subject }) => [to, subject.includes('逾期')])).toEqual([['hj-1@example.com', false]])
  expect(digests(town)[0]?.text).toContain('信息提供单位核查 2026年9月17日 · 法定时限')
  const waiting = await filed()
  await planDigests(waiting.engine)
  await until(waiting, '2026-09-18', '09:00')
  expect(digests(waiting).map(({ to, subject }) => [to, subject.includes('逾期')])).toEqual([
    ['hj-1@example.com', false],
  ])
})

it('tells the officers of a unit that is asked, once, by its own day, and who holds the case nothing twice', async () => {
  const town = await filed()
  const intake = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const
  await commit(town.engine, caseId, { type: 'intake.forwarded', actor: intake, data: { unit: 'SCJG', reason: '' } })
  const actor = { id: 'scjg-1', role: 'officer', unit: 'SCJG' } as const
  const data = { unit: 'HJ', question: '请核对决定内容。', items: ['1'] }
  expect((await commit(town.engine, caseId, { type: 'unit.asked', actor, data })).kind).toBe('committed')
  await planDigests(town.engine)
  await until(town, '2026-09-15', '08:30')
  expect(
    digests(town)
      .map(({ to, subject }) => [to, subject.includes('待办1件')])
      .toSorted(),
  ).toEqual([
    ['hj-1@example.com', true],
    ['scjg-1@example.com', true],
  ])
  const [asked] = digests(town).filter(({ to }) => to === 'hj-1@example.com')
  expect(asked?.text).toContain('请贵单位协查 · 协查答复 ')
})

it('tells nothing of what is closed', async () => {
  const town = await planned()
  const applicant = { id: 'applicant', role: 'applicant', unit: null } as const
  await commit(town.engine, caseId, { type: 'applicant.withdrew', actor: applicant, data: { reason: '' } })
  await until(town, '2026-09-15', '09:00')
  expect(digests(town)).toEqual([])
})

it('ends by one click of the mail program or by the button, never by looking', async () => {
  const town = await planned()
  await until(town, '2026-09-15', '08:30')
  const path = pathOf(town)
  for (const method of ['GET', 'HEAD', 'OPTIONS']) await town.ask({ method, path })
  await until(town, '2026-09-16', '08:30')
  expect(digests(town)).toHaveLength(2)
  const clicked = { method: 'POST', path, form: { 'List-Unsubscribe': 'One-Click' } }
  expect((await town.ask(clicked)).status).toBe(200)
  await until(town, '2026-09-17', '08:30')
  expect(digests(town)).toHaveLength(2)
  expect((await town.ask({ method: 'POST', path, form: { digest: 'on' } })).status).toBe(200)
  await until(town, '2026-09-18', '08:30')
  expect(digests(town).filter(({ to }) => to === 'hj-1@example.com')).toHaveLength(3)
})

it('has no page for a token that nobody holds', async () => {
  const town = await planned()
  expect((await town.ask({ path: `/digest/${'0'.repeat(32)}` })).status).toBe(404)
  const post = { method: 'POST', path: `/digest/${'0'.repeat(32)}`, form: { digest: 'off' } }
  expect((await town.ask(post)).status).toBe(404)
})

it('holds a warning through the night, and drops it where the case is closed by the morning', async () => {
  const town = await planned()
  const warnings = () => town.host.mailer.delivered.filter(({ subject }) => subject.startsWith('逾期'))
  await until(town, '2026-09-18', '00:00')
  expect(warnings()).toEqual([])
  const applicant = { id: 'applicant', role: 'applicant', unit: null } as const
  const other = await planned()
  await until(other, '2026-09-18', '00:00')
  await commit(other.engine, caseId, { type: 'applicant.withdrew', actor: applicant, data: { reason: '' } })
  await other.settle()
  await until(other, '2026-09-18', '09:00')
  expect(other.host.mailer.delivered.filter(({ subject }) => subject.startsWith('逾期'))).toEqual([])
  await until(town, '2026-09-18', '08:00')
  expect(warnings().map(({ to }) => to)).toContain('hj-1@example.com')
})

it('goes on where each process was killed or out of time: all told once, of each of a thousand cases', async () => {
  const town = site({ now: '2026-09-14' })
  const { engine } = town
  const { table } = engine
  const officers = Array.from({ length: 41 }, (_, n) => ({
    ...{ id: `hj-${n}`, name: `hj-${n}`, email: `hj-${n}@example.com`, subject: null, conflicts: [] },
    roles: [{ role: 'officer' as const, unit: 'HJ' }],
  }))
  await town.seat(...officers)
  const { id } = await place(engine, stages.withUnit)
  await town.settle()
  await planDigests(engine)
  const first = await table.get(caseKey(id))
  for (let n = 0; n < 1000; n += 1) {
    const own = `${id.slice(0, -4)}${String(n).padStart(4, '0')}`
    const queue = [queueOf('HJ', 'officer'), `${n}#${own}`] as const
    const body = { ...Object(first?.body), id: own }
    await table.transact([{ put: { ...caseKey(own), v: 1, body, index: { queue } }, when: 'absent' }])
  }
  town.host.clock.set(instantOn('2026-09-15', '08:30'))
  const from = await table.get(digestKey)
  const [calls, ends]: [number[], string[]] = [[], []]
  for (let isOver = false; !isOver; ) {
    const item = await table.get(digestKey)
    isOver = item?.v !== from?.v
    if (!item || isOver) break
    let left = 50
    let asked = 0
    const transact: typeof table.transact = (writes) => {
      left -= 1
      if (left < 0) throw new Error('killed')
      return table.transact(writes)
    }
    const query: typeof table.query = (one) => {
      asked += 1
      return table.query(one)
    }
    // Every other process is out of time after some.
    const isStopping = () => ends.length % 2 === 0 && left < 30
    const process = { ...engine, table: { ...table, transact, query }, isStopping }
    await writeDigests(process, item).then(
      () => ends.push('on'),
      () => ends.push('killed'),
    )
    calls.push(asked)
    expect(ends.length).toBeLessThan(20)
  }
  expect(new Set(ends)).toEqual(new Set(['on', 'killed']))
  // Read once a process, not once for each person.
  expect(Math.max(...calls)).toBeLessThan(100)
  await town.settle()
  const told = digests(town)
  expect(told.map(({ to }) => to).toSorted()).toEqual(officers.map(({ email }) => email).toSorted())
  expect(told.every(({ subject }) => subject.includes('待办1001件'))).toBe(true)
})
