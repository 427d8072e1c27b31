import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { subjectOf } from '#engine/store/keys.ts'
import { readAll } from '#engine/store/read.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { addMonths, type Day, shanghaiDay } from '#law/day.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { Shown, ShownItem } from '#workflows/contract/shown-case.ts'

/** Earlier case that answered the same, within six months. */
export type Repeat = {
  readonly id: string
  readonly number: string
  readonly answeredOn: Day
  /** Items answered before, and files that are new. */
  readonly items: readonly string[]
  /** Answers, and the reasons as they were given. */
  readonly answers: readonly { readonly answer: Bilingual | null; readonly reason: string }[]
  readonly newFiles: number
}

/** Lets an officer refuse by reference within six months (flag L18). */
export async function repeatsOf(engine: Engine, procedure: Procedure, file: CaseFile): Promise<readonly Repeat[]> {
  if (file.recordId === null || engine.deployment.flags['L18'] === 'off') return []
  const query = { index: 'subject', pk: subjectOf(file.subject), prefix: 'case#' } as const
  const shown = procedure.pages.show(file.data)
  return (await readAll(engine.table, query))
    .toReversed()
    .map(caseFile)
    .flatMap((other) => {
      const isSame = other.procedure === file.procedure && other.recordId === file.recordId
      const isEarlier = other.id !== file.id && other.openedAt <= file.openedAt
      return isSame && isEarlier ? repeatIn(shown, file, other, procedureOf(engine, other).pages.show(other.data)) : []
    })
}

// Ours: flag L18.
const months = 6

function repeatIn(shown: Shown, file: CaseFile, other: CaseFile, before: Shown): Repeat | [] {
  if (undecided.has(before.ending ?? '') || before.answeredAt === null) return []
  const answeredOn = shanghaiDay(before.answeredAt)
  if (addMonths(answeredOn, months) < shanghaiDay(file.openedAt)) return []
  const isSame = (one: ShownItem) => (item: ShownItem) => item.field === one.field && item.ground === one.ground
  const { items = [] } = shown
  const { items: earlier = [] } = before
  const same = items.filter((item) => earlier.some(isSame(item)))
  if (same.length === 0 && items.length > 0) return []
  const known = new Set(before.evidence.map(({ sha256 }) => sha256))
  const newFiles = shown.evidence.filter(({ sha256 }) => !known.has(sha256)).length
  const answered = earlier.filter((item) => same.some(isSame(item)))
  const answers = answersIn(before, answered)
  return { id: other.id, number: other.number, answeredOn, items: same.map(({ id }) => id), answers, newFiles }
}

/** Answers item by item, else the one reason of the whole. */
function answersIn({ proposal }: Shown, items: readonly ShownItem[]): Repeat['answers'] {
  const given = items.flatMap(({ answer }) => (answer ? [{ answer: answer.codeName, reason: answer.reason }] : []))
  const refusal = proposal?.refusal ?? null
  return given.length > 0 || refusal === null ? given : [{ answer: null, reason: refusal }]
}

/** Ended without an answer to what was asked. */
const undecided = new Set(['', 'withdrawn', 'moot'])
