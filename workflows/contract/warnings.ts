import { z } from 'zod'
import { type CaseEvent, type Holder, isOfOffice, type Role } from './actor.ts'
import type { Notice } from './results.ts'

const applicant: Holder = { role: 'applicant', unit: null }
const supervisor: Holder = { role: 'supervisor', unit: null }

/**
 * Warns whoever owes a clock, holder or not; the day before, also the unit's head; afterwards head and supervisor.
 * The applicant alone hears of own days (G2, K5). A breach is told once; later levels have other names.
 */
export function warnings({ type, data }: CaseEvent, holder: Holder): readonly Notice[] {
  const milestone = /^clock\.(\w+)\.(half|atRisk|dueToday|breach|urged)$/.exec(type)
  if (!milestone) return []
  const [, rule = '', what = ''] = milestone
  const isOver = what === 'breach' || what === 'urged'
  if (rule === 'G2' || rule === 'K5') return isOver ? [] : [{ notice: 'reminder', to: applicant, formal: false }]
  const party = partyOf(data) ?? holder
  const notice = what === 'urged' ? 'stillOverdue' : isOver ? 'overdue' : 'reminder'
  const hearsEarly = what === 'atRisk' && party.role === 'officer'
  const told = [
    ...(isOfOffice(party) ? [party] : []),
    ...(isOver || hearsEarly ? headOf(party) : []),
    ...(isOver && party.role !== 'supervisor' ? [supervisor] : []),
  ]
  return told.map((to) => ({ notice, to, formal: false }))
}

const owing = ['applicant', 'intake', 'intakeHead', 'officer', 'head', 'supervisor', 'systemAdmin', 'system'] as const
const Late = z.object({ party: z.object({ role: z.enum(owing), unit: z.string().nullable() }) })

/** Late party of a clock's entry; for 信用中国, whoever holds the case. */
const partyOf = (data: unknown): Holder | null => Late.safeParse(data).data?.party ?? null

const heads: Partial<Record<Role, Role>> = { officer: 'head', intake: 'intakeHead' }
function headOf({ role, unit }: Holder): readonly Holder[] {
  const head = heads[role]
  return head && unit !== null ? [{ role: head, unit }] : []
}
