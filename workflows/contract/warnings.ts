import { z } from 'zod'
import {
  type CaseEvent,
  type Holder,
  isOfOffice,
  type Ladder,
  type LadderRow,
  type Level,
  levels,
  type Role,
  type Telling,
} from './actor.ts'
import type { Notice } from './results.ts'

const applicant: Holder = { role: 'applicant', unit: null }
const supervisor: Holder = { role: 'supervisor', unit: null }

/**
 * Warns by the ladder: whoever owes a clock, holder or not, its head, the supervisor; by mail, or in the digest.
 * The applicant alone hears of own days (G2, K5). A breach is told once; later levels have other names.
 */
export function warnings(event: CaseEvent, holder: Holder): readonly Notice[] {
  const milestone = /^clock\.(\w+)\.(half|atRisk|dueToday|breach|urged)$/.exec(event.type)
  if (!milestone) return []
  const [, rule = '', what = ''] = milestone
  const isOver = what === 'breach' || what === 'urged'
  if (rule === 'G2' || rule === 'K5') return isOver ? [] : [{ notice: 'reminder', to: applicant, formal: false }]
  const { party: owing, level } = Told.safeParse(event.data).data ?? {}
  const row = rowOf(event.ladder, level ?? AnyLevel.parse(what))
  const notice = what === 'urged' ? 'stillOverdue' : isOver ? 'overdue' : 'reminder'
  return row ? told(row, owing ?? holder).map(({ by, to }) => noticeTo(notice, to, by)) : []
}

const noticeTo = (notice: string, to: Holder, by: Telling): Notice => ({
  ...{ notice, to, formal: false },
  ...(by === 'digest' && { inDigest: true }),
})

type Whom = { readonly to: Holder; readonly by: Telling }

/** Each seat once: whoever owes it is told as such. */
function told({ party: own, head, supervisor: above }: LadderRow, party: Holder): readonly Whom[] {
  const heading = headOf(party)
  return [
    ...(own && isOfOffice(party) ? [{ to: party, by: own }] : []),
    ...(head && heading ? [{ to: heading, by: head }] : []),
    ...(above && party.role !== 'supervisor' ? [{ to: supervisor, by: above }] : []),
  ]
}

const owing = ['applicant', 'intake', 'intakeHead', 'officer', 'head', 'supervisor', 'systemAdmin', 'system'] as const
const AnyLevel = z.enum(levels)

/** Late party of a clock's entry, and the level. */
const Told = z.object({
  party: z
    .object({ role: z.enum(owing), unit: z.string().nullable() })
    .optional()
    .catch(undefined),
  level: AnyLevel.optional(),
})

const heads: Partial<Record<Role, Role>> = { officer: 'head', intake: 'intakeHead' }
function headOf({ role, unit }: Holder): Holder | null {
  const head = heads[role]
  return head && unit !== null ? { role: head, unit } : null
}

const later: ReadonlySet<Level> = new Set(['urged', 'urgedAgain'])
const telling = z.enum(['mail', 'digest']).exactOptional()
const Row = z.strictObject({
  level: z.enum(levels),
  days: z.int().min(0).max(60),
  ...{ party: telling, head: telling, supervisor: telling },
})

/** Each level once; a breach is told to the head at once. */
export const LadderShape: z.ZodType<Ladder> = z
  .array(Row)
  .refine((rows) => new Set(rows.map(({ level }) => level)).size === rows.length, {
    error: 'must have each level once at most',
  })
  .refine((rows) => rows.some(({ level, head }) => level === 'breach' && head === 'mail'), {
    error: 'must tell the head of a breach by mail',
  })
  .refine((rows) => rows.every(isSeenInDigest), {
    error: 'must tell heads and supervisors by mail what their digest does not list yet',
  })
  .refine((rows) => rows.every(({ level, days }) => !later.has(level) || days > 0), {
    error: 'must urge one working day later at least',
  })

/** Their digests list what is due within a working day. */
function isSeenInDigest({ level, days, head, supervisor }: LadderRow): boolean {
  const isEarly = level === 'half' || (level === 'atRisk' && days > 1)
  return !isEarly || (head !== 'digest' && supervisor !== 'digest')
}

/** Ladder of a city without one of its own. */
export const usualLadder: Ladder = [
  { level: 'half', days: 0, party: 'digest' },
  { level: 'atRisk', days: 1, party: 'mail', head: 'digest' },
  { level: 'dueToday', days: 0, party: 'mail' },
  { level: 'breach', days: 0, party: 'mail', head: 'mail', supervisor: 'digest' },
  { level: 'urged', days: 2, party: 'mail', head: 'digest', supervisor: 'digest' },
  { level: 'urgedAgain', days: 5, party: 'mail', head: 'digest', supervisor: 'digest' },
]

export const rowOf = (ladder: Ladder | undefined, level: Level): LadderRow | undefined =>
  (ladder ?? usualLadder).find((row) => row.level === level)
