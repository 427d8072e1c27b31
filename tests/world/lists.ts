import { needsHand, type Paper } from '#engine/papers/paper.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { readAll } from '#engine/store/read.ts'
import { shanghaiDay } from '#law/day.ts'
import { subject } from '#tests/authz/people.ts'
import { boardRecount } from '#tests/support/recount-board.ts'
import { pastMonth, today } from './town.ts'
import type { World } from './world.ts'

/** List on a page: reader, mark of rows, required rows. */
export type List = {
  readonly as: string
  readonly path: string
  readonly mark: RegExp
  readonly wanted: (world: World, cases: readonly CaseFile[]) => readonly string[] | Promise<readonly string[]>
  /** Place on a page with similar lists. */
  readonly within?: RegExp
  /** Name of its cursor where the page has more lists than one. */
  readonly cursor?: string
}

const caseNumber = /445300-\d{8}-\w{9}/g
const numbers = (files: readonly CaseFile[]) => files.map(({ number }) => number)
const open = (files: readonly CaseFile[]) => files.filter(({ closed }) => !closed)
/** The open cases that stand with some roles of a unit. */
export const heldBy =
  (unit: string | null, ...roles: readonly string[]) =>
  (_: World, files: readonly CaseFile[]) =>
    numbers(open(files).filter(({ holder }) => holder.unit === unit && roles.includes(holder.role)))
export const times =
  (text: (i: number) => string, start = 0) =>
  ({ n }: World) =>
    Array.from({ length: n }, (_, i) => text(i + start))

const desk = (as: string, unit: string | null, ...roles: readonly string[]): List => ({
  as,
  path: '/desk',
  mark: caseNumber,
  wanted: heldBy(unit, ...roles),
})

/** Repairs handed over to 信用中国. */
export const atCreditChina = (_: World, files: readonly CaseFile[]) =>
  numbers(files.filter(({ state }) => state === 'handedOver'))

/** The open cases in which a unit is asked. */
export const askedOf =
  (unit: string) =>
  ({ engine }: World, files: readonly CaseFile[]) =>
    numbers(open(files).filter((file) => engine.procedures[file.procedure]?.parties.asked(file.data).includes(unit)))

const asked = (as: string): List => ({
  as,
  path: '/desk?filter=asked',
  mark: caseNumber,
  wanted: askedOf('RS'),
})

/** Open cases with applicants, by the unit before. */
export const waitingWith = (units: readonly (string | null)[]) => (_: World, files: readonly CaseFile[]) =>
  numbers(open(files).filter((file) => file.holder.role === 'applicant' && units.includes(heldLast(file))))

/** Last holder who was no applicant or machine. */
const heldLast = ({ held = [] }: CaseFile) => {
  const people = held.filter(({ by }) => by.role !== 'applicant' && by.role !== 'system')
  return people.at(-1)?.by.unit ?? null
}

const waiting = (as: string, unit: string): List => ({
  as,
  path: '/desk?filter=waiting',
  mark: caseNumber,
  wanted: waitingWith([unit]),
})

const drawnRechecksOf = times((i) => `/desk/rechecks/2026-08/drawn${i}`)
const bulletinMonths = times((i) => `/board/bulletins/${pastMonth(i)}`)

