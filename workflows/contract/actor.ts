/** Doer of an event. `id` is a person's account, a service's name, or `clock`. */
export type Actor = {
  readonly id: string
  readonly role: Role
  readonly unit: string | null
  /** Done from the link of a mail: which, and what the person typed as the reason. */
  readonly link?: { readonly id: string; readonly reason: string }
  /** The colleague who is away and whose seat this is. */
  readonly standsInFor?: string
  /** The subject for whom an agent or a hall clerk acts; an agent by which mandate. */
  readonly onBehalfOf?: string
  readonly mandate?: string
}

/** Acts that a mandate (授权委托) may allow an agent to do for its principal. */
export type MandateAction = 'see' | 'file' | 'supplement' | 'withdraw' | 'state' | 'review' | 'consent'

/** A mandate names seeing, and each act with its procedure; one given earlier named the act alone. */
export type Power = MandateAction | `${string}.${MandateAction}`

/** One role per hat; a person may hold several, never two of the three administrators (三员分立). */
export const roles = [
  'applicant',
  'clerk',
  'intake',
  'intakeHead',
  'officer',
  'head',
  'supervisor',
  'recipient',
  'systemAdmin',
  'securityAdmin',
  'auditor',
  'public',
  // 信用中国, outside the city: it owes its own steps and acts nowhere here.
  'creditChina',
  'system',
] as const
export type Role = (typeof roles)[number]

/** Event of a case. `at` is a UTC instant in milliseconds, from the door's clock. */
export type CaseEvent = { readonly type: string; readonly at: number; readonly actor: Actor; readonly data: unknown }

/** Names who must act next: a role, in a unit where it has one; `applicant` means the case's own applicant. */
export type Holder = { readonly role: Role; readonly unit: string | null }

export const isSameSeat = (a: Holder, b: Holder): boolean => a.role === b.role && a.unit === b.unit

/** Applicants are urged by nobody, and a service needs no mail: every other seat has work to do. */
export const isOfOffice = ({ role }: Holder): boolean => role !== 'applicant' && role !== 'system'
