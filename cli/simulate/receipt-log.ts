import type { SheetLine } from '#engine/store/sheet.ts'

/** A receipt log's case: instants, and dates as written. */
export type LoggedCase = {
  readonly id: string
  readonly group: string
  readonly start: number
  readonly deadline: Stamp | null
  /** Null: still running. */
  readonly end: Stamp | null
  /** Instants of its events, in order. */
  readonly events: readonly number[]
}
type Stamp = { readonly at: number; readonly date: string }

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
    const [start, at] = [stampOf(cell('case:startdate')), stampOf(cell('time:timestamp'))]
    const id = cell('case:concept:name')
    if (id === '' || !start || !at) bad.push(String(one.line))
    else {
      const had = cases.get(id)
      const group = cell('case:department') || cell('case:group')
      const own = {
        id,
        group,
        start: start.at,
        deadline: stampOf(cell('case:deadline')),
        end: stampOf(cell('case:enddate')),
      }
      cases.set(id, { ...own, events: [...(had?.events ?? []), at.at].toSorted((a, b) => a - b) })
    }
  }
  return { cases: [...cases.values()].toSorted((a, b) => a.start - b.start), bad }
}

/** An instant, and the local date that its own offset makes. */
function stampOf(text: string): Stamp | null {
  const at = Date.parse(
    text
      .trim()
      .replace(' ', 'T')
      .replace(/(\.\d{3})\d+/, '$1'),
  )
  return text.trim() === '' || Number.isNaN(at) ? null : { at, date: text.trim().slice(0, 10) }
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