export const lists: readonly List[] = [
  waiting('intake', 'FGW'),
  waiting('head of intake', 'FGW'),
  desk('intake', 'FGW', 'intake'),
  desk('head of intake', 'FGW', 'intake', 'intakeHead'),
  desk('officer of the holder', 'HJ', 'officer'),
  desk('head of the holder', 'HJ', 'officer', 'head'),
  desk('second head of the holder', 'HJ', 'officer', 'head'),
  desk('supervisor', null, 'supervisor'),
  sentOn('intake', 'FGW'),
  asked('officer of the asked'),
  asked('head of the asked'),
  {
    as: 'supervisor',
    path: '/board',
    within: /<h2>\s*时限清单.*?<\/section>/s,
    mark: /\/desk\/cases\/\w{26}#limit-\w+/g,
    wanted: async ({ engine }, files) =>
      (await boardRecount(engine, files, [])).map(({ id, rule }) => `/desk/cases/${id}#limit-${rule}`),
  },
  { as: 'system administrator', path: '/admin', mark: caseNumber, wanted: heldBy(null, 'systemAdmin') },
  {
    as: 'filer',
    path: '/my/cases',
    mark: caseNumber,
    wanted: (_, files) => numbers(files.filter((file) => file.subject === subject)),
  },
  { as: 'filer', path: '/my/drafts', mark: /草稿〔2026〕\d+号/g, wanted: times((i) => `草稿〔2026〕${i}号`) },
  { as: 'filer', path: '/my/data', mark: /看过\d+号/g, wanted: times((i) => `看过${i}号`) },
  { as: 'filer', path: '/my/records', mark: /(?<=正在办理的异议：<a href=")\/my\/cases\/\w{26}/g, wanted: ownCases },
  { as: 'stranger', path: '/clients', mark: /委托人\d+号(?=<\/a>)/g, wanted: times((i) => `委托人${i}号`) },
  {
    as: 'officer of the holder',
    path: '/desk/register',
    mark: /缺栏〔2026〕\d+号(?=<\/div>)/g,
    wanted: times((i) => `缺栏〔2026〕${i}号`),
  },
  {
    as: 'officer of the holder',
    path: '/desk/register',
    cursor: 'held',
    mark: /留置〔2026〕\d+号/g,
    wanted: times((i) => `留置〔2026〕${i}号`),
  },
  { as: 'officer of the holder', path: '/desk/measures', mark: /措施\d+号/g, wanted: times((i) => `措施${i}号`) },
  {
    as: 'officer of the holder',
    path: '/desk/arrivals',
    mark: /缺栏〔2026〕\d+号(?=<)/g,
    wanted: times((i) => `缺栏〔2026〕${i}号`),
  },
  { as: 'officer of the holder', path: '/desk/queries', mark: /批次\d+号/g, wanted: times((i) => `批次${i}号`) },
  { as: 'supervisor', path: '/desk/queries', mark: /批次\d+号/g, wanted: times((i) => `批次${i}号`) },
  { as: 'hall clerk', path: '/counter', mark: /来电人\d+号/g, wanted: times((i) => `来电人${i}号`) },
  { as: 'intake', path: '/desk/credit-china', mark: caseNumber, wanted: atCreditChina },
  { as: 'intake', path: '/desk/service', mark: /\/desk\/service\/\w{26}\/[\d-]+/g, wanted: papersOfIntake },
  { as: 'intake', path: '/desk/mandates', mark: /申请代理\d+号/g, wanted: times((i) => `申请代理${i}号`) },
  { as: 'supervisor', path: '/board/listed?month=2026-09', mark: /待复核\d+号/g, wanted: times((i) => `待复核${i}号`) },
  { as: 'supervisor', path: '/board/unconfirmed', mark: /HJ<\/div>(?=.*?措施)/g, wanted: times(() => 'HJ</div>') },
  { as: 'supervisor', path: '/board', cursor: 'agents', mark: /代办\d+号/g, wanted: times((i) => `代办${i}号`) },
  {
    as: 'supervisor',
    path: '/board/breaches',
    mark: caseNumber,
    wanted: breaches,
  },
  { as: 'system administrator', path: '/admin/people', mark: /职员\d+号/g, wanted: times((i) => `职员${i}号`) },
  { as: 'security administrator', path: '/admin/seats', mark: /新任\d+号/g, wanted: times((i) => `新任${i}号`) },
  {
    as: 'security administrator',
    path: '/admin/erasures',
    mark: /保存期满\d+号/g,
    wanted: times((i) => `保存期满${i}号`),
    cursor: 'open',
  },
  {
    as: 'system administrator',
    path: '/admin/settings',
    mark: /\/admin\/settings\/editions\/\d+/g,
    wanted: times((i) => `/admin/settings/editions/${i}`, 1),
  },
  {
    as: 'system administrator',
    path: '/admin/settings/directory',
    mark: /\/admin\/settings\/directory\/[\w-]+/g,
    wanted: ({ engine }) => engine.deployment.directory.units.map(({ id }) => `/admin/settings/directory/${id}`),
  },
  {
    as: 'system administrator',
    path: '/admin/holidays',
    mark: /\/admin\/holidays\/2027\/\d+/g,
    wanted: notices2027,
  },
  { as: 'supervisor', path: '/desk/rechecks', mark: /\/desk\/rechecks\/2026-08\/\w+/g, wanted: drawnRechecksOf },
  { as: 'officer of the holder', path: '/desk/rechecks', mark: /抽查\d+号/g, wanted: times((i) => `抽查${i}号`) },
  { as: 'supervisor', path: '/board/bulletins', mark: /\/board\/bulletins\/\d{4}-\d\d/g, wanted: bulletinMonths },
  { as: 'auditor', path: '/board/bulletins', mark: /\/board\/bulletins\/\d{4}-\d\d/g, wanted: bulletinMonths },
  {
    as: 'auditor',
    path: '/admin/incidents',
    mark: /\/admin\/incidents\/\d+/g,
    wanted: times((i) => `/admin/incidents/${i}`, 1),
  },
  {
    as: 'security administrator',
    path: '/admin/accounts',
    mark: /职员\d+号(?=(<\/a>)? <code>)/g,
    wanted: times((i) => `职员${i}号`),
  },
  { as: 'system administrator', path: '/admin/imports', mark: /报送\d+号/g, wanted: times((i) => `报送${i}号`) },
  { as: 'system administrator', path: '/admin/mail', mark: caseNumber, wanted: failedLetters },
  { as: 'auditor', path: '/audit', mark: /看过\d+号/g, wanted: viewsOfToday },
  { as: 'auditor', path: '/audit/admin', mark: /新任\d+号/g, wanted: times((i) => `新任${i}号`) },
  { as: 'nobody', path: '/notices', mark: /\/n\/\w{26}/g, wanted: notices },
  { as: 'nobody', path: `/records?q=${subject}`, mark: /\/r\/\w{26}/g, wanted: ownRecords },
  { as: 'intake', path: `/desk/records?q=${subject}`, mark: /\/desk\/records\/\w{26}/g, wanted: deskRecords },
  { as: 'recipient', path: '/feed/changes', mark: /<code>\w{26}<\/code>/g, wanted: feedRows },
]

/** Open cases that a unit had, and that are with another now. */
function sentOn(as: string, unit: string): List {
  const isAway = (file: CaseFile) => (file.holder.role === 'applicant' ? heldLast(file) : file.holder.unit) !== unit
  const wanted = (_: World, files: readonly CaseFile[]) =>
    numbers(open(files).filter((file) => hadBy(unit, file) && isAway(file)))
  return { as, path: '/desk?list=sent', mark: caseNumber, wanted }
}

const hadBy = (unit: string, { held = [] }: CaseFile) => held.some(({ by }) => by.unit === unit && by.role !== 'system')

function ownCases(_: World, files: readonly CaseFile[]) {
  return open(files).flatMap((file) =>
    file.subject === subject && file.procedure === 'objection' ? `/my/cases/${file.id}` : [],
  )
}

const isDraft = ({ file, served }: Paper) => file === null && served === null

async function papersOfIntake({ engine }: World, files: readonly CaseFile[]) {
  const papers = (await Promise.all(files.map(({ id }) => papersOf(engine.table, id)))).flat().map(paperOf)
  const waiting = papers.filter((paper) => paper.unit === 'FGW' && (needsHand(paper) || isDraft(paper)))
  return waiting.map(({ caseId, id }) => `/desk/service/${caseId}/${id}`)
}

async function failedLetters({ engine }: World, files: readonly CaseFile[]) {
  const letters = await Promise.all(
    files.map(async ({ id, number }) => {
      const mails = await readAll(engine.table, { index: 'main', pk: `case#${id}`, prefix: 'mail#' })
      return mails.flatMap(({ body }) => ((body as { state?: string }).state === 'failed' ? number : []))
    }),
  )
  return letters.flat()
}

async function entries({ engine }: World) {
  return (await engine.journal.since(-1, 1_000_000)).map(({ item }) => item)
}

async function breaches(world: World, files: readonly CaseFile[]) {
  const rows = (await entries(world)).filter(
    ({ pk, body }) => pk.startsWith('case#') && typeOf(body).endsWith('.breach'),
  )
  return rows.flatMap(({ pk }) => files.find(({ id }) => `case#${id}` === pk)?.number ?? [])
}

/** The auditor's page has those of its own day. */
function viewsOfToday({ n, engine }: World) {
  return shanghaiDay(engine.clock.now()) === today ? Array.from({ length: n }, (_, i) => `看过${i}号`) : []
}

async function notices2027(world: World) {
  const entered = (await entries(world)).filter(
    ({ pk, body }) => pk.startsWith('admin#') && typeOf(body) === 'calendar.proposed',
  )
  return entered.map((_, i) => `/admin/holidays/2027/${i + 1}`)
}

/** Those put up until now, by the town's clock. */
async function notices(world: World) {
  const now = shanghaiDay(world.engine.clock.now())
  const put = (await entries(world)).filter(
    ({ pk, sk, body }) => pk.startsWith('notice#') && sk.endsWith('#00000001') && shanghaiDay(entryOf(body).at) <= now,
  )
  return put.map(({ pk }) => `/n/${pk.slice('notice#'.length)}`)
}

/** The records of the one subject that has many. */
export async function registered({ engine }: World) {
  const items = await readAll(engine.table, { index: 'subject', pk: `subject#${subject}`, prefix: 'record#' })
  return items.map(({ pk }) => pk.slice('record#'.length))
}

async function ownRecords(world: World) {
  return (await registered(world)).map((id) => `/r/${id}`)
}

async function deskRecords(world: World) {
  return (await registered(world)).map((id) => `/desk/records/${id}`)
}

async function feedRows(world: World) {
  const rows = (await entries(world)).filter(({ pk }) => pk.startsWith('record#'))
  return rows.map(({ pk }) => `<code>${pk.slice('record#'.length)}</code>`)
}

const entryOf = (body: unknown) => (body as { entry: { type: string; at: number } }).entry
const typeOf = (body: unknown) => entryOf(body).type
