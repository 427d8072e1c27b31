import type { Holder, Notice } from './procedure.ts'

const applicant: Holder = { role: 'applicant', unit: null }

/**
 * Who hears of a clock, in every procedure: whoever holds the case; the day before, the unit's head too; after the end,
 * the supervisor; of the applicant's own days (G2, K5), the applicant alone.
 */
export function warnings(type: string, holder: Holder): readonly Notice[] {
  const milestone = /^clock\.(\w+)\.(half|atRisk|dueToday|breach|urged)$/.exec(type)
  if (!milestone) return []
  const [, rule = '', what = ''] = milestone
  const isOver = what === 'breach' || what === 'urged'
  if (rule === 'G2' || rule === 'K5') return isOver ? [] : [{ notice: 'reminder', to: applicant, formal: false }]
  const told: Notice[] = works(holder) ? [{ notice: isOver ? 'overdue' : 'reminder', to: holder, formal: false }] : []
  if (isOver) return [...told, { notice: 'overdue', to: { role: 'supervisor', unit: null }, formal: false }]
  const isUnits = what === 'atRisk' && holder.role === 'officer'
  return isUnits ? [...told, { notice: 'reminder', to: { role: 'head', unit: holder.unit }, formal: false }] : told
}

/** Applicants are urged by nobody, and a service needs no mail. */
const works = ({ role }: Holder) => role !== 'applicant' && role !== 'system'
