import type { CaseFile } from './case-file.ts'
import { dueMilestone } from './clocks.ts'
import { caseFile, commit } from './commit.ts'
import type { Engine } from './engine.ts'
import { caseKey, dueBuckets, dueOf, moment } from './keys.ts'
import { retryMail } from './post.ts'
import { endExpired, storedRecord } from './register.ts'
import { type Publish, runTask } from './service.ts'

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
  const milestone = due.milestone === 'breach' && clock?.provisional ? 'recomputed' : due.milestone
  const data = { limit: due.rule, due: clock?.due ?? null, party: clock?.owedBy ?? null, milestone }
  const outcome = await commit(
    engine,
    file.id,
    { type: `clock.${due.rule}.${milestone}`, actor: clockActor, data },
    file.seq,
  )
  return outcome.kind === 'committed'
}

/** One pass over everything due: cases, records, mail. Returns how many moments were handled. */
export async function sweep(engine: Engine, publish: Publish, limit = 200): Promise<number> {
  let done = 0
  for (let bucket = 0; bucket < dueBuckets; bucket += 1) {
    const { items } = await engine.table.query({
      index: 'due',
      pk: dueOf(bucket),
      to: `${moment(engine.clock.now())}~`,
      limit,
    })
    for (const item of items) {
      if (item.sk === 'case') done += (await wakeCase(engine, caseFile(item).id, publish)) ? 1 : 0
      else if (item.sk === 'record') {
        done += (await endExpired(engine, storedRecord(item).record)) ? 1 : 0
      } else if (item.sk.startsWith('mail#')) done += (await retryMail(engine, item)) ? 1 : 0
    }
  }
  return done
}
