import { expect, test } from 'vitest'
import { sweep } from '#engine/run/wake.ts'
import { instantOn } from '#law/day.ts'
import { people, subject } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { named } from '#tests/world/town.ts'
import { site } from './site.ts'

/** A case with its unit for some days, on a working morning. */
async function town() {
  const here = site({ now: '2026-09-14' })
  await here.seat(...people)
  const { id, number } = await place(here.engine, stages.withUnit)
  await here.settle()
  here.host.clock.set(instantOn('2026-09-16', '10:00'))
  await sweep(here.engine, async () => {})
  await here.settle()
  return { here, id, number, supervisor: await here.visit(named('supervisor')) }
}
const said = '请说明为何尚未核查，并于明日前提出意见。'

test('the supervisor urges in words: one mail to the owner, in the log, and no second one that day', async () => {
  const { here, id, number, supervisor } = await town()
  const mailed = () => here.host.mailer.delivered.filter(({ text }) => text.includes(said))
  const path = `/board/cases/${id}/urge`
  expect((await supervisor.get(`/desk/cases/${id}`)).body).toContain(`href="${path}"`)
  expect((await supervisor.get(path)).body).toContain('value="A4"')
  const empty = await supervisor.post(path, { limit: 'A4', words: ' ' })
  expect([empty.status, empty.body.includes('错误：')]).toEqual([422, true])
  expect((await supervisor.post(path, { limit: 'A4', words: said })).status).toBe(303)
  await here.settle()
  const officers = people.filter(
    ({ roles, conflicts }) =>
      roles.some(({ role, unit }) => role === 'officer' && unit === 'HJ') && !conflicts.includes(subject),
  )
  expect(
    mailed()
      .map(({ to }) => to)
      .toSorted(),
  ).toEqual(officers.map(({ email }) => email).toSorted())
  expect(mailed().every(({ subject }) => subject.includes(number))).toBe(true)
  const again = await supervisor.post(path, { limit: 'A4', words: said })
  expect([again.status, again.body.includes('今天已就这个时限督促过')]).toEqual([409, true])
  await here.settle()
  expect(mailed()).toHaveLength(officers.length)
  expect((await supervisor.get(`/desk/cases/${id}`)).body).toContain(said)
  expect((await (await here.visit(named('filer'))).get(`/my/cases/${id}`)).body).not.toContain(said)
})

test('nobody else urges, and no applicant is urged', async () => {
  const { here, id } = await town()
  const path = `/board/cases/${id}/urge`
  for (const who of ['filer', 'head of the holder', 'auditor', 'supervisor interested']) {
    const reader = await here.visit(named(who))
    expect([who, (await reader.get(path)).status]).toEqual([who, 404])
    expect([who, (await reader.post(path, { limit: 'A4', words: said })).status]).toEqual([who, 404])
  }
  const reader = await here.visit(named('supervisor'))
  expect((await reader.post(path, { limit: 'A7', words: said })).status).toBe(422)
})
