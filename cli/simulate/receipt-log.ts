import type { SheetLine } from '#engine/store/sheet.ts'
import { isDay } from '#law/day.ts'

/** A receipt log's case: instants, and dates as written. */
export type LoggedCase = {
  readonly id: string
  readonly group: string
  readonly start: Stamp
  readonly deadline: Stamp | null
  /** Null: still running. */
  readonly end: Stamp | null
  /** Moments of its events, in order. */
  readonly events: readonly Stamp[]
}
/** An instant; the hour its clock showed, as if in Shanghai. */
export type Stamp = { readonly at: number; readonly clock: number; readonly date: string }

export type ReceiptLog = { readonly cases: readonly LoggedCase[]; readonly bad: readonly string[] }

const needed = ['case:concept:name', 'case:startdate', 'case:deadline', 'case:enddate', 'time:timestamp'] as const

/** Reads a log of events, one a line, its case’s columns on each. */
export async function readReceiptLog(lines: AsyncIterable<SheetLine>): Promise<ReceiptLog> {
  const cases = new Map<string, LoggedCase>()
  const bad: string[] = []
  let names: readonly string[] | null = null
  for await (const one of lines) {
    if ('broken' in one) return { cases: [], bad: [`${one.line}: ${one.broken}`] }
    if (names === null) {
      names = one.cells
      const lacks = needed.filter((name) => !one.cells.includes(name))
      if (lacks.length > 0) return { cases: [], bad: lacks }
      continue
    }
    const cell = (name: string) => one.cells[names?.indexOf(name) ?? -1] ?? ''
    const stamps = (['startdate', 'deadline', 'enddate'] as const).map((name) => stampOf(cell(`case:${name}`)))
    const [start, deadline, end] = stamps
    const at = stampOf(cell('time:timestamp'))
    const id = cell('case:concept:name')
    // A cell that is no instant would make it run on.
    if (id === '' || !start || !at || stamps.includes(undefined)) bad.push(String(one.line))
    else {
      const events = [...(cases.get(id)?.events ?? []), at].toSorted((a, b) => a.at - b.at)
      const group = cell('case:department') || cell('case:group')
      cases.set(id, { id, group, start, deadline: deadline ?? null, end: end ?? null, events })
    }
  }
  return { cases: [...cases.values()].toSorted((a, b) => a.start.at - b.start.at), bad }
}

/** Date, hour and offset, to the millisecond. */
const written = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d{1,3})?)\d* ?(Z|[+-]\d\d:?\d\d)$/

/** Null: the cell is empty; undefined: no instant. */
function stampOf(text: string): Stamp | null | undefined {
  if (text.trim() === '') return null
  const [, date, time, offset] = written.exec(text.trim()) ?? []
  const [at, clock] = [offset, '+08:00'].map((zone) => Date.parse(`${date}T${time}${zone}`))
  return date === undefined || !isDay(date) || !Number.isFinite(at)
    ? undefined
    : { at: at ?? 0, clock: clock ?? 0, date }
}

export type Lateness = {
  readonly cases: number
  readonly done: number
  readonly lateByInstant: number
  readonly lateByDate: number
  /** Without an end: neither late nor on time. */
  readonly running: number
  readonly withoutDeadline: number
}

/** Late by the instant, and by the local date; no end is running. */
export function lateness(cases: readonly LoggedCase[]): Lateness {
  const done = cases.flatMap(({ end, deadline }) => (end && deadline ? [{ end, deadline }] : []))
  return {
    cases: cases.length,
    done: done.length,
    lateByInstant: done.filter(({ end, deadline }) => end.at > deadline.at).length,
    lateByDate: done.filter(({ end, deadline }) => end.date > deadline.date).length,
    running: cases.filter(({ end }) => end === null).length,
    withoutDeadline: cases.filter(({ end, deadline }) => end !== null && deadline === null).length,
  }
}
