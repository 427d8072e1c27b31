import type { Holder } from './actor.ts'

export const applicant: Holder = { role: 'applicant', unit: null }

/** Holder by state; stalled: the administrator; else the service. */
export const holding =
  <Data extends { readonly platform: string }>(by: Readonly<Record<string, (data: Data) => Holder>>) =>
  (state: string, data: Data): Holder =>
    by[state]?.(data) ??
    (state === 'stalled' ? { role: 'systemAdmin', unit: null } : { role: 'system', unit: data.platform })

/** A unit's officers; intake for the platform, or where none is named. */
export const officersOf = (unit: string | null, platform: string): Holder =>
  unit === null || unit === platform ? { role: 'intake', unit: platform } : { role: 'officer', unit }

/** Head who approves what they propose. */
export const headOf = (unit: string | null, platform: string): Holder =>
  unit === null || unit === platform ? { role: 'intakeHead', unit: platform } : { role: 'head', unit }

type Returned = { readonly returns: readonly unknown[]; readonly platform: string }

/** Intake sends misrouted cases on; after two returns the supervisor (K2). */
export const rerouting = ({ returns, platform }: Returned): Holder =>
  returns.length >= 2 ? { role: 'supervisor', unit: null } : { role: 'intake', unit: platform }
