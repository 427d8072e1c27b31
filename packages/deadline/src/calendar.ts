import { type Day, dayOf, serialOf, weekdayOfSerial } from './day.ts'
import { Fault } from './fault.ts'

export type Notice = {
  readonly urls: readonly string[]
  readonly number?: string
  readonly issuedOn?: Day
}
type NamedSpan = { readonly name: string; readonly from: Day; readonly to: Day }

/** Yearly State Council notice: days off, weekend days worked (调休). */
export type HolidayYear = {
  readonly year: number
  readonly notice: Notice
  readonly off: readonly NamedSpan[]
  readonly worked: readonly { readonly name: string; readonly day: Day }[]
}
/** The statutory days of a year without a notice, for estimates only. */
export type StatutoryYear = { readonly year: number; readonly off: readonly NamedSpan[] }

export type DayStatus = 'published' | 'estimated' | 'outside'

export type Calendar = {
  /** Changes whenever any published or estimated day changes. */
  readonly version: string
  /** Notices and estimates that it was made of. */
  readonly years: readonly HolidayYear[]
  readonly estimates: readonly StatutoryYear[]
  readonly firstYear: number
  /** The last year with a notice. */
  readonly lastYear: number
  readonly firstDay: Day
  /** The last day that is published or estimated. */
  readonly lastDay: Day
  readonly firstSerial: number
  readonly lastSerial: number
  /** 24 December of the last published year; notices may move later days. */
  readonly provisionalFrom: Day
  readonly provisionalSerial: number
  readonly isWorkingDay: (day: Day) => boolean
  readonly statusOf: (day: Day) => DayStatus
  /** Holiday that a day is off or worked for. */
  readonly nameOf: (day: Day) => string | undefined
  /** Only for days that a notice names. */
  readonly noticeOf: (day: Day) => (Notice & { readonly year: number }) | undefined
  /** Working days from the first to this, inclusive. */
  readonly workingDaysUpTo: (serial: number) => number
  /** The serial of the n-th working day of the calendar, from 1. */
  readonly workingDay: (n: number) => number | undefined
  /** The text of a serial inside the calendar, without computing it. */
  readonly dayAt: (serial: number) => Day
}

type Mark = { readonly off: boolean; readonly name: string; readonly notice?: Notice & { readonly year: number } }
type Marks = ReadonlyMap<number, Mark>

/** Merges notices by date: each may reach into the former year. */
export function makeCalendar(years: readonly HolidayYear[], estimates: readonly StatutoryYear[] = []): Calendar {
  const published = consecutive(years)
  const firstYear = published[0]?.year ?? Number.NaN
  const lastYear = firstYear + published.length - 1
  const estimate = estimates.find((one) => one.year === lastYear + 1)
  const marks = merge(published, estimate)
  const firstSerial = serialOf(`${firstYear}-01-01`)
  const lastSerial = serialOf(`${estimate === undefined ? lastYear : lastYear + 1}-12-31`)
  const { upTo, working, days } = index(marks, firstSerial, lastSerial)
  const provisionalFrom = `${lastYear}-12-24`
  const inside = (day: Day) => {
    const serial = serialOf(day)
    if (serial < firstSerial || serial > lastSerial) throw new Fault('outsideCalendar', `${day} has no calendar`)
    return serial
  }
  const workingDaysUpTo = (serial: number) => (serial < firstSerial ? 0 : (upTo[serial - firstSerial] ?? Number.NaN))
  return {
    version: versionOf(published, estimate),
    years: published,
    estimates,
    firstYear,
    lastYear,
    firstDay: dayOf(firstSerial),
    lastDay: dayOf(lastSerial),
    firstSerial,
    lastSerial,
    provisionalFrom,
    provisionalSerial: serialOf(provisionalFrom),
    isWorkingDay: (day) => isWorking(marks, inside(day)),
    statusOf(day) {
      const serial = serialOf(day)
      if (serial < firstSerial || serial > lastSerial) return 'outside'
      return day < provisionalFrom ? 'published' : 'estimated'
    },
    nameOf: (day) => marks.get(serialOf(day))?.name,
    noticeOf: (day) => marks.get(serialOf(day))?.notice,
    workingDaysUpTo,
    workingDay: (n) => working[n - 1],
    dayAt: (serial) => days[serial - firstSerial] ?? dayOf(serial),
  }
}

function consecutive(years: readonly HolidayYear[]): readonly HolidayYear[] {
  const sorted = years.toSorted((a, b) => a.year - b.year)
  const first = sorted[0]
  if (first === undefined) throw new Fault('invalidCalendar', 'no year is published')
  for (const [i, one] of sorted.entries()) {
    if (one.year !== first.year + i) throw new Fault('invalidCalendar', `years are not consecutive at ${one.year}`)
  }
  return sorted
}

function merge(years: readonly HolidayYear[], estimate: StatutoryYear | undefined): Marks {
  const marks = new Map<number, Mark>()
  for (const one of estimate === undefined ? years : [...years, estimate]) {
    for (const [serial, mark] of marksOf(one)) marks.set(serial, mark)
  }
  return marks
}

function marksOf(one: HolidayYear | StatutoryYear): Marks {
  const marks = new Map<number, Mark>()
  const notice = 'notice' in one ? { notice: { ...one.notice, year: one.year } } : {}
  const mark = (serial: number, off: boolean, name: string) => {
    const known = marks.get(serial)
    const day = dayOf(serial)
    if (known !== undefined && known.off !== off) throw new Fault('invalidCalendar', `${day} is both off and worked`)
    if (day < `${one.year - 1}-12-01` || day > `${one.year}-12-31`) {
      throw new Fault('invalidCalendar', `${day} does not belong to the notice of ${one.year}`)
    }
    marks.set(serial, { off, name: known === undefined ? name : `${known.name}、${name}`, ...notice })
  }
  for (const { name, from, to } of one.off) {
    if (serialOf(from) > serialOf(to)) throw new Fault('invalidCalendar', `${from} lies after ${to}`)
    for (let serial = serialOf(from); serial <= serialOf(to); serial += 1) mark(serial, true, name)
  }
  for (const { name, day } of 'worked' in one ? one.worked : []) mark(serialOf(day), false, name)
  return marks
}

function isWorking(marks: Marks, serial: number): boolean {
  const mark = marks.get(serial)
  if (mark !== undefined) return !mark.off
  const day = weekdayOfSerial(serial)
  return day !== 0 && day !== 6
}

function index(marks: Marks, firstSerial: number, lastSerial: number) {
  const upTo = new Int32Array(lastSerial - firstSerial + 1)
  const working: number[] = []
  const days: Day[] = []
  for (let serial = firstSerial; serial <= lastSerial; serial += 1) {
    if (isWorking(marks, serial)) working.push(serial)
    upTo[serial - firstSerial] = working.length
    days.push(dayOf(serial))
  }
  return { upTo, working, days }
}

// FNV-1a over the days: corrected notices change it.
function versionOf(years: readonly HolidayYear[], estimate: StatutoryYear | undefined): string {
  let hash = 0x811c9dc5
  for (const character of JSON.stringify([years, estimate ?? null])) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return `${years[0]?.year}-${years.at(-1)?.year}.${hash.toString(16).padStart(8, '0')}`
}
