import { addMonths, type Day, shanghaiDay } from '#law/day.ts'
import type { Procedure, Shown } from '#workflows/procedure.ts'
import type { CaseFile } from './case-file.ts'
import { caseFile, procedureOf } from './commit.ts'
import type { Engine } from './engine.ts'
import { subjectOf } from './keys.ts'
import { readAll } from './read.ts'

/** An earlier case that answered some of the same items within the last six months. */
export type Repeat = {
  readonly id: string
  readonly number: string
  readonly answeredOn: Day
  /** Of the case at hand: which items were answered before, and how many files it has that the earlier one had not. */
  readonly items: readonly string[]
  readonly newFiles: number
}

/** The same ground on the same item, decided within six months (flag L18): an officer may refuse by reference, and decides. */
export async function repeatsOf(engine: Engine, procedure: Procedure, file: CaseFile): Promise<readonly Repeat[]> {
  if (file.recordId === null || engine.deployment.flags['L18'] === 'off') return []
  const query = { index: 'subject', pk: subjectOf(file.subject), prefix: 'case#', newestFirst: true } as const
  const shown = procedure.show(file.data)
  return (await readAll(engine.table, query)).map(caseFile).flatMap((other) => {
    const isSame = other.procedure === file.procedure && other.recordId === file.recordId
    const isEarlier = other.id !== file.id && other.openedAt <= file.openedAt
    return isSame && isEarlier ? repeatIn(shown, file, other, procedureOf(engine, other).show(other.data)) : []
  })
}

// Ours: flag L18.
const months = 6

function repeatIn(shown: Shown, file: CaseFile, other: CaseFile, before: Shown): Repeat | [] {
  const isDecided = before.ending === 'decided' || before.ending === 'refused'
  if (!isDecided || before.answeredAt === null) return []
  const answeredOn = shanghaiDay(before.answeredAt)
  if (addMonths(answeredOn, months) < shanghaiDay(file.openedAt)) return []
  const same = shown.items.filter((item) =>
    before.items.some(({ field, ground }) => field === item.field && ground === item.ground),
  )
  const known = new Set(before.evidence.map(({ sha256 }) => sha256))
  const newFiles = shown.evidence.filter(({ sha256 }) => !known.has(sha256)).length
  return same.length === 0
    ? []
    : { id: other.id, number: other.number, answeredOn, items: same.map(({ id }) => id), newFiles }
}
