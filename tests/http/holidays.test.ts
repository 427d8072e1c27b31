import { beforeAll, expect, test } from 'vitest'
import { administration } from '#audit/administration.ts'
import { proposeYear } from '#engine/begin/holiday-editions.ts'
import { adminLog } from '#engine/people/admin-log.ts'
import { adoptCalendar } from '#engine/run/calendar-change.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Person } from '#engine/store/person.ts'
import { makeEngine } from '#functions/http/door/app.ts'
import type { Calendar } from '#law/calendar.ts'
import { publishedYears } from '#law/china.ts'
import { addDays, type Day } from '#law/day.ts'
import { lengthOf } from '#law/time-limit.ts'
import { encodeGb18030 } from '#records/import/encode-gb18030.ts'
import { program } from '#tests/api/program.ts'
import { people } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { samples } from '#tests/contract/sample-files.ts'
import { notice2027 } from '#tests/support/holiday-notice.ts'
import { itemsOf } from '#tests/support/lists.ts'
import { everyCase } from '#tests/support/recount.ts'
import { named } from '#tests/world/town.ts'
import { procedures } from '#workflows/index.ts'
import { type Site, site } from './site.ts'

const { text, url } = notice2027
const path = '/admin/holidays/2027/1'

/** The text's days and those of 2026, read by eye. */
const spans: readonly (readonly [Day, Day])[] = [
  ...publishedYears.flatMap(({ off }) => off.map(({ from, to }) => [from, to] as const)),
  ...(['2026-12-31/2027-01-03', '2027-02-05/2027-02-11', '2027-04-03/2027-04-05', '2027-05-01/2027-05-05'] as const)
    .map((span) => span.split('/'))
    .map(([from = '', to = '']) => [from, to] as const),
]
const worked = new Set([
  ...publishedYears.flatMap(({ worked: all }) => all.map(({ day }) => day)),
  ...['2026-12-27', '2027-01-31', '2027-02-13', '2027-05-08'],
])
const works = (day: Day) =>
  worked.has(day) ||
  (new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0 && !spans.some(([from, to]) => from <= day && day <= to))

/** Counts a limit from the notice alone. */
function ends(of: string, { rule, startDay, extendedBy, told, owedBy }: CaseFile['clocks'][string]): Day {
  const known = procedures[of]?.timing.limits.find(({ limit }) => limit.id === rule)
  const length = known && lengthOf(known.limit)
  if (length?.unit === 'months' || !length) throw new Error(`${of} ${rule} is not counted here`)
  let day = startDay
  let left = length.n + extendedBy
  if (length.unit === 'calendarDays') day = addDays(day, left)
  else
    while (left > 0) {
      day = addDays(day, 1)
      if (works(day)) left -= 1
    }
  while (!works(day)) day = addDays(day, 1)
  return owedBy.role === 'applicant' && told !== null && told > day ? told : day
}

let here: Site
const other: Person = { ...named('system administrator'), id: 'second', name: 'second', email: 'second@example.com' }
const visit = (as: string) => here.visit(as === 'second' ? other : named(as))
const expected: { number: string; limit: string; from: Day | null; was: boolean; to: Day }[] = []

beforeAll(async () => {
  here = site({ now: '2026-12-22' })
  await here.seat(...people, other)
  for (const stage of [stages.filed, stages.withUnit, stages.asking, stages.supplementing, stages.proposed])
    await place(here.engine, stage)
  await here.settle()
  for (const { procedure, number, clocks, closed } of await everyCase(here.engine))
    for (const clock of closed ? [] : Object.values(clocks)) {
      if (clock.state !== 'running') continue
      const to = ends(procedure, clock)
      if (to !== clock.due || clock.provisional)
        expected.push({ number, limit: clock.rule, from: clock.due, was: clock.provisional, to })
    }
})

test('a notice that cannot be read says which line, and nothing is entered', async () => {
  const admin = await visit('system administrator')
  expect((await admin.get('/admin/holidays')).body).toContain('name="text"')
  const wrong = await admin.post('/admin/holidays', { text: text.replace('共7天。1月', '共8天。1月'), url })
  expect([wrong.status, wrong.body.includes('第 7 行：天数与起止日期不符'), wrong.body.includes('第 6 行')]).toEqual([
    422,
    true,
    false,
  ])
  for (const form of [
    { text, url: 'gov.cn' },
    { text: ' ', url },
    { text: text.replaceAll('2027', '2029'), url },
  ])
    expect((await admin.post('/admin/holidays', form)).status).toBe(422)
  expect(await itemsOf(adminLog(here.engine, undefined))).toEqual([])
})

