import { expect, test } from 'vitest'
import { open } from '#engine/begin/commit.ts'
import { statistics } from '#engine/figures/statistics.ts'
import { counterKey } from '#engine/figures/tally.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import { beginMandate } from '#engine/people/mandate-steps.ts'
import { countWrites } from '#engine/store/counts.ts'
import { newId } from '#engine/store/id.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import type { Person } from '#engine/store/person.ts'
import { testEngine } from '#tests/support/engine.ts'
import { caseId, recordId, runExample, sampleRecord } from '#tests/support/run-example.ts'
import { complaint } from '#workflows/complaint/index.ts'
import { higherReview } from '#workflows/higher-review/index.ts'
import { close, contact, firm, withObjection } from './closing-objection.ts'

const other: Person = { ...firm, id: 'other', subject: '91445300MA00000000' }
const rating = `/my/cases/${caseId}/rating`

test('a closed case is rated by its applicant, once, in one question; nothing else of it changes', async () => {
  const one = await withObjection(other)
  const who = await one.visit(firm)
  expect([(await who.get(rating)).status, (await who.post(rating, { steps: '5' })).status]).toEqual([404, 409])
  await close(one)
  const { body } = await who.get(`/my/cases/${caseId}`)
  expect([body.includes(`href="${rating}"`), body.includes('未被受理'), body.includes('尚未答复')]).toEqual([
    true,
    true,
    false,
  ])
  const before = await one.engine.table.get({ pk: `case#${caseId}`, sk: 'case' })
  for (const steps of ['', '0', '6', '2.5']) expect((await who.post(rating, { steps })).status).toBe(422)
  expect((await who.post(rating, { steps: '4', words: 'x'.repeat(501) })).status).toBe(422)
  const stranger = await one.visit(other)
  expect([(await stranger.get(rating)).status, (await stranger.post(rating, { steps: '5' })).status]).toEqual([
    404, 404,
  ])
  const done = await who.post(rating, { steps: '4', words: '答复说明清楚' })
  expect(done.headers['location']).toBe(`/my/cases/${caseId}`)
  const page = (await who.get(`/my/cases/${caseId}`)).body
  expect([page.includes('申请人评价：满意'), page.includes('答复说明清楚'), page.includes(rating)]).toEqual([
    true,
    true,
    false,
  ])
  expect([(await who.get(rating)).status, (await who.post(rating, { steps: '1' })).status]).toEqual([303, 409])
  const twice = await who.post(rating, { steps: '4', words: '答复说明清楚' })
  expect([twice.status, twice.headers['location']]).toEqual([303, `/my/cases/${caseId}`])
  const after = await one.engine.table.get({ pk: `case#${caseId}`, sk: 'case' })
  const still = (item: typeof before) => {
    const { seq, head, changedAt, rated, held, ...rest } = Object(item?.body)
    return rest
  }
  expect(still(after)).toEqual(still(before))
  expect(Object(after?.body)).toMatchObject({ rated: 4, closed: true })
})

test('an agent rates in its principal’s name only where its mandate names filing; to look is not enough', async () => {
  const one = await withObjection(other)
  await close(one)
  const given = { until: '2029-12-31', from: '2026-01-01', records: null, letters: [], kind: 'agent' as const }
  const by = { id: firm.id, role: 'applicant', unit: null } as const
  const statuses: number[][] = []
  for (const [i, actions] of ([['see'], ['see', 'repair.file'], ['see', 'objection.file']] as const).entries()) {
    const agent: Person = { ...other, id: `agent-${i}`, subject: `agent:${i}` }
    await one.seat(agent)
    const parties = { subject: firm.subject ?? '', subjectName: 'A', agent: `agent:${i}`, agentName: 'B' }
    const facts = { ...given, ...parties, id: newId(one.engine.crypto), actions: [...actions] }
    await beginMandate(one.engine, facts, { step: 'given', by, reason: '' })
    const who = await one.visit(agent)
    const seen = (await who.get(`/my/cases/${caseId}`)).status
    statuses.push([seen, (await who.get(rating)).status, (await who.post(rating, { steps: '1' })).status])
  }
  expect(statuses).toEqual([
    [200, 404, 404],
    [200, 404, 404],
    [200, 200, 303],
  ])
})

