import { expect, test } from 'vitest'
import { personWrites } from '#engine/people/people.ts'
import type { Person } from '#engine/store/person.ts'
import { withoutToken } from '#tests/http/site.ts'
import { people, type Who } from './people.ts'
import { type Town, town, unknownId, visitor } from './sweep.ts'

const officer = (id: string): Person => ({
  ...{ id, name: id, email: `${id}@example.com`, subject: null, conflicts: [] },
  roles: [{ role: 'officer', unit: 'HJ' }],
})
const day = (name: string) => ({ [`${name}.year`]: '2026', [`${name}.month`]: '9', [`${name}.day`]: '16' })
const form = { ...day('from'), ...day('until'), delegate: 'colleague-2' }

async function prepared(): Promise<Town> {
  const open = await town()
  for (const id of ['target', 'colleague-2']) await open.engine.table.transact(personWrites(officer(id)))
  return open
}

/** Head of that unit, or system administrator. */
const isTheirs = ({ roles }: Who) =>
  roles.some(({ role, unit }) => role === 'systemAdmin' || (role === 'head' && unit === 'HJ'))

test('only the unit’s head and the system administrator enter and end an absence for somebody else', async () => {
  let open = await prepared()
  const wrong: string[] = []
  for (const who of people) {
    const at = visitor(open, who)
    const paths = ['/desk/absences/target', '/desk/absences/target/end'] as const
    const looked = await at.get(paths[0])
    const unknown = await at.get(`/desk/absences/${unknownId}`)
    const before = await open.engine.journal.size()
    const answers = [await at.post(paths[0], form), await at.post(paths[1])]
    const acts = (await open.engine.journal.size()) - before
    const statuses = [looked.status, unknown.status, ...answers.map(({ status }) => status), acts].join(' ')
    const plain = (body: string) => withoutToken(body).replaceAll('target', '…').replaceAll(unknownId, '…')
    if (statuses !== (isTheirs(who) ? '200 404 303 303 2' : '404 404 404 404 0')) wrong.push(`${who.as}: ${statuses}`)
    if (!isTheirs(who) && plain(looked.body) !== plain(unknown.body)) wrong.push(`${who.as}: told apart`)
    if (acts > 0) open = await prepared()
  }
  expect(wrong).toEqual([])
})

test('the list is a head’s, of their own unit; nobody enters their own there', async () => {
  const open = await prepared()
  for (const who of people) {
    const answer = await visitor(open, who).get('/desk/absences')
    const isHead = who.roles.some(({ role }) => role === 'head' || role === 'intakeHead')
    expect([who.as, answer.status]).toEqual([who.as, isHead ? 200 : 404])
    const sitsThere = who.roles.some(({ role, unit }) => role === 'head' && unit === 'HJ')
    expect([who.as, answer.body.includes('/desk/absences/target')]).toEqual([who.as, sitsThere])
    expect((await visitor(open, who).get(`/desk/absences/${who.id}`)).status).toBe(404)
  }
})

test('a head enters a list of absences: good lines stand, the others are said and kept, and only their own unit’s', async () => {
  const open = await prepared()
  const head = people.find(({ as }) => as === 'head of the holder')
  if (!head) throw new Error('no head')
  const at = visitor(open, head)
  const rows = [
    '人员,开始日期,结束日期,代办人',
    'target,2026-09-16,2026/9/18,colleague-2',
    'officer-elsewhere,2026-09-16,2026-09-18,colleague-2',
    'colleague-2\t2026-09-30\t2026-09-29\ttarget',
    'target,2026-09-16',
    'target,2026-09-21,2026-09-22,colleague-2',
  ].join('\n')
  const sent = await at.post('/desk/absences', { rows })
  expect(sent.status).toBe(422)
  for (const said of [
    '已登记 1 人',
    '第 3 行',
    '第 4 行',
    '第 5 行',
    '结束日期不能早于开始日期',
    '每行应有四栏',
    '第 6 行',
    '一人同时只能登记一次',
  ])
    expect([said, sent.body.includes(said)]).toEqual([said, true])
  const kept = /<textarea[^>]*name="rows"[^>]*>([^<]*)/.exec(sent.body)?.[1] ?? ''
  expect([kept.includes('target,2026-09-16,2026/9/18'), kept.includes('officer-elsewhere')]).toEqual([false, true])
  expect((await at.get('/desk/absences')).body).toContain('colleague-2')
  const good = await at.post('/desk/absences', { rows: 'colleague-2,2026-10-09,2026-10-10,target' })
  expect([good.status, good.headers['location']]).toEqual([303, '/desk/absences?entered=1'])
  const none = await at.post('/desk/absences', { rows: 'nobody,2026-10-09,2026-10-10,target' })
  expect([none.body.includes('第 1 行'), none.body.includes('已登记 0 人')]).toEqual([true, false])
  const before = await open.engine.journal.size()
  for (const who of people.filter(({ roles }) => !roles.some(({ role }) => role === 'head' || role === 'intakeHead')))
    expect([who.as, (await visitor(open, who).post('/desk/absences', { rows })).status]).toEqual([who.as, 404])
  expect(await open.engine.journal.size()).toBe(before)
})