test('a file of text is read into the form, whatever its encoding; nothing is sent by it, and it is not kept', async () => {
  const admin = await visit('system administrator')
  const { body } = await admin.get('/admin/holidays')
  const fields = [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const form = Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]))
  for (const bytes of [new TextEncoder().encode(text), encodeGb18030(text)]) {
    const key = `sheet/notice-${bytes.length}`
    await here.engine.files.receive({ key, name: '通知.txt', bytes, receivedAt: 0 })
    const page = (await admin.get(`/admin/holidays?key=${key}`)).body
    expect(page).toContain('国办发明电〔2026〕9号')
    expect(page).toContain(`name="key" value="${key}"`)
    expect((await (await visit('auditor')).get(`/admin/holidays?key=${key}`)).body).not.toContain('国办发明电')
    expect((await admin.post('/admin/holidays', { text, url: 'gov.cn', key })).status).toBe(422)
    expect(await here.engine.files.stat(key)).toBeUndefined()
  }
  const sent = await here.host.files.upload(form, { name: '通知.txt', bytes: new TextEncoder().encode(text) })
  expect(sent).toMatch(/\/admin\/holidays\?key=sheet%2Fnotice-/)
  expect(await here.host.files.upload(form, { name: '通知.pdf', bytes: samples.pdf })).toContain('upload=')
  expect((await admin.get('/admin/holidays?upload=type')).status).toBe(415)
  await here.engine.files.put({
    key: 'case/x/y',
    name: 'x',
    type: 'text/csv',
    sha256: '00',
    at: 0,
    bytes: encodeGb18030(text),
  })
  expect((await admin.get('/admin/holidays?key=case/x/y')).body).not.toContain('国办发明电')
  expect(await itemsOf(adminLog(here.engine, undefined))).toEqual([])
})

test('the limits that it would move are listed from day to day, as a recount from the notice alone has them', async () => {
  const admin = await visit('system administrator')
  expect((await admin.post('/admin/holidays', { text, url })).headers['location']).toBe(path)
  // A second entry of the year waits for the first.
  expect((await (await visit('second')).post('/admin/holidays', { text, url })).status).toBe(409)
  const { body } = await admin.get(`/en${path}`)
  const rows = [
    ...body.matchAll(
      /data-name="Number"><div>([^<]*)<.*?data-name="From"><div>([^<]*)<.*?data-name="To"><div>([^<]*)</g,
    ),
  ]
  const say = (day: Day | null) => {
    const at = new Date(`${day}T00:00:00Z`)
    return `${at.getUTCDate()} ${at.toLocaleString('en', { month: 'long', timeZone: 'UTC' })} ${at.getUTCFullYear()}`
  }
  expect(expected.length).toBeGreaterThan(5)
  expect(expected.some(({ from, to }) => from !== to)).toBe(true)
  const before = (from: Day | null, was: boolean) => (was ? `${say(from)} (provisional)` : say(from))
  const wanted = expected.map(({ number, from, was, to }) => [number, before(from, was), say(to)].join(' '))
  expect(rows.map(([, ...cells]) => cells.join(' ')).toSorted()).toEqual(wanted.toSorted())
})

test('whoever entered it cannot confirm; of two at once one is too late; others find nothing there', async () => {
  const admin = await visit('system administrator')
  expect((await admin.post(path, { act: 'confirm' })).status).toBe(403)
  for (const as of ['supervisor', 'auditor', 'head of the holder'])
    expect([as, (await (await visit(as)).post(path, { act: 'confirm' })).status]).toEqual([as, 404])
  const both = await Promise.all([visit('second'), visit('security administrator')])
  const told = await Promise.all(both.map((one) => one.post(path, { act: 'confirm' })))
  expect(told.map(({ status }) => status).toSorted()).toEqual([303, 409])
})