test('an agent rates a procedure by the act that begins it: the higher review by review', async () => {
  const engine = testEngine()
  const [example] = higherReview.examples
  if (!example) throw new Error('no example')
  const { file } = await runExample(engine, 'higherReview', example)
  const held = { id: 'm', v: 1, agent: 'agent:1', kind: 'agent', subjectName: 'A', until: '2029-12-31' } as const
  const actions = (power: 'higherReview.review' | 'objection.review'): Person => ({
    ...other,
    mandates: [{ ...held, records: null, subject: file.subject, actions: ['see', power] }],
  })
  const target = caseTarget(higherReview, file)
  expect(may(actions('higherReview.review'), 'case.rate', target)?.mandate).toBe('m')
  expect(may(actions('objection.review'), 'case.rate', target)).toBeNull()
})

test('ratings stand in the statistics, and a few are not told', async () => {
  const one = await withObjection(other)
  await close(one)
  await (await one.visit(firm)).post(rating, { steps: '5' })
  await one.settle()
  const of = async (smallest: number) => {
    const found = await statistics(one.engine, { to: '2026-09', smallest, perUnit: false })
    const year = found.procedures.find(({ procedure }) => procedure === 'objection')?.year
    return [year?.rated, year?.satisfied]
  }
  expect(await of(1)).toEqual([1, 1])
  expect(await of(5)).toEqual([null, null])
  expect((await (await one.visit(null)).get('/statistics')).body).toContain('满意和很满意')
})

test('ratings stand on the board by unit and month, as a sheet too; a few are hidden, and nobody else reads them', async () => {
  const supervisor: Person = { ...firm, id: 'over', subject: null, roles: [{ role: 'supervisor', unit: null }] }
  const one = await withObjection(other, supervisor)
  await close(one)
  await (await one.visit(firm)).post(rating, { steps: '5' })
  await one.settle()
  const over = await one.visit(supervisor)
  expect((await over.get('/board')).body).toContain('href="/board/ratings"')
  const few = (await over.get('/board/ratings')).body
  expect([few.includes('少于 5 件'), few.includes('100%'), few.includes('2026年9月')]).toEqual([true, false, true])
  expect((await (await one.visit(firm)).get('/board/ratings')).status).toBe(404)
  const told = async (counts: Readonly<Record<string, number>>) => {
    for (const [unit, n] of Object.entries(counts))
      await one.engine.table.transact(
        await countWrites(one.engine, counterKey('2026-09', unit, 1), [
          ['objection.rated.5', n],
          ['objection.rated.2', n],
        ]),
      )
    const sheet = (await over.get('/board/ratings.csv')).body
    return Object.keys(counts).map((unit) => sheet.match(new RegExp(`${nameOfUnit(one.engine, unit).zh},(.+)`))?.[1])
  }
  // FGW has one alone: the smaller of the others is hidden with it.
  expect(await told({ HJ: 5, SCJG: 6 })).toEqual(['少于 5 件或不显示,—', '12,50%'])
  const pdf = await over.get('/board/ratings.pdf')
  expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
  expect((await over.get('/board/ratings')).body).toContain('href="/board/ratings.pdf"')
  const page = (await over.get('/board/ratings?month=2026-09')).body
  expect([page.includes('<svg class="bars lying"'), page.includes('50%')]).toEqual([true, true])
})

test('a complaint names and links the case that it is about, for whoever may read that', async () => {
  const one = await withObjection(other)
  const id = 'COMPLAINT00000000000000001'
  await open(one.engine, {
    ...{ id, procedure: 'complaint', recordId, subject: sampleRecord.subject.key, area: '445300' },
    ...{ arisesFrom: caseId, actor: { id: 'applicant', role: 'applicant', unit: null } },
    data: Object.assign({}, complaint.examples[0]?.open.data, { contact, origin: caseId }),
  })
  await one.settle()
  const own = (await (await one.visit(firm)).get(`/my/cases/${id}`)).body
  expect(own).toMatch(new RegExp(`所针对的案件 <a href="/my/cases/${caseId}">445300-`))
  expect((await (await one.visit(firm)).get(`/my/cases/${caseId}`)).body).not.toContain('所针对的案件')
  const supervisor: Person = { ...firm, id: 'over', subject: null, roles: [{ role: 'supervisor', unit: null }] }
  await one.seat(supervisor)
  const desk = (await (await one.visit(supervisor)).get(`/desk/cases/${id}`)).body
  expect(desk).toContain(`href="/desk/cases/${caseId}"`)
})
