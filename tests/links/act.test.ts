import { expect, test } from 'vitest'
import { acts, arrive, deeds, fileOf, head, intake, mailed, officer, send } from './mailed.ts'

test('intake keeps a case by the link alone, and is told of it', async () => {
  const one = await mailed('filed', intake)
  const done = await acts(one, { action: 'intake.kept' })
  expect([done.status, done.headers['location']]).toEqual([303, '/a/task'])
  expect((await fileOf(one)).state).toBe('platformReview')
  expect(await deeds(one)).toEqual(['applicant.submitted', 'intake.kept'])
  await one.open.settle()
  const told = one.open.host.mailer.delivered.filter(
    ({ to, subject }) => to === intake.email && subject.includes('used'),
  )
  expect(told).toHaveLength(1)
})

test('an officer proves a second factor and gives the details before anything is returned', async () => {
  const one = await mailed('withUnit', officer)
  const done = await acts(one, { action: 'unit.returned', rightUnit: '' })
  expect(done.status).toBe(303)
  expect((await fileOf(one)).state).toBe('misrouted')
})

test('the page shows no file’s address and no person in full, and nothing is chosen beforehand', async () => {
  const one = await mailed('withUnit', officer)
  const { page } = await arrive(one)
  for (const secret of ['张三', 'secret@example.com', '0766-0000000', '/files/', ' checked']) {
    expect(page.body).not.toContain(secret)
  }
  expect(page.body).toContain('只给办案人看的说明')
  expect(page.body).not.toContain('approver.approved')
})

test('the head is offered no approval, and none is taken by link', async () => {
  const one = await mailed('withUnit', officer)
  await send(one, 'unit.proposed', officer, {
    answers: [
      { item: '1', code: '03', reason: '已核对', documentChecked: '决定书', value: null, documentProduced: true },
    ],
  })
  await one.open.settle()
  const mails = one.open.host.mailer.delivered.filter(({ to }) => to === head.email).map(({ text }) => text)
  expect(mails.length).toBeGreaterThan(0)
  expect(mails.join()).not.toContain('/a#')
})

test('a note decides nothing, and is in the log as the person’s, by link', async () => {
  const one = await mailed('withUnit', officer)
  const before = await fileOf(one)
  expect((await acts(one, { action: 'note.recommend' })).status).toBe(303)
  const after = await fileOf(one)
  expect([after.state, after.clocks]).toEqual([before.state, before.clocks])
  const { items } = await one.open.engine.table.query({
    index: 'main',
    pk: `case#${one.id}`,
    prefix: 'log#',
    limit: 99,
  })
  expect(JSON.stringify(items.at(-1)?.body)).toContain('"link":{"id":"')
  expect(JSON.stringify(items.at(-1)?.body)).toContain('"type":"task.noted"')
})
