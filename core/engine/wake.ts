import type { CaseFile } from './case-file.ts'
import { dueMilestone, isExcused } from './clocks.ts'
import { caseFile, commit, procedureOf } from './commit.ts'
import { writeDigests } from './digest.ts'
import { eraseDraft } from './drafts.ts'
import type { Engine } from './engine.ts'
import { caseKey, dueBuckets, dueOf, moment, recordKey } from './keys.ts'
import type { Item } from './ports.ts'
import { retryMail } from './post.ts'
import { endNotice } from './public-notices.ts'
import { readRound } from './read.ts'
import { changeDue, storedRecord } from './register.ts'
import { fireReminder } from './repair-reminder.ts'
import { scanOnwards } from './scan.ts'
import { sealPaper } from './seal-paper.ts'
import { type Publish, runTask } from './service.ts'
import { sideBySide } from './side-by-side.ts'

const clockActor = { id: 'clock', role: 'system', unit: null } as const

/** Does what is due on a case now: its task, or its earliest milestone. True if something was done. */
export async function wakeCase(engine: Engine, caseId: string, publish: Publish): Promise<boolean> {
  const item = await engine.table.get(caseKey(caseId))
  if (!item) return false
  const file = caseFile(item)
  const now = engine.clock.now()
  if (file.closed || file.wakeAt === null || file.wakeAt > now) return false
  if (file.task && file.task.notBefore <= now) return (await runTask(engine, caseId, publish))?.kind === 'committed'
  return fire(engine, file, now)
}

/** Commits the earliest due milestone; a breach on an estimate is computed again instead (decision 25). */
async function fire(engine: Engine, file: CaseFile, now: number): Promise<boolean> {
  const due = dueMilestone(file.clocks, now)
  if (!due) return false
  const clock = file.clocks[due.rule]
  const rule = procedureOf(engine, file).limits.find(({ limit }) => limit.id === due.rule)
  const isNobodys = due.milestone === 'breach' && clock?.breachedAt === null && rule && isExcused(rule, file.clocks)
  const onTime = isNobodys ? 'lapse' : due.milestone
  const milestone = onTime === 'breach' && clock?.provisional ? 'recomputed' : onTime
  const data = { limit: due.rule, due: clock?.due ?? null, party: clock?.owedBy ?? null, milestone }
  const outcome = await commit(
    engine,
    file.id,
    { type: `clock.${due.rule}.${milestone}`, actor: clockActor, data },
    file.seq,
  )
  return outcome.kind === 'committed'
}

/**
 * One pass over everything due: cases, records, mail, and what waits for the scanner. Different cases go side by side and share the store's fsync.
 * Returns how many moments were handled; one that fails stops no other's clock. After days down the digest of the day
 * waits until no case moves any more: it tells where each stands, not where it stood.
 */
export async function sweep(engine: Engine, publish: Publish, limit = 200): Promise<number> {
  let done = 0
  let moved = 0
  const run = async (item: Item) => {
    if (!(await handle(engine, item, publish))) return
    done += 1
    if (item.sk === 'case') moved += 1
  }
  const onFault = { code: 'sweepFailed', lane: 'goesOn' } as const
  const due = await dueNow(engine, limit)
  const isDigest = ({ sk }: Item) => sk === 'digest'
  try {
    await sideBySide(lanesOf(due.filter((item) => !isDigest(item))), run, onFault)
  } finally {
    if (moved === 0) await sideBySide(lanesOf(due.filter(isDigest)), run, onFault)
    done += await engine.files.rescan()
  }
  return done
}

async function dueNow(engine: Engine, limit: number): Promise<readonly Item[]> {
  const to = `${moment(engine.clock.now())}~`
  const buckets = Array.from({ length: dueBuckets }, (_, bucket) =>
    readRound(engine.table, { index: 'due', pk: dueOf(bucket), to }, limit),
  )
  return (await Promise.all(buckets)).flat()
}

/** What touches one case, or one record, keeps its order. */
function lanesOf(items: readonly Item[]): readonly (readonly Item[])[] {
  const records = new Map(items.filter(({ sk }) => sk === 'case').map((item) => [item.pk, caseFile(item).recordId]))
  const laneOf = ({ pk }: Item) => {
    const record = records.get(pk)
    return record ? recordKey(record).pk : pk
  }
  return [...Map.groupBy(items, laneOf).values()]
}

async function handle(engine: Engine, item: Item, publish: Publish): Promise<boolean> {
  if (item.sk === 'case') return wakeCase(engine, caseFile(item).id, publish)
  if (item.sk === 'record') return changeDue(engine, storedRecord(item).record)
  if (item.sk === 'notice') return endNotice(engine, item)
  if (item.sk === 'draft') return eraseDraft(engine, item)
  if (item.sk.startsWith('paper#')) return sealPaper(engine, item)
  if (item.sk === 'scan') return scanOnwards(engine, item)
  if (item.sk.startsWith('reminder#')) return fireReminder(engine, item)
  if (item.sk === 'digest') return writeDigests(engine, item)
  return item.sk.startsWith('mail#') && retryMail(engine, item)
}
