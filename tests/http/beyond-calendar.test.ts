import { describe, expect, it } from 'vitest'
import { commit, open } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { planDigests } from '#engine/mail/digest.ts'
import { addRecord } from '#engine/register/register.ts'
import { adoptCalendar, movedBy } from '#engine/run/calendar-change.ts'
import { planScan } from '#engine/scan/scan.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { type HolidayYear, makeCalendar } from '#law/calendar.ts'
import { chinaCalendarWith, publishedYears } from '#law/china.ts'
import { addDays, instantOn } from '#law/day.ts'
import { program } from '#tests/api/program.ts'
import { staff, testEngine } from '#tests/support/engine.ts'
import { caseId, openingOf, recordId, runExample, sampleRecord } from '#tests/support/run-example.ts'
import { procedures } from '#workflows/index.ts'
import { type Site, site } from './site.ts'

/** 2026 has its notice, 2027 is estimated, 2028 unknown. */

const firm: Person = {
  ...{ id: 'applicant', name: '张三', email: 'z@example.com', subject: sampleRecord.subject.key, conflicts: [] },
  roles: [{ role: 'applicant', unit: null }],
}
const auditor: Person = { ...firm, id: 'auditor', subject: null, roles: [{ role: 'auditor', unit: null }] }
const by = (id: string): Person => {
  const found = [firm, auditor, ...staff].find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}
/** Invented notices. */
const notice = { urls: ['https://example.invalid/notice'] }
const year = (n: number): HolidayYear => ({
  ...{ year: n, notice },
  off: [{ name: '元旦', from: `${n}-01-01`, to: `${n}-01-03` }],
  worked: [],
})
const published = chinaCalendarWith([year(2027), year(2028)])

async function townOn(now: string, decided = '2027-11-01'): Promise<Site> {
  const town = site({ now })
  await town.seat(...staff, firm, auditor)
  const versions = sampleRecord.versions.map((one) => ({ ...one, fields: { ...one.fields, CF_JDRQ: decided } }))
  await addRecord(
    town.engine,
    { ...sampleRecord, id: recordId, versions },
    { id: 'import', role: 'system', unit: null },
  )
  return town
}
const later = (town: Site, day: string) => town.host.clock.set(instantOn(day, '10:00'))
async function fileOf(engine: Engine, id = caseId): Promise<CaseFile> {
  const item = await engine.table.get(caseKey(id))
  if (!item) throw new Error('no case')
  return caseFile(item)
}
const running = ({ clocks }: CaseFile) => Object.values(clocks).filter(({ state }) => state === 'running')
const isOpen = ({ due }: { due: string | null }) => due === null

const pages: readonly (readonly [who: string, path: string])[] = [
  ['applicant', '/'],
  ['applicant', '/my/cases'],
  ['applicant', `/my/cases/${caseId}`],
  ['applicant', `/en/my/cases/${caseId}`],
  ['applicant', `/my/cases/${caseId}/receipt`],
  ['applicant', `/my/cases/${caseId}/dates.ics`],
  ['applicant', '/my/records'],
  ['applicant', `/papers/${caseId}/clock`],
  ['intake-1', '/desk'],
  ['intake-1', `/desk/cases/${caseId}`],
  ['hj-1', '/desk'],
  ['hj-1', `/desk/cases/${caseId}`],
  ['hj-head', '/desk'],
  ['supervisor', '/board'],
  ['supervisor', `/desk/cases/${caseId}`],
  ['system-admin', '/admin'],
  ['auditor', `/audit/cases/${caseId}`],
  ['applicant', '/statistics'],
  ['applicant', '/rules'],
]

/** Each page of everybody, and what a program reads: no door fails. */
async function everyDoor(town: Site): Promise<string> {
  const shown: string[] = []
  for (const [who, path] of pages) {
    const { status, body } = await (await town.visit(by(who))).get(path)
    expect(status, `${who} ${path}`).toBeLessThan(500)
    shown.push(body)
  }
  for (const one of [firm, by('hj-1'), by('intake-1')]) {
    for (const path of [`/cases/${caseId}`, '/own/cases', '/tasks']) {
      expect((await program(town, one).get(path)).status, `${one.id} ${path}`).toBeLessThan(500)
    }
  }
  return shown.join('\n')
}

const contact = { name: '张三', email: 'z@example.com', phone: '0766-8800000', consentElectronic: true, lang: 'zh' }
type Field = { readonly name: string; readonly kind: string; readonly options: readonly { readonly value: string }[] }
type Way = { readonly procedure: string; readonly way: string; readonly fields: readonly Field[] }
const answerOf = ({ kind, options: [first] }: Field): unknown =>
  ({
    number: 3,
    tick: true,
    day: '2027-12-20',
    choice: first?.value,
    choices: [first?.value],
    units: ['HJ'],
    unit: 'HJ',
    entries: [{ field: first?.value ?? null, ground: 'E3', claimed: '0.55' }],
  })[kind] ?? '一段话'

