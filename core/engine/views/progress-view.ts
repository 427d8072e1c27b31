import { doneAt, type LogRow } from '#engine/case/log-item.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { sayDay } from '#law/say.ts'
import { type Station, sharedStations, stations } from '#workflows/contract/pages.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { progressWords as words } from './progress-words.ts'

export type StationView = {
  readonly name: Bilingual
  /** `ended`: the case went no further; `skipped`: it had none of it. */
  readonly state: 'done' | 'now' | 'later' | 'ended' | 'skipped'
  /** Day on which it was passed. */
  readonly on: Day | null
}

/** Day of a station, or its state in words. */
export const sayStation = ({ state, on }: StationView): Bilingual => (on === null ? words.states[state] : sayDay(on))

/** Stations passed, the next, and the consequence of a missed day. */
export type ProgressView = {
  readonly stations: readonly StationView[]
  readonly next: Bilingual | null
  readonly ifNot: Bilingual | null
  /** The day of whoever handles it has passed. */
  readonly isLate: boolean
}

type Limit = { readonly due: Day | null; readonly overdue: boolean }
type Standing = Pick<CaseFile, 'state' | 'closed' | 'openedAt' | 'holder'>

/** Steps after a withdrawal undo marks, and decide nothing. */
function untilWithdrawn(log: readonly LogRow[]): readonly LogRow[] {
  const end = log.findIndex(({ entry }) => entry.type === 'applicant.withdrew')
  return end < 0 ? log : log.slice(0, end)
}

/** Null for ends and stalled steps. */
export const stationOf = ({ pages }: Procedure, state: string): Station | null =>
  pages.stations?.[state] ?? sharedStations[state] ?? null

export function progress(
  procedure: Procedure,
  file: Standing,
  log: readonly LogRow[],
  limit: Limit | null,
  isHolders = true,
): ProgressView {
  const isYours = isHolders && file.holder.role === 'applicant'
  const isLate = !file.closed && !isYours && limit?.overdue === true
  const passed = passedAt(procedure, file, untilWithdrawn(log))
  const at = file.closed && !endedEarly(file, passed) ? stations.length : currentOf(procedure, file, passed)
  return {
    stations: stations.map((station, i): StationView => {
      const name = nameOf(procedure, station)
      if (i > at) return { name, state: file.closed ? 'skipped' : 'later', on: null }
      if (i === at) return { name, state: file.closed ? 'ended' : 'now', on: null }
      const isThere = passed.some((step) => step.station === i)
      return { name, state: isThere ? 'done' : 'skipped', on: isThere ? dayOn(passed, i) : null }
    }),
    next: file.closed ? null : file.holder.role === 'applicant' ? words.awaited : words.next[stations[at] ?? 'told'],
    ifNot: file.closed || !limit?.due ? null : isYours ? words.ifYouDoNot : isLate ? words.late : words.ifNot,
    isLate,
  }
}

/** Name of the station, for who reads no picture. */
export const nameOf = ({ pages }: Procedure, station: Station): Bilingual =>
  station === 'filed' && pages.words.application === undefined ? words.begun : words.names[station]

type Step = { readonly at: number; readonly station: number }

/** Each time the case came to a station; its filing first. */
function passedAt(procedure: Procedure, { openedAt }: Standing, log: readonly LogRow[]): readonly Step[] {
  const steps = log.flatMap((row): readonly Step[] => {
    const station = stationOf(procedure, row.payload?.data.state ?? '')
    return station === null ? [] : [{ at: doneAt(row), station: stations.indexOf(station) }]
  })
  return [{ at: openedAt, station: 0 }, ...steps]
}

function currentOf(procedure: Procedure, { state }: Standing, passed: readonly Step[]): number {
  const station = stationOf(procedure, state)
  return station === null ? (passed.at(-1)?.station ?? 0) : stations.indexOf(station)
}

/** Nothing undone is shown as done: withdrawn or overtaken before any decision. */
const endedEarly = ({ state }: Standing, passed: readonly Step[]): boolean =>
  state !== 'closed' && !passed.some(({ station }) => station === stations.indexOf('decision'))

/** A case sent back passes a station again: the last time counts. */
function dayOn(passed: readonly Step[], station: number): Day | null {
  const behind = passed.findLastIndex((step) => step.station <= station)
  const step = passed[behind + 1] ?? passed.at(-1)
  return step ? shanghaiDay(step.at) : null
}
