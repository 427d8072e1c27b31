import type { Lifting } from '#engine/register/lifting-kind.ts'
import { measureNames } from '#engine/register/list-measures.ts'
import { caseOfLifting, liftingsOf } from '#engine/register/measures.ts'
import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit, plain } from '#engine/store/names.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { copiesOfRecord, sayChange } from './copies.ts'
import type { Copy, Owed } from './copy.ts'
import type { CopyRule } from './copy-limits.ts'
import { type CopyStanding, standingOf } from './copy-standing.ts'
import { liftingStanding } from './lifting-standing.ts'

/** Holder told of a change, and its word (GD 46(3); O36 23). */
export type Confirmation = {
  /** Of the change; for measures record and case. */
  readonly id: string | null
  readonly what: 'correction' | 'sharing' | 'return' | 'measures' | 'crime' | 'again'
  /** Null: its day is a target of the city. */
  readonly rule: CopyRule | null
  readonly caseId: string | null
  readonly unit: string
  readonly unitName: Bilingual
  /** Its ground for holding a copy; null: it takes measures. */
  readonly basis: string | null
  /** Null while it waits for its file. */
  readonly toldAt: number | null
  readonly due: Day | null
  readonly provisional: boolean
  readonly standing: CopyStanding
  /** Null while it has not. */
  readonly at: number | null
  readonly urged: Owed['urged']
  /** Measures to be lifted, by name, and what was said. */
  readonly measures?: readonly Bilingual[]
  /** Of a suspected crime: handed over, or none. */
  readonly outcome?: 'none' | 'handed'
}

/** Whoever follows changes or lifts measures; `inside`: all of it. */
export async function confirmationsOf(
  engine: Engine,
  recordId: string,
  reader: 'subject' | 'inside' = 'subject',
): Promise<readonly Confirmation[]> {
  const copies = await copiesOfRecord(engine, recordId)
  const liftings = await liftingsOf(engine, recordId)
  const measures = liftings
    .filter(({ task }) => reader === 'inside' || task !== 'crime')
    .map((one) => ofLifting(engine, one))
  const changes = copies.flatMap((copy) => copy.changes.map((owed) => ({ copy, owed })))
  const inOrder = changes.toSorted((a, b) => a.owed.seq - b.owed.seq)
  return [...inOrder.map(({ copy, owed }) => ofChange(engine, copy, owed)), ...measures]
}

/** Measures of one unit, by the days of B6. */
export function ofLifting(engine: Engine, lifting: Lifting): Confirmation {
  const { recordId, caseId, unit, note, toldAt, lifted, urged = null, measures, task } = lifting
  return {
    ...{ id: `${recordId}.${caseId}`, what: task ?? 'measures', rule: task ? null : 'B6', unit },
    caseId: caseOfLifting(caseId),
    ...{ unitName: nameOfUnit(engine, unit), basis: null, toldAt, ...liftingStanding(engine, lifting) },
    ...{ at: lifted?.at ?? null, urged },
    measures: [...measureNames(engine, measures), ...[note, lifted?.note ?? ''].filter(Boolean).map(plain)],
    ...(lifted?.outcome && { outcome: lifted.outcome }),
  }
}

/** One change at one recipient. */
export function ofChange(engine: Engine, { record, recipient }: Copy, owed: Owed): Confirmation {
  const { seq, change, rule, caseId, from, due, provisional, confirmed } = owed
  const standing = standingOf(owed, engine.clock.now())
  return {
    ...{ id: sayChange({ record, seq }), what: whatOf(change), rule, caseId, unit: recipient },
    ...{ unitName: nameOfUnit(engine, recipient), toldAt: from, due, provisional, standing },
    at: confirmed?.at ?? null,
    urged: owed.urged,
    basis: basisOf(engine, recipient),
  }
}

const basisOf = ({ deployment: { directory } }: Engine, recipient: string): string =>
  directory.recipients?.find(({ id }) => id === recipient)?.basis ?? 'GD 46(3)'

const returns: ReadonlySet<string> = new Set(['restored', 'resumed', 'barred', 'unsealed'])

function whatOf(change: string): Confirmation['what'] {
  if (change === 'corrected' || change === 'imported') return 'correction'
  return returns.has(change) ? 'return' : 'sharing'
}
