import { caseFile } from '#engine/case/case-of.ts'
import { textFault } from '#engine/case/text-fault.ts'
import { breachKeys, tallyKeys, tallyKind } from '#engine/figures/figure-kinds.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { seriesOf } from '#engine/papers/paper-number.ts'
import { type AdminOutcome, administer, change, refused } from '#engine/people/admin-log.ts'
import { isOnePerson } from '#engine/people/people.ts'
import { erasureGrounds } from '#engine/register/erasure.ts'
import {
  type CaseErasure,
  erasureItem,
  erasureKey,
  erasureOf,
  openErasures,
  proposedErasure,
  settledErasure,
  settledErasures,
} from '#engine/register/erasure-kind.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import { across } from '#engine/store/paged.ts'
import type { Item } from '#engine/store/ports.ts'
import { readAll, readPage } from '#engine/store/read.ts'
import { readChained } from '#engine/store/read-several.ts'
import { addMonths, shanghaiDay } from '#law/day.ts'
import { contentErased } from '#ledger/erasure.ts'
import type { ErasureActs, Remains } from './erasure-acts.ts'
import { caseOfNumber, whyKept } from './kept-case.ts'

/** Characters of a reason, at most. */
export const mostSaid = 500

/** One administrator proposes that a case be erased, by its number. */
export function proposeErasure(engine: Engine, by: string, number: string, reason: string): Promise<AdminOutcome> {
  return administer(engine, { person: by, action: 'erasure.propose' }, 'erasure.proposed', async (_, at) => {
    const found = await caseOfNumber(engine, number)
    if (!found) return refused('malformed', { number: 'noSuchCase' })
    const { file, v } = found
    if (await whyKept(engine, file)) return refused('stillKept', { number: 'stillKept' })
    const fault = textFault('reason', reason, mostSaid)
    if ('reason' in fault) return refused('malformed', fault)
    const there = await engine.table.get(erasureKey(file.id))
    if (there && erasureOf(there).state !== 'declined') return refused('movedOn')
    const act = { id: file.id, number: file.number, reason: reason.trim(), by }
    const put = erasureItem(proposedErasure(act, at), engine.deployment.area, (there?.v ?? 0) + 1)
    return change(act satisfies ErasureActs['erasure.proposed'], [
      { put, when: there ? { v: there.v } : 'absent' },
      { check: caseKey(file.id), when: { v } },
    ])
  })
}

/** Somebody else confirms: from then on there is no such case. */
export function confirmErasure(engine: Engine, by: string, id: string): Promise<AdminOutcome> {
  return settle(engine, by, id, contentErased, async (erasure, item, at) => {
    const there = await engine.table.get(caseKey(id))
    if (!there) return refused('notFound')
    if (await isOnePerson(engine, erasure.by, by)) return refused('fourEyes')
    const file = caseFile(there)
    if (await whyKept(engine, file)) return refused('stillKept')
    const remains = await remainsOf(engine, file)
    if (remains === null) return refused('stillCounting')
    const { basis } = erasureGrounds.periodOver
    const act: ErasureActs[typeof contentErased] = {
      ...{ ...remains, number: file.number, by, ground: 'periodOver', basis },
    }
    const put = erasureItem(settledErasure(erasure, { by }, at), engine.deployment.area, item.v + 1)
    return change(act, [
      { put, when: { v: item.v } },
      { remove: caseKey(id), when: { v: there.v } },
    ])
  })
}

/** Declined with reasons. */
export function declineErasure(engine: Engine, by: string, id: string, reason: string): Promise<AdminOutcome> {
  return settle(engine, by, id, 'erasure.declined', async (erasure, item, at) => {
    const fault = textFault('reason', reason, mostSaid)
    if ('reason' in fault) return refused('malformed', fault)
    const act: ErasureActs['erasure.declined'] = { id, by, reason: reason.trim() }
    const put = erasureItem(settledErasure(erasure, act, at), engine.deployment.area, item.v + 1)
    return change(act, [{ put, when: { v: item.v } }])
  })
}

/** One erasure; null: nobody proposed it. */
export async function findErasure({ table }: Pick<Engine, 'table'>, id: string): Promise<CaseErasure | null> {
  const item = await table.get(erasureKey(id))
  return item ? erasureOf(item) : null
}

/** A page of those that wait, oldest first. */
export async function waitingErasures({ table, deployment }: Engine, at: string | undefined) {
  const page = await readPage(table, { index: 'queue', pk: openErasures(deployment.area) }, at)
  return across(page, (all) => all.map(erasureOf))
}

/** Months listed; the log of administration has all. */
const monthsListed = 24

/** A page of those settled of late, newest first. */
export async function settledLately({ table, deployment, clock }: Engine, at: string | undefined) {
  const today = shanghaiDay(clock.now())
  const lists = Array.from({ length: monthsListed }, (_, n) => {
    const month = addMonths(`${today.slice(0, 7)}-01`, -n).slice(0, 7)
    return { index: 'queue', pk: settledErasures(deployment.area, month), newestFirst: true } as const
  })
  return across(await readChained(table, lists, at), (all) => all.map(erasureOf))
}

type Plan = (erasure: CaseErasure, item: Item, at: number) => Promise<ReturnType<typeof change | typeof refused>>

function settle(engine: Engine, by: string, id: string, type: string, plan: Plan): Promise<AdminOutcome> {
  return administer(engine, { person: by, action: 'erasure.confirm' }, type, async (_, at) => {
    const item = await engine.table.get(erasureKey(id))
    if (!item) return refused('notFound')
    const erasure = erasureOf(item)
    return erasure.state === 'proposed' ? plan(erasure, item, at) : refused('movedOn')
  })
}

/** Null while followers of figures have not passed its last entry. */
async function remainsOf(engine: Engine, { id, seq }: CaseFile): Promise<Remains | null> {
  const tally = await engine.table.get(tallyKeys.key(id))
  const counted = tally && tallyKind.read(tally)
  if (counted?.seq !== seq) return null
  const beside = await readAll(engine.table, { index: 'main', pk: caseKey(id).pk, prefix: 'figures#' })
  const breaches = beside.map((item) => Number(breachKeys.parts(item)?.[1]))
  const papers = (await papersOf(engine.table, id)).map(paperOf)
  const drawn = await Promise.all(
    papers.map(({ unit, issuedAt, facts: { number } }) => seriesOf(engine, { unit, issuedAt, number })),
  )
  return { id, entries: seq, figures: counted.figures, breaches, series: drawn.filter((one) => one !== null) }
}
