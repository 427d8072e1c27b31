/** `id`: a person's account, a service's name, or `clock`. */
export type Actor = {
  readonly id: string
  readonly role: Role
  readonly unit: string | null
  /** Done by a mail's link, with typed reason. */
  readonly link?: { readonly id: string; readonly reason: string }
  /** Absent colleague whose seat this is. */
  readonly standsInFor?: string
  /** Subject for whom an agent (by which mandate) or clerk acts. */
  readonly onBehalfOf?: string
  readonly mandate?: string
}

/** Acts a mandate (授权委托) may allow an agent. */
export type MandateAction = 'see' | 'file' | 'supplement' | 'withdraw' | 'state' | 'review' | 'consent'

/** Seeing, or a procedure's act; older ones name none. */
export type Power = MandateAction | `${string}.${MandateAction}`

/** One role a hat; nobody has two of 三员分立. */
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
  // 信用中国, outside the city: owes steps, never acts.
  'creditChina',
  // The 12345 line, by machine: hands tickets in.
  'hotline',
  'system',
] as const
export type Role = (typeof roles)[number]

/** By a mail of its own, or by the morning’s digest. */
export type Telling = 'mail' | 'digest'

/** Steps before a limit’s end, at it, and after. */
export const levels = ['half', 'atRisk', 'dueToday', 'breach', 'urged', 'urgedAgain'] as const
export type Level = (typeof levels)[number]

/** A level: it tells the late party, its head, the supervisor. */
export type LadderRow = {
  readonly level: Level
  /** Working days before the end, after breach or last urging. */
  readonly days: number
  readonly party?: Telling
  readonly head?: Telling
  readonly supervisor?: Telling
}

/** Reminders and escalation; a level left out is not told. */
export type Ladder = readonly LadderRow[]

/** Step done elsewhere: when it was written here, and its line. */
export type Imported = { readonly at: number; readonly file: string; readonly line: number }

/** `at`: UTC milliseconds by the door's clock. */
export type CaseEvent = {
  readonly type: string
  readonly at: number
  readonly actor: Actor
  readonly data: unknown
  /** The city's own ladder of that time; left out: the usual one. */
  readonly ladder?: Ladder
  /** Left out: done here, at `at`. */
  readonly imported?: Imported
}

/** Instant of writing: imported steps were done before. */
export const writtenAt = ({ at, imported }: Pick<CaseEvent, 'at' | 'imported'>): number => imported?.at ?? at

/** Next to act: role, unit; `applicant` is the case's. */
export type Holder = { readonly role: Role; readonly unit: string | null }

export const isSameSeat = (a: Holder, b: Holder): boolean => a.role === b.role && a.unit === b.unit

/** Nobody urges applicants, and services need no mail. */
export const isOfOffice = ({ role }: Holder): boolean => role !== 'applicant' && role !== 'system'
