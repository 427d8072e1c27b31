import { expect, test } from 'vitest'
import { commit, open as file } from '#engine/begin/commit.ts'
import { liftingsOf } from '#engine/register/measures.ts'
import { addRecord } from '#engine/register/register.ts'
import type { Person } from '#engine/store/person.ts'
import { addDays, shanghaiDay } from '#law/day.ts'
import type { ListMeasure } from '#records/list-measure.ts'
import { directory, staff } from '#tests/support/engine.ts'
import { caseId, openingOf, recordId, sampleRecord } from '#tests/support/run-example.ts'
import { examples } from '#workflows/fraud/examples.ts'
import { type Site, site, type Visitor } from './site.ts'

const system = { id: 'import', role: 'system', unit: null } as const
const applicant = { id: 'applicant', role: 'applicant', unit: null } as const
const who = (
  id: string,
  role: Person['roles'][number]['role'],
  unit: string | null,
  subject: string | null = null,
) => ({
  ...{ id, name: id, email: `${id}@example.com`, subject, conflicts: [], roles: [{ role, unit }] },
})
const lifter = who('scjg-1', 'officer', 'SCJG')
const supervisor = who('jg-1', 'supervisor', null)
const firm = who('firm', 'applicant', null, sampleRecord.subject.key)
const measures: readonly ListMeasure[] = [
  {
    ...{ id: 'checks', kinds: ['penalty'], effect: 'restricts', name: { zh: '提高抽查比例', en: 'Checks' } },
    ...{ holder: 'SCJG', basis: '依据', status: 'UNV' },
  },
]
const textOf = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const path = `/desk/measures/${recordId}/${caseId}-crime.HJ`
const note = `note.${recordId}.${caseId}-crime.HJ`
const order = `/board/measures/${recordId}/${caseId}-crime.HJ`

const visiting = (open: Site, id: string): Promise<Visitor> => open.visit(staff.find((one) => one.id === id) ?? null)

/** Fraud found on 2026-11-03 in a granted repair. */
async function found(restores: boolean): Promise<Site> {
  const open = site({ now: '2026-11-03', deployment: { directory: { ...directory, measures: [...measures] } } })
  await open.seat(...staff, lifter, supervisor, firm)
  const [example] = examples
  if (!example) throw new Error('there is an example')
  await addRecord(open.engine, { ...sampleRecord, ...example.record }, system)
  expect((await file(open.engine, openingOf('fraud', example))).kind).toBe('committed')
  const send = async (type: string, actor: Parameters<typeof commit>[2]['actor'], data: object) => {
    await open.settle()
    const done = await commit(open.engine, caseId, { type, actor, data })
    if (done.kind === 'refused') throw new Error(`${type}: ${JSON.stringify(done.refusal)}`)
    await open.settle()
  }
  const said = { verdict: 'found', documentChecked: '出具单位复函', reason: '未曾验收。', restores }
  await send('unit.proposed', { id: 'hj-1', role: 'officer', unit: 'HJ' }, said)
  await send('applicant.stated', applicant, { text: '不知情。' })
  await send('approver.approved', { id: 'hj-head', role: 'head', unit: 'HJ' }, {})
  return open
}

test('the unit says what came of a suspected crime, by its day; whoever takes measures settles them anew', async () => {
  const open = await found(true)
  const told = await liftingsOf(open.engine, recordId)
  expect(told.map(({ unit, task, measures: ids }) => [unit, task, ids])).toEqual([
    ['SCJG', 'again', ['checks']],
    ['HJ', 'crime', undefined],
  ])
  const desk = await visiting(open, 'hj-1')
  expect(textOf((await desk.get('/desk/measures')).body)).toContain('2026年11月12日 本市自定的办理目标')
  const other = await open.visit(lifter)
  expect(textOf((await other.get('/desk/measures')).body)).toContain('重新确定措施')
  expect((await other.post(path, { [note]: '不涉嫌', outcome: 'none' })).status).toBe(404)

  // All at once does not answer for a crime.
  await desk.post('/desk/measures', { [`row.${recordId}.${caseId}-crime.HJ`]: 'on' })
  expect((await desk.post(path, { outcome: 'none' })).status).toBe(422)
  const tooLong = await desk.post(path, { [note]: '长'.repeat(501), outcome: 'handed' })
  expect([tooLong.status, tooLong.body.includes('长长长')]).toEqual([422, true])
  expect((await desk.post(path, { [note]: '市公安局，2026-11-04，云环移〔2026〕1号', outcome: 'handed' })).status).toBe(
    303,
  )
  expect((await desk.get('/desk/measures')).body).not.toContain(note)
  const shown = textOf((await desk.get(`/desk/cases/${caseId}`)).body)
  for (const part of ['登记涉嫌犯罪的处理', '已移送', '云环移〔2026〕1号', '已确认']) expect(shown).toContain(part)
})

test('the subject is not told of a crime that is looked at; it sees who settles measures anew', async () => {
  const open = await found(true)
  const mine = await open.visit(firm)
  for (const at of [`/my/records/${recordId}`, `/my/records/${recordId}/holders.csv`, `/my/cases/${caseId}`]) {
    const { body } = await mine.get(at)
    expect(body).not.toContain('犯罪')
  }
  expect(textOf((await mine.get(`/my/records/${recordId}`)).body)).toContain('重新确定措施')
})

test('a unit that says nothing by its day is late on the board, and is ordered', async () => {
  const open = await found(false)
  expect((await liftingsOf(open.engine, recordId)).map(({ task }) => task)).toEqual(['crime'])
  const asked = async () => (await open.visit(supervisor)).get(order)
  expect((await asked()).status).toBe(404)
  open.host.clock.set(open.engine.clock.now() + 12 * 86_400_000)
  await open.settle()
  const board = await open.visit(supervisor)
  expect((await board.get('/board/unconfirmed')).body).toContain(`href="${order}"`)
  expect(textOf((await asked()).body)).toContain('至今未登记后续处理')
  const [year = '', month = '', day = ''] = addDays(shanghaiDay(open.engine.clock.now()), 5).split('-')
  const due = { 'due.year': year, 'due.month': month, 'due.day': day }
  expect((await board.post(order, { order: '请立即登记。', ...due })).status).toBe(303)
  await open.settle()
  expect(textOf((await (await visiting(open, 'hj-head')).get('/desk/orders')).body)).toContain('请立即登记。')
  const mine = await open.visit(firm)
  expect((await mine.get(`/my/records/${recordId}/holders/HJ/${caseId}-crime`)).status).toBe(404)
})
