import { caseFile } from '#engine/case/case-of.ts'
import { yearsKept } from '#engine/register/erasure.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Deployment } from '#engine/store/host.ts'
import { caseKey, numberLookup, subjectOf } from '#engine/store/keys.ts'
import { readAll, readOne } from '#engine/store/read.ts'
import { addMonths, type Day, shanghaiDay } from '#law/day.ts'

/** Last day on which a case is kept. */
export const keptUntil = (deployment: Pick<Deployment, 'flags'>, { changedAt }: Pick<CaseFile, 'changedAt'>): Day =>
  addMonths(shanghaiDay(changedAt), yearsKept(deployment) * 12)

/** Open, within its period, or kept for a later case. */
export type WhyKept = 'open' | 'period' | 'arisen'

/** Null: it may go; so may later cases that arise from it. */
export async function whyKept(engine: Engine, file: CaseFile): Promise<WhyKept | null> {
  const reason = (one: CaseFile): WhyKept | null => {
    if (!one.closed) return 'open'
    return keptUntil(engine.deployment, one) < shanghaiDay(engine.clock.now()) ? null : 'period'
  }
  const own = reason(file)
  if (own !== null) return own
  const query = { index: 'subject', pk: subjectOf(file.subject), prefix: 'case#' } as const
  const later = (await readAll(engine.table, query)).map(caseFile).filter((one) => one.arisesFrom === file.id)
  return later.every((one) => reason(one) === null) ? null : 'arisen'
}

/** The case of a number as typed, with its version. */
export async function caseOfNumber(engine: Pick<Engine, 'table'>, number: string) {
  const pk = numberLookup(number.trim().toUpperCase())
  const found = await readOne(engine.table, { index: 'lookup', pk })
  const item = found && (await engine.table.get(caseKey(caseFile(found).id)))
  return item ? { file: caseFile(item), v: item.v } : null
}