test('every process takes it up without restart, exactly those limits move, and each person gets one mail', async () => {
  const before = await everyCase(here.engine)
  const apart = makeEngine({ ...here.host, table: here.engine.table })
  expect(apart.calendar.lastYear).toBe(2026)
  expect(await adoptCalendar(apart)).toBe(0)
  here.host.clock.advance(10_000)
  const sent = here.host.mailer.delivered.length
  expect(await adoptCalendar(apart)).toBe(expected.length)
  expect([apart.calendar.lastYear, here.engine.calendar.lastYear]).toEqual([2027, 2027])
  const after = await everyCase(here.engine)
  for (const file of before)
    for (const [limit, clock] of Object.entries(file.clocks)) {
      const moved = expected.find((one) => one.number === file.number && one.limit === limit)
      const now = after.find(({ id }) => id === file.id)?.clocks[limit]
      if (moved)
        expect([moved.number, limit, now?.due, now?.provisional]).toEqual([moved.number, limit, moved.to, false])
      else expect(now).toEqual(clock)
    }
  const filer = program(here, named('filer'))
  for (const { id, number } of after) {
    const { clocks = [] } = (await filer.get(`/cases/${id}`)).body as { clocks?: { rule: string; due: Day }[] }
    for (const one of expected.filter((other) => other.number === number))
      expect(clocks.find(({ rule }) => rule === one.limit)?.due ?? one.to).toBe(one.to)
  }
  await here.settle()
  const mails = here.host.mailer.delivered.slice(sent).filter(({ subject }) => subject.includes('放假安排公布'))
  // Both of intake owe the answer; the applicant keeps the later day.
  expect(mails.map(({ to }) => to).toSorted()).toEqual(['filer-and-intake@example.com', 'intake@example.com'])
  const numbers = expected.filter(({ from, to }) => from !== to).map(({ number }) => number)
  expect(numbers.length).toBe(5)
  for (const { text: said, attachments = [] } of mails) {
    expect(numbers.filter((number) => said.includes(number))).toEqual(numbers)
    const days = new TextDecoder().decode(attachments.find(({ name }) => name === 'due.ics')?.bytes)
    expect(days.match(/DTSTART;VALUE=DATE:20261230/g)?.length).toBe(5)
  }
  expect(here.host.mailer.delivered.slice(sent).filter(({ subject }) => subject.includes('重新计算'))).toEqual([])
})

test('it is in the log of administration, from which the audit makes the same items again', async () => {
  const types = (await itemsOf(adminLog(here.engine, undefined))).map(({ entry }) => entry.type)
  expect(types.toReversed()).toEqual(['calendar.proposed', 'calendar.confirmed', 'calendar.taken'])
  const { engine } = here
  const world = { ...engine, sha256: engine.crypto.sha256, ledgerKey: null, close: () => {} } as never
  const { items, faults } = await administration(world)
  expect(faults).toEqual([])
  for (const item of items.filter(({ pk }) => /^(holidays|calendar)/.test(pk)))
    expect(await engine.table.get(item)).toMatchObject({ v: item.v, body: item.body })
  expect(items.filter(({ pk }) => /^(holidays|calendar)/.test(pk)).length).toBe(3)
  const auditor = await visit('auditor')
  expect((await auditor.get(path)).body).toContain('已启用')
  expect((await auditor.get('/audit/admin')).body).toContain('确认放假安排')
})

test('a correction of the year is declined with reasons, by its author too, and moves nothing', async () => {
  const admin = await visit('system administrator')
  expect((await admin.post('/admin/holidays', { text, url })).headers['location']).toBe('/admin/holidays/2027/2')
  expect((await admin.post('/admin/holidays/2027/2', { act: 'decline', reason: ' ' })).status).toBe(422)
  expect((await admin.post('/admin/holidays/2027/2', { act: 'decline', reason: '重复' })).status).toBe(303)
  expect(await adoptCalendar(here.engine)).toBe(0)
})

test('without the right no file of another goes and no text is read; nor is one that is too long', async () => {
  const { engine } = here
  const key = 'sheet/notice-other'
  await engine.files.receive({ key, name: 'n.txt', receivedAt: 0, bytes: new TextEncoder().encode(text) })
  expect(await engine.files.stat(key)).toBeDefined()
  for (const as of ['filer', 'head of the holder', 'auditor'])
    expect([as, (await (await visit(as)).post('/admin/holidays', { text, url, key })).status]).toEqual([as, 404])
  expect(await engine.files.stat(key)).toBeDefined()
  const unread = {
    get: (at: Calendar, name: string) => {
      if (name === 'estimates') throw new Error('it was read')
      return Reflect.get(at, name)
    },
  }
  const blind = { ...engine, calendar: new Proxy(engine.calendar, unread) }
  const asked = async (as: string, said: string) => proposeYear(blind, named(as).id, { text: said, url })
  expect(await asked('filer', text)).toMatchObject({ refusal: { code: 'notFound' } })
  const long = text.repeat(100)
  expect(await asked('system administrator', long)).toMatchObject({ refusal: { fields: { text: 'tooLong' } } })
})
