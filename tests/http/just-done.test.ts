import { expect, test } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { staff } from '#tests/support/engine.ts'
import { caseId, recordId } from '#tests/support/run-example.ts'
import { firm, withObjection } from './closing-objection.ts'

test('what one did is told until somebody else moves the case, and never as what ended it', async () => {
  const one = await withObjection()
  const intake = staff.find(({ roles }) => roles.some(({ role }) => role === 'intake'))
  if (!intake) throw new Error('nobody at intake')
  const desk = await one.visit(intake)
  const page = async () => (await desk.get(`/desk/cases/${caseId}`)).body
  const forwarding = { event: 'intake.forwarded', unit: 'HJ', seq: '3' }
  expect((await desk.post(`/desk/cases/${caseId}/events`, forwarding)).status).toBe(303)
  await one.settle()
  expect((await page()).includes('已办理：转信息提供单位')).toBe(true)
  const own = { id: firm.id, role: 'applicant', unit: null } as const
  await commit(one.engine, caseId, { type: 'applicant.withdrew', actor: own, data: { reason: '' } })
  await one.settle()
  expect((await page()).includes('已办理：')).toBe(false)
  const mine = (await (await one.visit(firm)).get(`/my/cases/${caseId}`)).body
  expect(mine).toContain('已收到：撤回')
  expect(mine).toContain(`href="/my/records/${recordId}"`)
})
