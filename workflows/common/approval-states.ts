type Approval<Open, Approved, Back> = { readonly open: Open; readonly approved: Approved; readonly back: Back }

/** Approval by a second person (ADR 11); else back to the proposer. */
export const approval = <const Open, const Approved, const Back>({
  open,
  approved,
  back,
}: Approval<Open, Approved, Back>) =>
  ({
    meta: { kind: 'human' },
    on: { ...open, 'approver.approved': approved, 'approver.returned': back, 'record.changed': back },
  }) as const

/** Misrouted: intake sends on where the guard allows, else the supervisor (K2). */
export const misrouting = <const Open, const Guard extends string, const Target extends string>(
  open: Open,
  guard: Guard,
  target: Target,
) =>
  ({
    meta: { kind: 'human' },
    on: { ...open, 'intake.forwarded': { guard, target }, 'supervisor.assigned': target },
  }) as const
