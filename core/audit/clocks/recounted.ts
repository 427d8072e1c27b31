import { isLive } from '#engine/case/clocks.ts'
import { wakeOf } from '#engine/case/decide.ts'
import type { Played } from '#engine/case/replay.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { type Day, daysBetween, endOfDay, shanghaiDay } from '#law/day.ts'
import { later } from '#law/deadline.ts'
import { isSameSeat } from '#workflows/contract/actor.ts'
import type { CaseClock } from '#workflows/contract/clock.ts'

/** A notice of holidays moves no day and no reminder further. */
const mostMoved = 31

/**
 * Clocks of a case that a former calendar counted too. A day that still runs was counted anew when the calendar was
 * taken: it is held. Of ended and paused clocks the day is taken as it stands, where a calendar can have moved it so.
 */
export function recounted(file: CaseFile, played: readonly Played[], stands: CaseFile): CaseFile {
  const clocks = Object.fromEntries(
    Object.entries(file.clocks).map(([id, clock]) => {
      const is = stands.clocks[id]
      return [id, is ? charged(counted(clock, is), is, played) : clock]
    }),
  )
  return { ...file, clocks, wakeAt: wakeOf({ ...file, clocks }) }
}

function counted(clock: CaseClock, is: CaseClock): CaseClock {
  const told = isNear(clock.told, is.told) ? is.told : clock.told
  if (clock.state === 'running') {
    const isLonger =
      clock.owedBy.role === 'applicant' && clock.breachedAt === null && clock.due !== null && told !== null
    return aheadOf({ ...clock, told, due: isLonger ? later(told, clock.due) : clock.due }, clock, is)
  }
  // Until its notice a year was open, and ends so.
  const isKnown = isNear(clock.due, is.due) || (is.due === null && is.provisional)
  const now = isKnown ? { ...clock, told, due: is.due, provisional: is.provisional } : clock
  return aheadOf({ ...now, state: endOf(now) }, clock, is)
}

function endOf({ state, due, provisional, breachedAt, endedAt }: CaseClock): CaseClock['state'] {
  if ((state !== 'met' && state !== 'late') || breachedAt !== null || endedAt === null) return state
  return due !== null && shanghaiDay(endedAt) > due && !provisional ? 'late' : 'met'
}

/** Reminders stand where they were put; the end follows from the day. */
function aheadOf(clock: CaseClock, replayed: CaseClock, { ahead: stand }: CaseClock): CaseClock {
  if (!isLive(clock)) return clock
  const ahead = replayed.ahead.map((one) => {
    const isEnd = one.milestone === 'breach' || one.milestone === 'lapse'
    if (isEnd && replayed.due !== null && one.at === endOfDay(replayed.due))
      return { ...one, at: endOfDay(clock.due ?? replayed.due) }
    const is = stand.find(({ milestone }) => milestone === one.milestone)
    return is && isNear(shanghaiDay(is.at), shanghaiDay(one.at)) ? { ...one, at: is.at } : one
  })
  return { ...clock, ahead: ahead.toSorted((a, b) => a.at - b.at) }
}

/** Its breach says whom it was charged to then. */
function charged(clock: CaseClock, { chargedTo }: CaseClock, played: readonly Played[]): CaseClock {
  if (clock.ruled !== undefined || clock.breachedAt === null) return clock
  const breach = played.findLast(({ event }) => event.type === `clock.${clock.rule}.breach`)
  const { charged: said }: { readonly charged?: unknown } = Object(breach?.event.data)
  const [first]: readonly { readonly to?: unknown; readonly cause?: unknown }[] = Array.isArray(said) ? said : []
  const { chargedTo: _, ...own } = clock
  if (first?.cause === 'own') return own
  return chargedTo && isSameSeat(Object(first?.to), chargedTo) ? { ...clock, chargedTo } : clock
}

const isNear = (a: Day | null, b: Day | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(daysBetween(a, b)) <= mostMoved)
