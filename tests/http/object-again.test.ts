import { expect, test } from 'vitest'
import { caseFile } from '#engine/case/case-of.ts'
import { caseKey } from '#engine/store/keys.ts'
import { caseId } from '#tests/support/run-example.ts'
import { close, firm, withObjection } from './closing-objection.ts'

const again = `/my/apply/objection/again?case=${caseId}`

const answered = { name: '张三', email: 'z@example.com', phone: '13800000000' }

test('new evidence begins another case on what was not upheld; the closed one stays, and is linked', async () => {
  const one = await withObjection()
  const who = await one.visit(firm)
  expect((await who.get(again)).status).toBe(404)
  await close(one)
  expect((await who.get(`/my/cases/${caseId}`)).body).toContain(again)
  expect((await who.post(again, { explanation: '' })).status).toBe(422)
  const begun = (await who.post(again, { explanation: '取得了撤销决定书。' })).headers['location'] ?? ''
  const draft = /drafts\/(\w+)/.exec(begun)?.[1] ?? ''
  await who.post(`/my/drafts/${draft}/contact`, answered)
  await who.post(`/my/drafts/${draft}/submit`)
  const [first, second] = await Promise.all(
    [caseId, draft].map(async (id) => {
      const item = await one.engine.table.get(caseKey(id))
      return item ? caseFile(item) : null
    }),
  )
  expect([first?.closed, second?.arisesFrom, second?.closed]).toEqual([true, caseId, false])
  const entries = (file: typeof first) =>
    one.engine.procedures['objection']?.pages
      .show(file?.data)
      .items?.map(({ field, ground, claimed }) => ({ field, ground, claimed }))
  expect(entries(second)).toEqual(entries(first))
  expect((await who.get(`/my/cases/${draft}`)).body).toContain(`href="/my/cases/${caseId}"`)
  const { body } = await who.get(`/my/cases/${caseId}`)
  expect([body.includes(again), body.includes(`href="/my/cases/${draft}"`)]).toEqual([false, true])
})
