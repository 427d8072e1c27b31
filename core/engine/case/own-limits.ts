import { binds, hasDay } from '#engine/store/binds.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { plain } from '#engine/store/names.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { isStatutory } from '#law/time-limit.ts'
import { type Holder, isSameSeat } from '#workflows/contract/actor.ts'
import type { CaseClock } from '#workflows/contract/clock.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

/** Limit for its reader: 法定时限 or 参考时限; choices may end (K1, G1). */
export type OwnLimit = {
  readonly clock: CaseClock
  readonly name: Bilingual
  readonly statutory: boolean
  readonly optional: boolean
}

/** Orders limits: own seat, then unit; statutory first; mere choices last. */
export function ownLimits(procedure: Procedure, file: CaseFile, seats: readonly Holder[]): readonly OwnLimit[] {
  return runningLimits(procedure, file)
    .filter(({ clock }) => seats.some((seat) => binds(clock.owedBy, seat)))
    .toSorted((a, b) => rank(a, seats) - rank(b, seats) || dayOf(a.clock).localeCompare(dayOf(b.clock)))
}

/** First to end of these seats', else of all; duties first. */
export function rowLimit(procedure: Procedure, file: CaseFile, seats: readonly Holder[] = []): OwnLimit | null {
  const own = ownLimits(procedure, file, seats)
  const all = runningLimits(procedure, file)
  // Open limits come last, as in queues.
  return soonest([dated(own), dated(all), own].find((some) => some.length > 0) ?? all)
}

/** Day by which whoever holds the case must act. */
export function holderDue(procedure: Procedure, file: CaseFile): Day | null {
  const limit = rowLimit(procedure, file, [file.holder])
  return limit && binds(limit.clock.owedBy, file.holder) ? limit.clock.due : null
}

/** Limit by name, running or not, for warnings. */
export function limitNamed(procedure: Procedure, file: Pick<CaseFile, 'clocks'>, id: string): OwnLimit | null {
  const clock = file.clocks[id]
  return clock ? own(procedure, clock) : null
}

const runningLimits = (procedure: Procedure, file: CaseFile) =>
  Object.values(file.clocks)
    .filter(({ state }) => state === 'running')
    .map((clock) => own(procedure, clock))

function own(procedure: Procedure, clock: CaseClock): OwnLimit {
  const rule = procedure.timing.limits.find(({ limit }) => limit.id === clock.rule)
  return {
    clock,
    name: procedure.pages.words.limits[clock.rule] ?? plain(clock.rule),
    statutory: rule !== undefined && isStatutory(rule.limit),
    optional: rule?.lapses === true,
  }
}

function soonest(limits: readonly OwnLimit[]): OwnLimit | null {
  const duties = limits.filter(({ optional }) => !optional)
  const [first] = (duties.length > 0 ? duties : limits).toSorted((a, b) => dayOf(a.clock).localeCompare(dayOf(b.clock)))
  return first ?? null
}

const dated = (limits: readonly OwnLimit[]) => limits.filter(({ clock }) => hasDay(clock))

function rank({ clock, statutory, optional }: OwnLimit, seats: readonly Holder[]): number {
  if (optional) return 4
  return (seats.some((seat) => isSameSeat(clock.owedBy, seat)) ? 0 : 2) + (statutory ? 0 : 1)
}

const dayOf = (clock: CaseClock) => (hasDay(clock) ? clock.due : '9999-12-31')