describe('filed on 2027-12-29', () => {
  for (const { id, examples } of Object.values(procedures))
    it(`${id}: is taken, its limits that leave the calendar are open, and every page answers`, async () => {
      const town = await townOn('2027-12-29')
      const [example] = examples
      const opened = example && (await open(town.engine, openingOf(id, example)))
      expect(opened?.kind === 'refused' ? opened.refusal : opened?.kind).toBe('committed')
      await town.settle()
      const file = await fileOf(town.engine)
      const clocks = running(file)
      expect(clocks.every(({ due, provisional }) => provisional && (due === null || due <= '2027-12-31'))).toBe(true)
      expect(file.wakeAt).not.toBeNull()
      // Hashes may hold any digits.
      const shown = (await everyDoor(town)).replace(/[0-9a-f]{64}/g, '')
      expect(shown.includes('待节假日安排公布后确定')).toBe(clocks.some(isOpen))
      for (const word of ['NaN', 'Invalid Date', 'undefined', '1970']) expect(shown).not.toContain(word)
    })

  it('each way in that is offered takes it, through its own door', async () => {
    const begun: string[] = []
    for (const who of [firm, by('hj-1'), by('intake-1')]) {
      for (const from of [`?record=${recordId}`, '']) {
        const { body } = await program(await townOn('2027-12-29'), who).get(`/ways${from}`)
        for (const { procedure, way, fields } of (body as { ways?: readonly Way[] }).ways ?? []) {
          const data = Object.fromEntries(fields.map((field) => [field.name, answerOf(field)]))
          const asked = { records: from ? [recordId] : [], data, ...(who === firm && { contact }) }
          const client = program(await townOn('2027-12-29'), who)
          const told = await client.post(`/ways/${procedure}/${way}`, asked, `${procedure}-${way}`)
          expect([procedure, way, told.status, told.status === 201 || told.body]).toEqual([procedure, way, 201, true])
          begun.push(procedure)
        }
      }
    }
    const town = await townOn('2027-12-29')
    const items = [{ field: 'CF_NR_FK', ground: 'E2', claimed: '0.55' }]
    const objection = { record: recordId, channel: 'city', items, explanation: '金额不一致', statement: null, contact }
    const filed = await program(town, firm).post('/objections', objection, 'an-objection')
    expect([filed.status, filed.status === 201 || filed.body]).toEqual([201, true])
    await town.settle()
    expect([...new Set(begun)].toSorted()).toEqual(
      expect.arrayContaining(['complaint', 'exofficio', 'infringement', 'objection', 'repair', 'shield']),
    )
  })
})

async function filed(now: string, procedure: string): Promise<Site> {
  const town = await townOn(now, addDays(now, -20))
  const example = procedures[procedure]?.examples[0]
  const opened = example && (await open(town.engine, openingOf(procedure, example)))
  expect(opened?.kind === 'refused' ? opened.refusal : opened?.kind).toBe('committed')
  await town.settle()
  return town
}

describe('the notice that comes afterwards', () => {
  it('completes exactly the open limits, each once, and tells who owes them', async () => {
    const town = await filed('2027-12-29', 'objection')
    const before = await fileOf(town.engine)
    expect(
      running(before)
        .filter(isOpen)
        .map(({ rule }) => rule),
    ).toEqual(['A0', 'A2'])
    later(town, '2028-01-04')
    await town.settle()
    expect(running(await fileOf(town.engine)).some(({ breachedAt }) => breachedAt !== null)).toBe(false)

    const engine = { ...town.engine, calendar: published }
    const moved: (readonly (string | null)[])[] = []
    for await (const { limit, from, to } of movedBy(engine, published)) moved.push([limit, from, to])
    expect(moved.filter(([, from]) => from === null)).toEqual([
      ['A0', null, '2028-01-10'],
      ['A2', null, '2028-01-04'],
    ])
    const mails = town.host.mailer.delivered.length
    expect(await adoptCalendar(engine)).toBe(moved.length)
    const after = await fileOf(engine)
    expect(running(after).some(isOpen)).toBe(false)
    expect(after.clocks['A2']).toMatchObject({ due: '2028-01-04', told: '2028-01-04', provisional: false })
    expect(await adoptCalendar(engine)).toBe(0)
    await town.settle()
    const told = town.host.mailer.delivered.slice(mails).filter(({ subject }) => subject.includes('放假安排公布'))
    expect(told.map(({ text }) => text).join()).toMatch(/现为2028年1月4日/)
    const heard = told.filter(({ to }) => to === 'applicant@example.com')
    expect(heard.map(({ text }) => [text.includes(after.number), text.includes('2028年1月10日')])).toEqual([
      [true, true],
    ])
  })

  it('that a limit looks for by itself, in a week, without a word in between', async () => {
    const town = await filed('2027-12-29', 'objection')
    later(town, '2028-01-05')
    await town.settle()
    const { clocks } = await fileOf(town.engine)
    expect(clocks['A2']).toMatchObject({ due: null, ahead: [{ milestone: 'recomputed' }] })
    expect(town.host.mailer.delivered.filter(({ subject }) => subject.includes('重新计算'))).toEqual([])
  })
})

