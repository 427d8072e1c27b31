import { expect, test } from 'vitest'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { importRows } from '#engine/scan/import-rows.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { SheetLine } from '#engine/store/sheet.ts'
import { shanghaiDay } from '#law/day.ts'
import { subject } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { registered } from './lists.ts'
import { chargedOn, clocksOn, daysCounted, daysOver, numbersIn } from './numbers.ts'
import { ordinary } from './rooms.ts'
import { firm, named } from './town.ts'
import { turned } from './turned.ts'
import type { World } from './world.ts'

type Stand = { readonly world: World; readonly cases: readonly CaseFile[] }

/** Holds each number on detail pages to a recount of the store. */
export function everyNumber(stand: () => Stand): void {
  test('each page of a case counts its papers, its ended limits, and the days of each limit', async () => {
    const { world, cases } = stand()
    for (const file of oneOfEach(cases))
      for (const as of readersOf(world, file)) {
        const path = `${as === 'filer' ? '/my' : '/desk'}/cases/${file.id}`
        const { status, body } = await (await world.as(as)).get(path)
        expect([as, path, status]).toEqual([as, path, 200])
        await holdPapers(world, file, as, body)
        holdClocks(world, file, path, body)
      }
  })

  test('the log of a case has each of its entries, and a proof of those that the checkpoint counts', async () => {
    const { world, cases } = stand()
    const auditor = await world.as('auditor')
    const rows = (await world.engine.journal.since(-1, 1_000_000)).map(({ item }) => item)
    for (const file of oneOfEach(cases)) {
      const { body } = await auditor.get(`/audit/cases/${file.id}`)
      const [size = 0] = numbersIn(body, /日志条数\s*(\d+)/g)
      const own = rows.flatMap(({ pk }, place) => (pk === `case#${file.id}` ? place : []))
      const proofs = body.match(/\/proof"/g)?.length ?? 0
      const shown = [body.match(/data-name="条"/g)?.length, proofs]
      expect([file.state, ...shown]).toEqual([file.state, own.length, own.filter((place) => place < size).length])
    }
  })

  test('my records are counted as their lists have them', async () => {
    const { world, cases } = stand()
    const filer = await world.as('filer')
    const all = await registered(world)
    const { body } = await filer.get('/my/records')
    const told = (name: string) => numbersIn(body, new RegExp(`${name} (\\d+)`, 'g'))[0] ?? 0
    if (all.length > most) {
      expect(numbersIn(body, /记录超过 (\d+) 条/g)).toEqual([most])
    } else {
      expect(told('全部')).toBe(all.length)
      const published = await Promise.all(all.map((id) => world.engine.publicFolder.get(`/r/${id}`)))
      expect(told('公示中')).toBe(published.filter((file) => file !== null && file !== undefined).length)
    }
    const counted = Math.min(all.length, most)
    const open = cases.filter((file) => !file.closed && file.subject === subject)
    const busy = new Set(open.map(({ recordId }) => recordId)).size
    expect(told('办理中')).toBe(Math.min(busy, counted))
  })

  test('the board tells of each limit the working days that are left, or over', async () => {
    const { world, cases } = stand()
    if (!world.room.isSeated({ ...named('supervisor'), as: 'supervisor' })) return
    const mark = /<tr>(?:(?!<\/tr>).)*?(?:还剩|逾期)\s\d+\s个工作日(?:(?!<\/tr>).)*?#limit-\w+/gs
    const rows = await turned(world, { as: 'supervisor', path: '/board', mark, wanted: () => [] })
    const today = shanghaiDay(world.engine.clock.now())
    for (const row of rows) {
      const [, id, rule = ''] = /\/desk\/cases\/(\w+)#limit-(\w+)/.exec(row) ?? []
      const due = cases.find((file) => file.id === id)?.clocks[rule]?.due ?? null
      const [from, to] = row.includes('还剩') ? [today, due] : [due, today]
      expect([id, rule, numbersIn(row, /(?:还剩|逾期)\s(\d+)\s个/g)]).toEqual([
        id,
        rule,
        [daysOver(unpaused, from, to)],
      ])
    }
    if (world.n > 10 && world.room === ordinary) expect(rows.length).toBeGreaterThan(world.n / 2)
  })

  test('a number before a folded list is the length of the list', async () => {
    const { world } = stand()
    const filer = await world.as('filer')
    const folded = async (path: string, said: RegExp, item: RegExp) => {
      const { body } = await filer.get(path)
      const lists = [...body.matchAll(/<details[^>]*>.*?<\/details>/gs)].filter(([text]) => said.test(text))
      for (const [text] of lists)
        expect([path, numbersIn(text, new RegExp(said, 'g'))]).toEqual([path, [text.match(item)?.length ?? 0]])
      return lists.length
    }
    const news = await folded('/my/records', /新归集的记录：(\d+) 条/, /<h2>/g)
    const records = (await registered(world)).slice(0, 3)
    let blanks = 0
    for (const id of records)
      blanks += await folded(`/my/records/${id}/object?what=none`, /空白的内容（(\d+) 项）/, /name="dispute\.\w+"/g)
    if (world.n > 10 && world.room === ordinary) expect(news + blanks).toBeGreaterThan(0)
  })

  test('an agent is told of each client how many cases are open, as its list of them has', async () => {
    const { world } = stand()
    if (world.n === 0) return
    await place(world.engine, stages.filed, { subject: firm('principal', 0) })
    while ((await consumeAll(world.engine)) > 0);
    const count = /<a href="\/clients\/\w+\/cases">\s*\d+/g
    const told = await turned(world, { as: 'stranger', path: '/clients', mark: count, wanted: () => [] })
    const shown = told.map((text) => /(\/clients[^"]*)">\s*(\d+)/.exec(text) ?? [])
    expect(shown.filter(([, , n]) => n !== '0').map(([, , n]) => n)).toEqual(['1'])
    for (const [, path = '', n] of shown.filter((one, i) => i < 2 || one[2] !== '0')) {
      const open = { as: 'stranger', path: `${path}?part=open`, mark: /445300-\d{8}-\w{9}/g, wanted: () => [] }
      expect([path, new Set(await turned(world, open)).size]).toEqual([path, Number(n)])
    }
  })

  test('an import is told as the register has it, and its findings one by one', async () => {
    const { world } = stand()
    const wrong = row.replace('91445300MA62560110', '91445300MA62560111').replace('1号', '2号')
    const { batch } = await imported(world, [head, row, row, wrong])
    const path = `/admin/imports/${batch.id}`
    const { body } = await (await world.as('system administrator')).get(path)
    const told = (name: string) => numbersIn(body, new RegExp(`${name}\\s*(\\d+)`, 'g'))[0]
    const rows = (await world.engine.journal.since(-1, 1_000_000)).map(({ item }) => JSON.stringify(item.body))
    const entered = rows.filter((row) => row.includes(batch.id)).length
    expect([told('读取'), told('登记'), told('未变'), told('暂不登记')]).toEqual([3, entered, 1, 1])
    const list = { as: 'system administrator', path, mark: /data-name="怎样处理"/g, wanted: () => [] }
    expect((await turned(world, list)).length).toBe(batch.issues)
    expect(body).not.toContain('没有读完')
  })

  test('an import that broke off says so beside its numbers, and a complete sheet how many records it lacks', async () => {
    const { world } = stand()
    const admin = await world.as('system administrator')
    const { batch } = await imported(world, [head, row], { full: true, sender: 'HJ' })
    const lacking = numbersIn((await admin.get(`/admin/imports/${batch.id}`)).body, /表中缺少\s*(\d+)/g)
    expect(lacking).toEqual([batch.absent])
    const broken = await imported(world, [head, row], {}, '引号不成对')
    expect((await admin.get(`/admin/imports/${broken.batch.id}`)).body).toContain('没有读完')
    const all = { as: 'system administrator', path: '/admin/imports', mark: /没有读完/g, wanted: () => [] }
    expect(await turned(world, all)).toEqual(['没有读完'])
  })
}

const unpaused = { pauses: [] }

/** Most records that are counted. */
const most = 200

/** One case per state and kind of subject. */
const oneOfEach = (cases: readonly CaseFile[]): readonly CaseFile[] =>
  [...Map.groupBy(cases, (file) => `${file.state} ${file.subject === subject}`).values()].flatMap(([one]) => one ?? [])

function readersOf(world: World, file: CaseFile): readonly string[] {
  const staff = ['head of the holder', 'supervisor'].filter((as) => world.room.isSeated({ ...named(as), as }))
  const own = file.subject === subject ? ['filer'] : []
  return [...own, ...staff.filter((as) => as !== 'head of the holder' || file.holder.unit === 'HJ')]
}

async function holdPapers({ engine }: World, file: CaseFile, as: string, body: string) {
  const papers = (await papersOf(engine.table, file.id)).map(paperOf)
  const own = papers.filter(({ toUnit }) => as !== 'filer' || toUnit === null)
  const drafts = own.filter(({ file: sealed, served }) => sealed === null && served === null).length
  expect([file.state, as, numbersIn(body, /有(\d+)份文书尚未盖章/g)]).toEqual([file.state, as, drafts ? [drafts] : []])
}

function holdClocks(world: World, file: CaseFile, path: string, body: string) {
  const shown = clocksOn(body)
  const limits = world.engine.procedures[file.procedure]?.timing.limits ?? []
  const lapses = (rule: string) => limits.some(({ limit, lapses: does }) => does && limit.id === rule)
  const isOver = ({ state }: { readonly state: string }) => state !== 'running' && state !== 'paused'
  // A choice that has ended is nothing to be late with.
  const told = Object.values(file.clocks).filter((clock) => !(isOver(clock) && lapses(clock.rule)))
  expect([path, shown.map(({ rule }) => rule).toSorted()]).toEqual([path, told.map(({ rule }) => rule).toSorted()])
  const ended = told.filter(isOver).length
  expect([path, numbersIn(body, /已结束的期限（(\d+)）/g)]).toEqual([path, ended ? [ended] : []])
  for (const { rule, html } of shown) {
    const clock = file.clocks[rule]
    if (!clock) throw new Error(`${path} shows ${rule}`)
    const counted = daysCounted(html)
    if (counted !== null)
      expect([path, rule, counted]).toEqual([path, rule, daysOver(clock, clock.startDay, clock.due)])
    const charged = chargedOn(html)
    const end = shanghaiDay(clock.endedAt ?? world.engine.clock.now())
    if (charged !== null)
      expect([path, rule, charged]).toEqual([path, rule, Math.max(1, daysOver(clock, clock.due, end))])
  }
}

const head = 'CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_SY,CF_CFLB,CF_NR,CF_JDRQ,CF_CFJG,失信严重程度'
const row =
  '样例甲有限公司,法人及非法人组织,91445300MA62560110,样罚〔2026〕1号,事实,罚款,罚款伍万元,2026-05-20,某局,一般'

/** Takes a sheet, broken off or not. */
async function imported({ engine }: World, sheet: readonly string[], over: object = {}, broken?: string) {
  const read: readonly SheetLine[] = sheet.map((text, i) => ({ line: i + 1, cells: text.split(',') }))
  const lines = broken === undefined ? read : [...read, { line: sheet.length + 1, broken }]
  const actor = { id: 'cli', role: 'systemAdmin', unit: null } as const
  const outcome = await importRows(engine, lines, { file: '样例.csv', sha256: '00', actor, language: 'zh', ...over })
  if (outcome.kind === 'refused') throw new Error(outcome.code)
  return outcome
}
