import { expect, it } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import type { Person } from '#engine/store/person.ts'
import { instantOn } from '#law/day.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { filed } from '#tests/mail/filed.ts'
import { staff } from '#tests/support/engine.ts'
import { caseId, sampleRecord } from '#tests/support/run-example.ts'
import { site } from './site.ts'

const firm: Person = {
  ...{
    id: 'applicant',
    name: '张三',
    email: 'applicant@example.com',
    subject: sampleRecord.subject.key,
    conflicts: [],
  },
  roles: [{ role: 'applicant', unit: null }],
}
const person = (id: string) => {
  const found = staff.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}

it('a case that lies with its applicant stands on the desk of the unit that asked, with what it waits for and until when', async () => {
  const town = await filed()
  const actor = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const
  await commit(town.engine, caseId, { type: 'intake.askedSupplement', actor, data: { list: '决定书' } })
  await town.settle()
  const shown = async (path: string) => (await (await town.visit(person('intake-1'))).get(path)).body
  expect(await shown('/desk')).toContain('等待申请人 1<')
  expect(await shown('/desk')).not.toContain(`/desk/cases/${caseId}`)
  const waiting = await shown('/desk?filter=waiting')
  expect(waiting).toContain(`/desk/cases/${caseId}`)
  expect(waiting).toMatch(/2026年9月28日.*补正 · 参考时限.*责任方：申请人.*待补正/s)
  expect(await shown(`/desk/cases/${caseId}`)).toContain('申请人（答复给单位FGW 受理岗）')
  expect(await shown('/en/desk?filter=waiting')).toContain('With the applicant 1<')
  expect((await (await town.visit(person('hj-1'))).get('/desk?filter=waiting')).body).toContain('等待申请人 0<')

  const own = await (await town.visit(firm)).get('/my/cases')
  expect([own.body.includes('2026年9月28日'), own.body.includes('2026年9月16日')]).toEqual([true, false])

  town.host.clock.set(instantOn('2026-09-15', '09:00'))
  const applicant = { id: 'applicant', role: 'applicant', unit: null } as const
  await commit(town.engine, caseId, {
    type: 'applicant.supplemented',
    actor: applicant,
    data: { note: '已补', evidence: [] },
  })
  await town.settle()
  expect(await shown('/desk')).toContain('等待申请人 0<')
  expect(await shown('/desk?filter=waiting')).not.toContain(`/desk/cases/${caseId}`)
})

it('until its list is served, no day of the unit is told as the applicant’s own', async () => {
  const town = site({ now: '2026-09-14', host: () => ({ printing: null }) })
  await town.seat(firm)
  const { id, number } = await place(town.engine, stages.supplementing)
  await town.settle()
  const who = await town.visit({ ...firm, id: 'filer' })
  const textOf = async (path: string) => (await who.get(path)).body.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ')
  const page = await textOf(`/my/cases/${id}`)
  expect(page).toContain('现由谁办理您（答复给单位FGW 受理岗）')
  expect(page).toContain('补正告知送达 · 2026年9月15日')
  expect(page).not.toContain('到期没有提交的')
  expect(await textOf('/my/records')).toMatch(new RegExp(`请补充材料：${number}(?!（)`))
})
