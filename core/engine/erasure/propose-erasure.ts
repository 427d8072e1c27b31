import { caseFile } from '#engine/case/case-of.ts'
import { breachKeys, tallyKeys, tallyKind } from '#engine/figures/figure-kinds.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { seriesOf } from '#engine/papers/paper-number.ts'
import { type AdminOutcome, administer, change, refused } from '#engine/people/admin-log.ts'
import { isOnePerson } from '#engine/people/people.ts'
import { erasureGrounds } from '#engine/register/erasure.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, numberLookup, subjectOf } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { readAll, readOne } from '#engine/store/read.ts'
import { addMonths, type Day, shanghaiDay } from '#law/day.ts'
import { contentErased } from '#ledger/erasure.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import {
  type CaseErasure,
  type ErasureActs,
  erasureItem,
  erasureKey,
  erasureKind,
  proposedErasure,
  type Remains,
} from './erasure-kind.ts'

/** Ours: case files are kept ten years after their last entry. */
const keptMonths = 120

/** One administrator proposes that a case be erased, by its number. */
export function proposeErasure(engine: Engine, by: string, number: string, reason: string): Promise<AdminOutcome> {
  return administer(engine, { person: by, action: 'erasure.propose' }, 'erasure.proposed', async (_, at) => {
    const found = await readOne(engine.table, { index: 'lookup', pk: numberLookup(number.trim().toUpperCase()) })
    const item = found && (await engine.table.get(caseKey(caseFile(found).id)))
    if (!item) return refused('malformed', { number: 'noSuchCase' })
    const file = caseFile(item)
    const why = await whyKept(engine, file)
    if (why) return refused(why, { number: why })
    if (reason.trim() === '') return refused('malformed', { reason: 'required' })
    const there = await engine.table.get(erasureKey(file.id))
    if (there && erasureKind.read(there).state !== 'declined') return refused('movedOn')
    const act = { id: file.id, number: file.number, reason: reason.trim(), by }
    const put = erasureItem(proposedErasure(act, at), engine.deployment.area, (there?.v ?? 0) + 1)
    return change(act satisfies ErasureActs['erasure.proposed'], [
      { put, when: there ? { v: there.v } : 'absent' },
      { check: caseKey(file.id), when: { v: item.v } },
    ])
  })
}

/** Somebody else confirms: from then on there is no such case. */
export function confirmErasure(engine: Engine, by: string, id: string): Promise<AdminOutcome> {
  return settle(engine, by, id, contentErased, async (erasure, item) => {
    const there = await engine.table.get(caseKey(id))
    if (!there) return refused('notFound')
    if (await isOnePerson(engine, erasure.by, by)) return refused('fourEyes')
    const file = caseFile(there)
    const why = await whyKept(engine, file)
    if (why) return refused(why)
    const remains = await remainsOf(engine, file)
    if (remains === null) return refused('stillCounting')
    const { basis } = erasureGrounds.periodOver
    const act: ErasureActs[typeof contentErased] = {
      ...{ ...remains, number: file.number, by, ground: 'periodOver', basis },
    }
    const put = erasureItem({ ...erasure, state: 'confirmed' }, engine.deployment.area, item.v + 1)
    return change(act, [
      { put, when: { v: item.v } },
      { remove: caseKey(id), when: { v: there.v } },
    ])
  })
}

/** Declined with reasons. */
export function declineErasure(engine: Engine, by: string, id: string, reason: string): Promise<AdminOutcome> {
  return settle(engine, by, id, 'erasure.declined', async (erasure, item) => {
    if (reason.trim() === '') return refused('malformed', { reason: 'required' })
    const act: ErasureActs['erasure.declined'] = { id, by, reason: reason.trim() }
    const put = erasureItem({ ...erasure, state: 'declined' }, engine.deployment.area, item.v + 1)
    return change(act, [{ put, when: { v: item.v } }])
  })
}

/** Last day on which a case is kept. */
const keptUntil = ({ changedAt }: Pick<CaseFile, 'changedAt'>): Day => addMonths(shanghaiDay(changedAt), keptMonths)

type Plan = (erasure: CaseErasure, item: Item) => Promise<ReturnType<typeof change | typeof refused>>

function settle(engine: Engine, by: string, id: string, type: string, plan: Plan): Promise<AdminOutcome> {
  return administer(engine, { person: by, action: 'erasure.confirm' }, type, async () => {
    const item = await engine.table.get(erasureKey(id))
    if (!item) return refused('notFound')
    const erasure = erasureKind.read(item)
    return erasure.state === 'proposed' ? plan(erasure, item) : refused('movedOn')
  })
}

/** A later case that arises from it is kept together with it. */
async function whyKept(engine: Engine, file: CaseFile): Promise<RefusalCode | null> {
  const isOver = (one: CaseFile) => one.closed && keptUntil(one) < shanghaiDay(engine.clock.now())
  if (!isOver(file)) return 'stillKept'
  const query = { index: 'subject', pk: subjectOf(file.subject), prefix: 'case#' } as const
  const later = (await readAll(engine.table, query)).map(caseFile).filter((one) => one.arisesFrom === file.id)
  return later.every(isOver) ? null : 'stillKept'
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
