import { peopleOf } from '#engine/people/people.ts'
import { readHead } from '#engine/proof/ledger-head.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import type { Person } from '#engine/store/person.ts'
import { coverage } from '#law/coverage.ts'
import type { Role } from '#workflows/contract/actor.ts'
import { complaintChecks } from './complaint-checks.ts'
import { firstFollowers, placeOf } from './consume.ts'
import { consumers } from './consumers.ts'
import { heldChecks } from './held-checks.ts'
import type { Finding } from './host-tools.ts'
import { letterChecks } from './letter-checks.ts'
import { allAside, triesBeforeAlarm } from './set-aside.ts'
import type { StoreReader } from './store-reader.ts'

type Words = Finding['what']

/** Finds faults of calendar, seats, follower, seal, clock. */
export async function engineChecks(store: StoreReader): Promise<readonly Finding[]> {
  return [
    calendar(store),
    ...(await pairs(store)),
    ...(await complaintChecks(store)),
    ...(await letterChecks(store)),
    await heldChecks(store),
    await administrators(store),
    await follower(store),
    await aside(store),
    await sealing(store),
    await clock(store),
  ]
}

function calendar({ deployment, clock }: StoreReader): Finding {
  const { lastYear, provisionalFrom, warning } = coverage(deployment.calendar, clock.now())
  const reach = {
    zh: `放假安排录到 ${lastYear} 年，${provisionalFrom} 起为暂定`,
    en: `Holidays are known to ${lastYear}; provisional from ${provisionalFrom}.`,
  }
  if (warning === null) return ok('calendar', reach)
  return warn('calendar', both(reach, warning), {
    zh: '通知公布后录入 <年份>.json，先运行 redress calendar preview，再以 REDRESS_HOLIDAYS 启动',
    en: 'Once the notice is out, enter it as <year>.json, look at redress calendar preview, then start with REDRESS_HOLIDAYS.',
  })
}

/** Needs a proposer and another approver (ADR 11). */
async function pairs(store: StoreReader): Promise<readonly Finding[]> {
  const units = store.deployment.directory.units.filter(({ level }) => level !== 'province')
  const staffed = await Promise.all(
    units.map(async (unit) => ({ unit, ...(await staffOf(store, unit.id, unit.isPlatform)) })),
  )
  const empty = staffed.filter(({ all }) => all === 0)
  const single = staffed.filter(({ all, isPair }) => all > 0 && !isPair)
  const fallback = {
    zh: '在人员目录中各设至少一名承办人和另一名负责人；此前由本单位负责人、再由监管单位审批',
    en: 'Seat an officer and a head who is another person; until then its head, then the supervising unit, approves.',
  }
  const names = single.map(({ unit }) => unit.name.zh).join('、')
  const ids = single.map(({ unit }) => unit.id).join(', ')
  return [
    single.length > 0
      ? warn('pairs', { zh: `不能两人办理的单位：${names}`, en: `Units that cannot form a pair: ${ids}` }, fallback)
      : ok('pairs', { zh: '有人员的单位都能两人办理', en: 'Every unit with staff can form a pair.' }),
    ...(empty.length > 0
      ? [
          warn(
            'unstaffed',
            { zh: `${empty.length} 个单位没有人员`, en: `${empty.length} units have nobody.` },
            fallback,
          ),
        ]
      : []),
  ]
}

async function staffOf(store: StoreReader, unit: string, isPlatform: boolean) {
  const [proposing, approving]: readonly [Role, Role] = isPlatform ? ['intake', 'intakeHead'] : ['officer', 'head']
  const officers = await peopleOf(store, { role: proposing, unit })
  const heads = await peopleOf(store, { role: approving, unit })
  const proposers = [...officers, ...heads].map(({ id }) => id)
  return {
    all: new Set(proposers).size,
    isPair: heads.some(({ id }) => proposers.some((other) => other !== id)),
  }
}

/** 三员分立. */
async function administrators(store: StoreReader): Promise<Finding> {
  const roles: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditor']
  const seats = await Promise.all(roles.map((role) => peopleOf(store, { role, unit: null })))
  const missing = roles.filter((_, i) => seats[i]?.length === 0)
  const twice = doubled(seats.flat())
  const remedy = {
    zh: '系统、安全、审计三员由三个人分别担任',
    en: 'Seat three different persons as system, security and audit administrator.',
  }
  if (twice.length > 0) {
    const list = twice.join(', ')
    return bad('administrators', { zh: `一人兼任三员：${list}`, en: `One person holds two of them: ${list}` }, remedy)
  }
  if (missing.length > 0) {
    const list = missing.join(', ')
    return warn('administrators', { zh: `三员缺：${list}`, en: `Administrators missing: ${list}` }, remedy)
  }
  return ok('administrators', { zh: '三员分立', en: 'The three administrators are different persons.' })
}

