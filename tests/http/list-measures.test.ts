import { describe, expect, it } from 'vitest'
import { commit, open as openCase } from '#engine/begin/commit.ts'
import { system } from '#engine/case/log-item.ts'
import { logRows } from '#engine/case/log-kinds.ts'
import { formerKey } from '#engine/register/lifting-kind.ts'
import { liftingsOf, tellToLift } from '#engine/register/measures.ts'
import { addRecord, changeRecord, storedRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import { moment, recordKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { addDays, shanghaiDay, startOfDay } from '#law/day.ts'
import { Directory } from '#records/directory.ts'
import type { ListMeasure } from '#records/list-measure.ts'
import { type Site, site } from '#tests/http/site.ts'
import { directory, seatStaff } from '#tests/support/engine.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import type { Actor, Role } from '#workflows/contract/actor.ts'
import { repair } from '#workflows/repair/index.ts'

const who = (id: string, role: Role, unit: string | null, subject: string | null = null): Person => ({
  ...{ id, name: id, email: `${id}@example.com`, subject, conflicts: [], roles: [{ role, unit }] },
})
const supervisor = who('jg-1', 'supervisor', null)
const lifter = who('scjg-1', 'officer', 'SCJG')
const lifterHead = who('scjg-9', 'head', 'SCJG')
const stranger = who('rs-1', 'officer', 'RS')
const firm = who('firm', 'applicant', null, sampleRecord.subject.key)
const officer: Actor = { id: 'hj-1', role: 'officer', unit: 'HJ' }
const approver: Actor = { id: 'hj-head', role: 'head', unit: 'HJ' }

const measure = (
  id: string,
  holder: string,
  name: string,
  effect: ListMeasure['effect'] = 'restricts',
): ListMeasure => ({
  ...{ id, kinds: ['penalty'], effect, name: { zh: name, en: name }, holder },
  ...{ basis: `依据${id}`, status: 'UNV' },
})
const measures = [
  measure('checks', 'SCJG', '提高抽查比例'),
  measure('honours', 'SCJG', '不得评优'),
  measure('purchase', 'RS', '限制采购'),
]

const textOf = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const rowsOf = (body: string) => [...body.matchAll(/name="(row\.[^"]+)"/g)].map(([, name = '']) => name)

async function city(now?: string): Promise<Site> {
  const open = site({ ...(now && { now }), deployment: { directory: { ...directory, measures } } })
  await open.seat(supervisor, lifter, lifterHead, stranger, firm)
  await seatStaff(open.engine)
  return open
}

async function enter(open: Site): Promise<string> {
  const id = newId(open.engine.crypto)
  await addRecord(open.engine, { ...sampleRecord, id }, system)
  await open.settle()
  return id
}

async function end(open: Site, record: string, reason: 'removed', caseId: string, on: string) {
  await changeRecord(open.engine, record, { kind: 'ended', caseId, reason, on }, system)
  await open.settle()
}

/** Repairs a record; its unit ticks SCJG too. Answers the case. */
async function repairOne(open: Site, record: string): Promise<string> {
  const caseId = newId(open.engine.crypto)
  await openCase(open.engine, {
    ...{ id: caseId, procedure: 'repair', recordId: record, subject: sampleRecord.subject.key },
    ...{ actor: { id: 'firm', role: 'applicant', unit: null }, data: repair.examples[0]?.open.data ?? {} },
  })
  await open.settle()
  const act = async (type: string, actor: Actor, data: object = {}) => {
    const done = await commit(open.engine, caseId, { type, actor, data })
    if (done.kind === 'refused') throw new Error(`${type}: ${JSON.stringify(done.refusal)}`)
    await open.settle()
  }
  await act('unit.accepted', officer)
  const said = { measures: ['SCJG'], measuresNote: '取消重点监管' }
  await act('unit.proposed', officer, { verdict: 'repaired', reason: '已核。', documentChecked: '凭证', ...said })
  await act('approver.approved', approver)
  return caseId
}

describe('measures that a list brings', () => {
  it('stand by list, with unit and basis, for everybody; on the record’s page for the subject and the public', async () => {
    const open = await city()
    const record = await enter(open)
    const reader = await open.visit(null)
    const mine = await open.visit(firm)
    const published = await open.host.publicFolder.get(`/r/${record}`)
    const pages = [
      (await reader.get('/measures')).body,
      (await reader.get('/en/measures')).body,
      (await mine.get(`/my/records/${record}`)).body,
      `${published?.body}`,
    ]
    for (const { name, basis } of measures)
      for (const page of pages) expect([page.includes(name.zh), page.includes(basis)]).toEqual([true, true])
    expect((await reader.get('/site-map')).body).toContain('href="/measures"')
  })

  it('are to be lifted by each unit once the ground is gone, in one line with what the case names', async () => {
    const open = await city()
    const record = await enter(open)
    await repairOne(open, record)
    const told = await liftingsOf(open.engine, record)
    expect(told.map(({ unit, measures: ids, note }) => [unit, ids, note])).toEqual([
      ['RS', ['purchase'], ''],
      ['SCJG', ['checks', 'honours'], '取消重点监管'],
    ])
    const page = textOf((await (await open.visit(lifter)).get('/desk/measures')).body)
    for (const part of ['提高抽查比例', '不得评优', '取消重点监管']) expect(page).toContain(part)
    expect(page).not.toContain('限制采购')
    const mine = (await (await open.visit(firm)).get(`/my/records/${record}`)).body
    expect(textOf(mine)).toContain('限制采购')
    expect(mine).not.toContain('因该记录采取的措施')
  })

  it('of a record that a decision removed are lifted too; of one that expired they are not', async () => {
    const open = await city('2027-06-01')
    const [removed, expired] = [await enter(open), await enter(open)]
    await end(open, removed, 'removed', 'c9', '2027-06-01')
    open.host.clock.set(startOfDay('2027-07-05'))
    await open.settle()
    const item = await open.engine.table.get(recordKey(expired))
    expect(item && storedRecord(item).record.ended?.reason).toBe('expired')
    expect((await liftingsOf(open.engine, removed)).map(({ unit }) => unit)).toEqual(['RS', 'SCJG'])
    expect(await liftingsOf(open.engine, expired)).toEqual([])
  })

  it('are confirmed together but for the exceptions, once, and by nobody of another unit', async () => {
    const open = await city()
    const desk = await open.visit(lifter)
    const records: string[] = []
    for (let n = 0; n < 4; n += 1) {
      records.push(await enter(open))
      await end(open, records[n] ?? '', 'removed', `c${n}`, '2026-09-14')
    }
    const rows = rowsOf((await desk.get('/desk/measures')).body)
    expect(rows).toHaveLength(4)
    const [kept = ''] = rows
    const form = Object.fromEntries([...rows, kept.replace('row', 'except')].map((name) => [name, 'on']))
    await (await open.visit(stranger)).post('/desk/measures', form)
    expect(rowsOf((await desk.get('/desk/measures')).body)).toEqual(rows)
    const done = await desk.post('/desk/measures', form)
    expect([done.status, done.headers['location']]).toEqual([303, expect.stringContaining('done=3')])
    expect(rowsOf((await desk.get('/desk/measures')).body)).toEqual([kept])
    const all = await Promise.all(records.map((record) => liftingsOf(open.engine, record)))
    const answered = all.flat().filter(({ lifted }) => lifted)
    expect(answered.map(({ unit, lifted }) => [unit, lifted?.by])).toEqual(Array(3).fill(['SCJG', 'scjg-1']))
  })
})

describe('what units are told to lift', () => {
  const types = async ({ engine }: Site, id: string) =>
    (await logRows(engine.table, `copy#${id}`)).map(({ entry }) => entry.type)

  it('is in the log, with each answer and who gave it', async () => {
    const open = await city()
    const record = await enter(open)
    await end(open, record, 'removed', 'c1', '2026-09-14')
    const desk = await open.visit(lifter)
    await desk.post(
      '/desk/measures',
      Object.fromEntries(rowsOf((await desk.get('/desk/measures')).body).map((name) => [name, 'on'])),
    )
    expect(await types(open, `${record}.c1.SCJG`)).toEqual(['lifting.told', 'lifting.lifted'])
    expect(await types(open, `${record}.c1.RS`)).toEqual(['lifting.told'])
    const rows = await logRows(open.engine.table, `copy#${record}.c1.SCJG`)
    expect(rows.at(-1)?.payload?.data.actor).toMatchObject({ id: 'scjg-1', unit: 'SCJG' })
  })

  it('moves into the log when it changes, where an earlier program wrote it beside', async () => {
    const open = await city()
    const record = await enter(open)
    const of = { recordId: record, caseId: 'c1', unit: 'SCJG' }
    const body = { ...of, note: '限制投标', toldAt: open.engine.clock.now(), lifted: null }
    const place = `${moment(body.toldAt)}#${record}#c1`
    const index = { queue: ['SCJG#lifting', place], lookup: ['lifting#open', `${place}#SCJG`] } as const
    const put = { ...formerKey(of), v: 1, body, index }
    expect(await open.engine.table.transact([{ put, when: 'absent' }])).toEqual({ kind: 'done' })
    expect(await liftingsOf(open.engine, record)).toEqual([body])
    const desk = await open.visit(lifter)
    expect(textOf((await desk.get('/desk/measures')).body)).toContain('限制投标')
    // Told again of the same: nothing doubles.
    await tellToLift(open.engine, ['SCJG'], { recordId: record, caseId: 'c1', note: '限制投标' })
    expect(await liftingsOf(open.engine, record)).toEqual([body])
    await desk.post(
      '/desk/measures',
      Object.fromEntries(rowsOf((await desk.get('/desk/measures')).body).map((name) => [name, 'on'])),
    )
    expect(await open.engine.table.get(formerKey(of))).toBeUndefined()
    expect((await liftingsOf(open.engine, record)).map(({ unit, lifted }) => [unit, lifted?.by])).toEqual([
      ['SCJG', 'scjg-1'],
    ])
    expect(await types(open, `${record}.c1.SCJG`)).toEqual(['lifting.lifted'])
  })
})

describe('a unit that does not confirm', () => {
  it('stands as late after its day, gets a numbered order, and its subject a sealed letter that names it', async () => {
    const open = await city()
    const record = await enter(open)
    const repaired = await repairOne(open, record)
    const path = `/board/measures/${record}/${repaired}.SCJG`
    const asked = async () => (await open.visit(supervisor)).get(path)
    expect((await asked()).status).toBe(404)

    open.host.clock.set(open.engine.clock.now() + 10 * 86_400_000)
    await open.settle()
    const board = await open.visit(supervisor)
    expect((await board.get('/board/unconfirmed')).body).toContain(`href="${path}"`)
    expect(textOf((await asked()).body)).toContain('至今未确认解除')
    const [year, month, day] = addDays(shanghaiDay(open.engine.clock.now()), 5).split('-')
    const due = { 'due.year': year ?? '', 'due.month': month ?? '', 'due.day': day ?? '' }
    expect((await board.post(path, { order: '', ...due })).status).toBe(422)
    expect((await board.post(path, { order: '请立即解除。', ...due })).status).toBe(303)
    await open.settle()
    const head = await open.visit(lifterHead)
    expect(textOf((await head.get('/desk/orders')).body)).toContain('请立即解除。')
    expect((await head.get(path)).status).toBe(404)
    expect(textOf((await board.get('/board/unconfirmed')).body)).toContain('请立即解除。')
    const listed = (await board.get('/board/unconfirmed.csv?month=2026-09')).body
    expect(listed).toContain('解除惩戒措施; 提高抽查比例; 不得评优; 取消重点监管')
    expect((await board.get('/board/unconfirmed.csv?month=2026-08')).body).not.toContain('提高抽查比例')

    const mine = await open.visit(firm)
    const letter = `/my/records/${record}/holders/SCJG/${repaired}`
    expect((await mine.get(`/my/records/${record}`)).body).toContain(`href="${letter}"`)
    expect((await mine.get(letter)).headers['content-type']).toBe('application/pdf')

    const desk = await open.visit(lifter)
    expect((await desk.post(`/desk/measures/${record}/${repaired}.SCJG`)).status).toBe(303)
    expect((await asked()).status).toBe(404)
    expect((await mine.get(letter)).status).toBe(404)
  })
})

describe('the city’s list of measures', () => {
  it('names units of the directory, each measure once, and none without a legal basis', () => {
    const bad = (...listed: readonly object[]) =>
      Directory.safeParse({ ...directory, measures: listed }).error?.issues.map(({ message }) => message) ?? []
    const [one = {}] = measures
    expect(bad(one)).toEqual([])
    expect(bad({ ...one, holder: 'NOBODY' })).toHaveLength(1)
    expect(bad(one, one)).toEqual(['measures: checks stands twice'])
    expect(bad({ ...one, basis: ' ' })).toHaveLength(1)
  })
})
