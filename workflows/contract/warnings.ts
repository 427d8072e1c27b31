import { z } from 'zod'
import { type CaseEvent, type Holder, isOfOffice, type Role } from './actor.ts'
import { type LadderRow, rowOf, type Telling } from './ladder.ts'
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
  const row = rowOf(event.ladder, level ?? Level.parse(what))
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
const Level = z.enum(['half', 'atRisk', 'dueToday', 'breach', 'urged', 'urgedAgain'])

/** Late party of a clock's entry (for 信用中国, whoever holds the case), and the level. */
const Told = z.object({
  party: z
    .object({ role: z.enum(owing), unit: z.string().nullable() })
    .optional()
    .catch(undefined),
  level: Level.optional(),
})

const heads: Partial<Record<Role, Role>> = { officer: 'head', intake: 'intakeHead' }
function headOf({ role, unit }: Holder): Holder | null {
  const head = heads[role]
  return head && unit !== null ? { role: head, unit } : null
}