function doubled(people: readonly Person[]): string[] {
  const ids = people.map(({ id }) => id)
  return [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))]
}

async function follower({ table, journal }: StoreReader): Promise<Finding> {
  const places = await Promise.all(firstFollowers.map((name) => placeOf({ table }, name)))
  const lag = (await journal.size()) - 1 - Math.min(...places)
  const what = { zh: `公示与通知落后日志 ${lag} 行`, en: `Publication and mail are ${lag} log rows behind.` }
  if (lag <= 200) return ok('follower', what)
  return bad('follower', what, {
    zh: '启动或重启服务；仍不减少的，看服务日志中的 follower.failed',
    en: 'Start or restart the server; if it does not shrink, look for follower.failed in its log.',
  })
}

/** Finds rows long tried in vain: something stayed untold. */
async function aside({ table }: StoreReader): Promise<Finding> {
  const stuck: string[] = []
  for (const name of [...firstFollowers, ...Object.keys(consumers)])
    for await (const { row, tries } of allAside(table, name))
      if (tries >= triesBeforeAlarm) stuck.push(`${name}: ${row.pk} ${row.sk}`)
  if (stuck.length === 0) return ok('aside', { zh: '没有处理不了的日志行', en: 'No log row is set aside.' })
  const list = stuck.slice(0, 10).join(', ')
  return bad(
    'aside',
    { zh: `${stuck.length} 行日志反复处理失败：${list}`, en: `${stuck.length} log rows fail again and again: ${list}` },
    {
      zh: '看服务日志中的 followFailed，排除原因；每小时自动再试',
      en: 'Look for followFailed in the log and mend the cause; each is tried again once an hour.',
    },
  )
}

async function sealing({ table, journal, clock }: StoreReader): Promise<Finding> {
  const stored = await readHead(table)
  const size = stored?.head.checkpoint ? stored.head.frontier.size : 0
  const rows = await journal.size()
  const [first] = await journal.since(size - 1, 1)
  const waiting = first ? clock.now() - entryOf(first.item).at : 0
  const what = {
    zh: `日志 ${rows} 行，已签 ${size} 行`,
    en: `${size} of ${rows} log rows are signed for.`,
  }
  if (size > rows) {
    return bad('seal', what, {
      zh: '数据库比签名旧：用 redress restore 恢复，不要直接拷回文件',
      en: 'The database is older than its signature: use redress restore, never copy files back.',
    })
  }
  if (waiting <= 10 * 60_000) return ok('seal', what)
  return bad('seal', what, {
    zh: '十分钟以上未签：启动服务；仍如此的，查看密钥',
    en: 'Unsigned for over ten minutes: start the server; if it stays so, look at the keys.',
  })
}

async function clock({ journal, clock: { now } }: StoreReader): Promise<Finding> {
  const [last] = await journal.since((await journal.size()) - 2, 1)
  const ahead = last ? Math.round((entryOf(last.item).at - now()) / 1000) : 0
  if (ahead <= 60) return ok('clock', { zh: '时钟不早于最后一行日志', en: 'The clock is not behind the last log row.' })
  return bad(
    'clock',
    { zh: `时钟比最后一行日志早 ${ahead} 秒`, en: `The clock is ${ahead} seconds behind the last log row.` },
    {
      zh: '校准系统时间（NTP）；演示用 REDRESS_NOW 的，不要改早',
      en: 'Set the clock (NTP); with REDRESS_NOW, never go back.',
    },
  )
}

const both = (a: Words, b: Words): Words => ({ zh: `${a.zh}。${b.zh}`, en: `${a.en} ${b.en}` })
const ok = (code: string, what: Words): Finding => ({ code, level: 'ok', what, remedy: null })
const warn = (code: string, what: Words, remedy: Words): Finding => ({ code, level: 'warning', what, remedy })
const bad = (code: string, what: Words, remedy: Words): Finding => ({ code, level: 'error', what, remedy })
