import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { commit, open } from '#engine/begin/commit.ts'
import { openRechecks } from '#engine/figures/rechecks.ts'
import { planDigests } from '#engine/mail/digest.ts'
import { seal } from '#engine/proof/seal.ts'
import { addRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import { instantOn } from '#law/day.ts'
import { people, subject } from '#tests/authz/people.ts'
import { everyCase } from '#tests/support/recount.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { named } from '#tests/world/town.ts'
import { procedures } from '#workflows/index.ts'
import { type Site, site } from './site.ts'

let here: Site
let numbers: readonly string[]
const path = '/desk/rechecks'
const visit = (who: string) => here.visit(named(who))
const machine = { id: 'system', role: 'system', unit: null } as const

/** A repair granted with its commitment, as the first worked case. */
async function granted(i: number): Promise<string> {
  const { engine } = here
  const [example] = procedures['repair']?.examples ?? []
  if (!example) throw new Error('no example')
  const [id, recordId] = [newId(engine.crypto), newId(engine.crypto)]
  const raw = `测环罚〔2026〕${500 + i}号`
  await addRecord(engine, { ...sampleRecord, id: recordId, documentNumber: { raw, key: raw } }, machine)
  const actor = { id: 'filer', role: 'applicant', unit: null } as const
  const opened = await open(engine, { id, procedure: 'repair', actor, recordId, subject, data: example.open.data })
  if (opened.kind === 'refused') throw new Error(JSON.stringify(opened.refusal))
  await here.settle()
  for (const step of example.steps)
    if ('send' in step) {
      const done = await commit(engine, id, { type: step.send, actor: step.by, data: step.data })
      if (done.kind === 'refused') throw new Error(`${step.send}: ${JSON.stringify(done.refusal)}`)
    }
  await here.settle()
  return opened.file.number
}

beforeAll(async () => {
  here = site({ now: '2026-10-12' })
  await here.seat(...people)
  const all: string[] = []
  for (let i = 0; i < 12; i += 1) all.push(await granted(i))
  numbers = all
  here.host.clock.set(instantOn('2026-11-03', '10:00'))
  await here.settle()
  await seal(here.engine)
})

test('a month is drawn once by a root of the log, and anyone can draw it again from what the page lists', async () => {
  expect((await everyCase(here.engine)).filter(({ closed }) => closed).map(({ number }) => number)).toEqual(
    expect.arrayContaining([...numbers]),
  )
  const supervisor = await visit('supervisor')
  for (const month of ['2026-11', '2026-09', 'x'])
    expect([month, (await supervisor.post(path, { month })).status]).toEqual([month, 422])
  expect((await supervisor.post(path, { month: '2026-10' })).status).toBe(303)
  expect((await supervisor.post(path, { month: '2026-10' })).status).toBe(409)
  const page = (await supervisor.get(path)).body
  const [, seed = ''] = /<code>([0-9a-f]{64})<\/code>/.exec(page) ?? []
  const pool = /<p class="text">([^<]*)<\/p>/.exec(page)?.[1]?.split(' ') ?? []
  expect([seed.length, pool.toSorted()]).toEqual([64, numbers.toSorted()])
  const rank = (number: string) => createHash('sha256').update(`${seed} ${number}`).digest('hex')
  const again = pool.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, 2)
  const drawn = [...page.matchAll(/href="\/desk\/rechecks\/2026-10\/\w{26}">([^<]+)</g)].map(([, number]) => number)
  expect(drawn.toSorted()).toEqual(again.toSorted())
})

/** The digest that somebody has of a morning. */
async function morning(day: string) {
  here.host.clock.set(instantOn(day, '08:30'))
  await here.settle()
  const of = `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
  return (who: string) =>
    here.host.mailer.delivered.find(({ to, subject }) => to === named(who).email && subject.includes(of))
}

test('whoever looks hears of it in the morning, each case by number and link', async () => {
  await planDigests(here.engine)
  const got = await morning('2026-11-04')
  const drawn = await openRechecks(here.engine)
  expect(drawn.length).toBe(2)
  for (const who of ['officer of the holder', 'head of the holder']) {
    const mail = got(who)
    expect([who, mail?.subject.startsWith('2026年11月4日待办2件')]).toEqual([who, true])
    for (const { caseId, number } of drawn)
      expect([mail?.text.includes(number), mail?.text.includes(`${path}/2026-10/${caseId}`)]).toEqual([true, true])
    expect(mail?.text).toContain('2026年10月已予修复，随机抽中：请核查承诺是否履行')
  }
  for (const who of ['officer elsewhere', 'officer of the holder interested', 'intake', 'supervisor'])
    expect([who, drawn.some(({ number }) => got(who)?.text.includes(number))]).toEqual([who, false])
})

test('the unit that decided enters what it found, once; nobody else reads or enters it', async () => {
  const officer = await visit('officer of the holder')
  const list = (await officer.get(path)).body
  const one = /href="(\/desk\/rechecks\/2026-10\/\w{26})"/.exec(list)?.[1] ?? '-'
  expect([list.includes('待核查'), list.includes('<code>')]).toEqual([true, false])
  for (const who of ['officer elsewhere', 'intake', 'filer', 'auditor', 'officer of the holder interested'])
    for (const status of [
      (await (await visit(who)).get(one)).status,
      (await (await visit(who)).post(one, { kept: 'yes', note: '已查看' })).status,
    ])
      expect([who, status]).toEqual([who, 404])
  expect((await (await visit('supervisor')).post(one, { kept: 'yes', note: '已查看' })).status).toBe(404)
  expect((await (await visit('officer elsewhere')).post(path, { month: '2026-10' })).status).toBe(404)
  expect((await officer.post(one, { note: '已查看' })).status).toBe(422)
  expect((await officer.post(one, { kept: 'no', note: ' ' })).status).toBe(422)
  expect((await officer.post(one, { kept: 'no', note: '现场仍在排放。' })).status).toBe(303)
  expect((await officer.post(one, { kept: 'yes', note: '再次' })).status).toBe(409)
  const told = (await (await visit('supervisor')).get(one)).body
  expect([told.includes('未履行承诺'), told.includes('现场仍在排放。'), told.includes('弄虚作假')]).toEqual([
    true,
    true,
    true,
  ])
  const found = (await officer.get(`${path}.csv`)).body.replace('\uFEFF', '').trim().split('\n')
  expect([found.length, found.filter((line) => line.includes('未履行承诺,现场仍在排放。,2026-11-04T')).length]).toEqual(
    [3, 1],
  )
  expect((await officer.get(`${path}.pdf`)).body).toContain('现场仍在排放。')
  expect((await (await visit('officer elsewhere')).get(`${path}.csv`)).body.trim().split('\n')).toHaveLength(1)
  expect((await (await visit('auditor')).get(`${path}.pdf`)).status).toBe(404)
  const mail = (await morning('2026-11-05'))('officer of the holder')
  const left = await openRechecks(here.engine)
  expect([left.length, mail?.subject.startsWith('2026年11月5日待办1件')]).toEqual([1, true])
  expect(mail?.text).toContain(left[0]?.number)
})
