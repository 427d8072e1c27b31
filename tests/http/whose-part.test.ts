import { expect, test } from 'vitest'
import { sweep } from '#engine/run/wake.ts'
import { instantOn } from '#law/day.ts'
import { people } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { named } from '#tests/world/town.ts'
import { site } from './site.ts'

test('on an overdue case the supervisor reads whose part it is and what to do, and never that there is nothing', async () => {
  const here = site({ now: '2026-09-14' })
  await here.seat(...people)
  const { id } = await place(here.engine, stages.withUnit)
  here.host.clock.set(instantOn('2026-09-24', '10:00'))
  await sweep(here.engine, async () => {})
  await here.settle()
  const reader = await here.visit(named('supervisor'))
  const { body } = await reader.get(`/desk/cases/${id}`)
  expect(body).not.toContain('现在没有需要您办理的事项')
  expect(body.replaceAll(/<[^>]*>/g, '')).toMatch(
    /已经逾期，责任在：.*单位HJ，应于2026年9月\d+日完成，尚未完成.*您可以：.*致电|转接/s,
  )
  expect((await reader.get(`/en/desk/cases/${id}`)).body).toContain('Overdue. It is the part of:')
})

test('a limit that was broken stands open, with its day-by-day count, though it has ended', async () => {
  const here = site({ now: '2026-09-14' })
  await here.seat(...people)
  const { id } = await place(here.engine, stages.filed)
  here.host.clock.set(instantOn('2026-09-22', '10:00'))
  while ((await sweep(here.engine, async () => {})) > 0);
  await here.settle()
  const reader = await here.visit(named('supervisor'))
  const { body } = await reader.get(`/desk/cases/${id}`)
  const [, past = ''] = /(<details[^>]*>\s*<summary>已结束的期限.*)/s.exec(body) ?? []
  expect(past).toMatch(/^<details open/)
  expect(past).toMatch(/id="limit-A\d"[\s\S]*?<details open[^>]*><summary>这个日期是怎么算的/)
})
