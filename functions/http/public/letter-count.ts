import { caseFile } from '#engine/case/case-of.ts'
import { logRows } from '#engine/case/log-kinds.ts'
import type { Paper } from '#engine/papers/paper.ts'
import { inclusionProofFor } from '#engine/proof/inclusion.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import { letterLimits } from '#engine/views/letter-count-view.ts'
import { shanghaiDay } from '#law/day.ts'
import { calendarPart } from '#web/count/calendar-part.ts'
import type { LetterCount } from '#web/public/letter-count.tsx'

/** Tells a browser what to count; nothing of a person. */
export async function letterCount(engine: Engine, paper: Paper): Promise<LetterCount | null> {
  const item = await engine.table.get(caseKey(paper.caseId))
  if (!item || paper.file === null) return null
  const limits = letterLimits(engine, caseFile(item), paper)
  const first = limits.map(({ start }) => start).toSorted()[0] ?? shanghaiDay(engine.clock.now())
  return {
    limits,
    calendar: calendarPart(engine.calendar, first),
    sha256: paper.file.sha256,
    proof: await sealingProof(engine, paper),
  }
}

/** Null until a checkpoint covers it. */
async function sealingProof(engine: Engine, { caseId, id }: Paper): Promise<LetterCount['proof']> {
  const row = (await logRows(engine.table, `case#${caseId}`)).find(
    ({ entry, payload }) => entry.type === 'paper.sealed' && sealedIn(payload?.data.event) === id,
  )
  const proof = row && (await inclusionProofFor(engine, caseId, row.entry.seq))
  return proof && row.payload ? { ...proof, payload: row.payload } : null
}

const sealedIn = (event: unknown): unknown =>
  typeof event === 'object' && event !== null && 'paper' in event ? event.paper : null