describe('on an estimated day', () => {
  it('a complaint of 2027-12-22 has thirty days that reach the next year, and they are open', async () => {
    const town = await filed('2027-12-22', 'complaint')
    const { clocks } = await fileOf(town.engine)
    expect([clocks['J1']?.due, clocks['J1a']?.due, clocks['J1a']?.provisional]).toEqual([null, '2027-12-29', true])
    expect(await everyDoor(town)).toContain('待节假日安排公布后确定')
  })

  it('an office is not late; the applicant’s own time ends, once, and is nobody’s breach', async () => {
    const town = await filed('2027-03-01', 'objection')
    const intake = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const
    const asked = await commit(town.engine, caseId, {
      type: 'intake.askedSupplement',
      actor: intake,
      data: { list: '营业执照' },
    })
    expect(asked.kind).toBe('committed')
    await town.settle()
    const due = (await fileOf(town.engine)).clocks['G2']?.due ?? ''
    expect(due).toBe('2027-03-15')
    for (const day of ['2027-03-15', '2027-03-16', '2027-03-17', '2027-04-20']) {
      later(town, day)
      await town.settle()
      expect((await fileOf(town.engine)).state).toBe(day === due ? 'awaitingSupplement' : 'awaitingIntake')
    }
    const { items } = await town.engine.table.query({ index: 'main', pk: `case#${caseId}`, prefix: 'log#', limit: 500 })
    const types = items.map(({ body }) => (body as unknown as { entry: { type: string } }).entry.type)
    expect(types.filter((type) => type.endsWith('.breach'))).toEqual(['clock.G2.breach'])
    expect(types.filter((type) => type.startsWith('clock.G2.recomputed'))).toEqual([])
    const supervisor = await town.visit(by('supervisor'))
    expect((await supervisor.get('/board/breaches')).body).toContain('没有逾期')
    // The later notice does not reopen it.
    await adoptCalendar({ ...town.engine, calendar: published })
    expect((await fileOf(town.engine)).clocks['G2']?.due).toBe(due)
  })

  for (const id of ['fraud', 'shieldEnd'])
    it(`every worked case of ${id} goes all the way in a year that is only estimated`, async () => {
      const { off } = publishedYears.find(({ year: n }) => n === 2026) ?? { off: [] }
      const calendar = makeCalendar(
        publishedYears.filter(({ year: n }) => n < 2026),
        [{ year: 2026, off }],
      )
      for (const example of procedures[id]?.examples ?? []) {
        const { states, breaches } = await runExample({ ...testEngine(), calendar }, id, example)
        expect([example.name.en, ...states]).toEqual([example.name.en, ...example.states])
        expect(breaches.filter((rule) => rule !== 'K5')).toEqual([])
      }
    })
})

describe('years beyond the calendar', () => {
  for (const now of ['2028-01-04', '2031-05-06']) {
    it(`begins, follows, sweeps, scans and counts on ${now}`, async () => {
      const town = await townOn(now, `${now.slice(0, 4)}-01-02`)
      await adoptCalendar(town.engine)
      await planDigests(town.engine)
      await planScan(town.engine)
      const example = procedures['fraud']?.examples[0]
      const opened = example && (await open(town.engine, openingOf('fraud', example)))
      expect(opened?.kind).toBe('committed')
      for (const hours of [0, 24, 72]) {
        town.host.clock.advance(hours * 3_600_000)
        await town.settle()
      }
      expect(running(await fileOf(town.engine)).every(isOpen)).toBe(true)
      await everyDoor(town)
      const board = (await (await town.visit(by('supervisor'))).get('/board')).body
      expect(board).toContain('缺少 2027 年以来的放假安排')
      expect((await (await town.visit(by('system-admin'))).get('/admin')).body).toContain('缺少 2027 年以来的放假安排')
    })

    it(`goes on with a case of 2026 on ${now}`, async () => {
      const town = await filed('2026-09-14', 'complaint')
      later(town, now)
      await town.settle()
      const file = await fileOf(town.engine)
      expect(file.clocks['J1']?.breachedAt).not.toBeNull()
      expect(file.wakeAt).not.toBeNull()
      await everyDoor(town)
    })
  }

  it('warn on the board and to the administrator from 15 November, and not before', async () => {
    for (const [now, isWarned] of [
      ['2026-11-14', false],
      ['2026-11-15', true],
    ] as const) {
      const town = await townOn(now)
      for (const [who, path] of [
        ['supervisor', '/board'],
        ['system-admin', '/admin'],
      ] as const) {
        const { body } = await (await town.visit(by(who))).get(path)
        expect(body.includes('2027 年放假安排尚未录入')).toBe(isWarned)
      }
    }
  })
})
