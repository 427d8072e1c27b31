import type { HolidayYear, StatutoryYear } from '#law/calendar.ts'
import { addDays, type Day, daysBetween, isDay } from '#law/day.ts'
import type { NoticeFaultCode } from './holiday-notice-words.ts'

/** Unreadable words, with their line, counted from 1. */
export type NoticeFault = { readonly line: number; readonly code: NoticeFaultCode; readonly text: string }
export type NoticeRead =
  | { readonly kind: 'read'; readonly year: HolidayYear }
  | { readonly kind: 'faulty'; readonly faults: readonly NoticeFault[] }

type Named = HolidayYear['off'][number]
type Worked = HolidayYear['worked'][number]
type Line = { readonly n: number; readonly text: string }
type Item = {
  readonly off: readonly Named[]
  readonly worked: readonly Worked[]
  readonly faults: readonly NoticeFault[]
}

/** The seven that the yearly notice arranges. */
const seven = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节']

/**
 * Reads the yearly notice; week days, counts and statutory days must agree.
 */
export function readNotice(text: string, url: string, statutory: readonly StatutoryYear[]): NoticeRead {
  const lines = text.split(/\r?\n/).map((line, i): Line => ({ n: i + 1, text: line.replaceAll(/[\s\u3000]/g, '') }))
  const year = yearIn(lines)
  if (year === null) return faulty([fault(lines[0] ?? { n: 1, text: '' }, 'noYear')])
  const items = lines.map((line) => ({ line, item: itemOf(line, year) }))
  const faults = items.flatMap(({ item }) => item.faults)
  if (faults.length > 0) return faulty(faults)
  const off = items.flatMap(({ item }) => item.off)
  const worked = items.flatMap(({ item }) => item.worked)
  const apart = [
    ...missing(lines, off),
    ...items.flatMap(({ line, item }) => clashes(line, item, off)),
    ...notOff(
      lines,
      off,
      statutory.find((one) => one.year === year),
    ),
  ]
  if (apart.length > 0) return faulty(apart)
  const number = lines.map((line) => /^(?:文号：)?(国办[^〔]*〔\d{4}〕\d+号)/.exec(line.text)?.[1]).find(Boolean)
  const issuedOn = lines.map((line) => wholeDay(line.text)).findLast(Boolean)
  const notice = { urls: [url], ...(number && { number }), ...(issuedOn && { issuedOn }) }
  return { kind: 'read', year: { year, notice, off, worked } }
}

const faulty = (faults: readonly NoticeFault[]): NoticeRead => ({ kind: 'faulty', faults })
const fault = ({ n, text }: Line, code: NoticeFaultCode): NoticeFault => ({ line: n, code, text: text.slice(0, 60) })

/** Title may be broken; the first paragraph says it again. */
function yearIn(lines: readonly Line[]): number | null {
  const whole = lines.map(({ text }) => text).join('')
  const found = /(?:关于|现将)(\d{4})年(?:部分节假日|元旦)/.exec(whole)?.[1]
  return found === undefined ? null : Number(found)
}

const nothing: Item = { off: [], worked: [], faults: [] }
const heading = /^[一二三四五六七八九十]+、([^：:]+)[：:](.+)$/

/** One holiday, or a line that may name no day. */
function itemOf(line: Line, year: number): Item {
  const [, name, said] = heading.exec(line.text) ?? []
  if (name === undefined || said === undefined)
    return /\d+月\d+日/.test(line.text) && wholeDay(line.text) === null
      ? { ...nothing, faults: [fault(line, 'unread')] }
      : nothing
  return said
    .split(/[。；;]/)
    .filter((sentence) => sentence !== '')
    .map((sentence) => sentenceOf({ ...line, text: sentence }, name, year))
    .reduce((all, one) => ({
      off: [...all.off, ...one.off],
      worked: [...all.worked, ...one.worked],
      faults: [...all.faults, ...one.faults],
    }))
}

const date = String.raw`(?:(\d{4})年)?(\d{1,2}月)?(\d{1,2})日(?:[（(]([^）)]*)[）)])?`
const offs = new RegExp(`^${date}(?:至${date})?放假(?:调休)?(.*)$`)
const workeds = new RegExp(`^(?:${date}[、，和]?)+(?:正常)?上班$`)

function sentenceOf(line: Line, name: string, year: number): Item {
  const off = offs.exec(line.text)
  if (off) return offOf(line, name, year, off)
  if (workeds.test(line.text)) return workedOf(line, name, year)
  // Advice to employers moves no day.
  return /^鼓励/.test(line.text) || !/\d日/.test(line.text) ? nothing : { ...nothing, faults: [fault(line, 'unread')] }
}

function offOf(line: Line, name: string, year: number, found: RegExpExecArray): Item {
  const [, y1, m1, d1, w1, y2, m2, d2, w2, rest = ''] = found
  const from = dayFrom(y1 ?? String(year), m1, d1)
  const to = d2 === undefined ? from : dayFrom(y2 ?? from?.slice(0, 4), m2 ?? m1, d2)
  if (from === null || to === null || to < from || daysBetween(from, to) > 30)
    return { ...nothing, faults: [fault(line, 'noDay')] }
  const told = /(?:共|^)(\d+)天/.exec(rest)?.[1]
  const counts = told === undefined || Number(told) === daysBetween(from, to) + 1
  const agrees = isOn(from, w1) && isOn(to, d2 === undefined ? w1 : w2)
  const faults = [...(counts ? [] : [fault(line, 'count')]), ...(agrees ? [] : [fault(line, 'weekDay')])]
  return { off: [{ name, from, to }], worked: [], faults }
}

function workedOf(line: Line, name: string, year: number): Item {
  let month: string | undefined
  const read = [...line.text.matchAll(new RegExp(date, 'g'))].map(([, y, m, d, w]) => {
    month = m ?? month
    return { day: dayFrom(y ?? String(year), month, d), w }
  })
  const worked = read.flatMap(({ day }) => (day === null ? [] : [{ name, day }]))
  const isWrong = ({ day, w }: (typeof read)[number]) => day !== null && !isOn(day, w)
  const faults = [
    ...(worked.length < read.length ? [fault(line, 'noDay')] : []),
    ...(read.some(isWrong) ? [fault(line, 'weekDay')] : []),
    ...(worked.some(({ day }) => weekDay(day) % 6 !== 0) ? [fault(line, 'notWeekend')] : []),
  ]
  return { off: [], worked, faults }
}

function dayFrom(year: string | undefined, month: string | undefined, day: string | undefined): Day | null {
  const text = `${year}-${(month ?? '').replace('月', '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`
  return isDay(text) ? text : null
}

/** Sunday is 0. */
const weekDay = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay()

/** Agrees with the week day in brackets, if any. */
function isOn(day: Day, brackets: string | undefined): boolean {
  const said = /(?:周|星期)([日天一二三四五六])/.exec(brackets ?? '')?.[1]
  return said === undefined || '日一二三四五六'.indexOf(said.replace('天', '日')) === weekDay(day)
}

function missing(lines: readonly Line[], off: readonly Named[]): readonly NoticeFault[] {
  const at = lines.find(({ text }) => text !== '') ?? { n: 1, text: '' }
  return seven
    .filter((name) => !off.some((one) => one.name.includes(name.replace('节', ''))))
    .map((name) => fault({ ...at, text: name }, 'missing'))
}

/** A day is off or worked, and belongs to its year. */
function clashes(line: Line, { off, worked }: Item, all: readonly Named[]): readonly NoticeFault[] {
  const both = worked.some(({ day }) => all.some(({ from, to }) => from <= day && day <= to))
  const twice = off.some((one) => all.some((other) => other !== one && other.from <= one.to && one.from <= other.to))
  return both || twice ? [fault(line, 'both')] : []
}

/** Statutory days are always off (放假办法). */
function notOff(lines: readonly Line[], off: readonly Named[], known: StatutoryYear | undefined) {
  return (known?.off ?? []).flatMap(({ name, from, to }): readonly NoticeFault[] => {
    const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i))
    const isOff = (day: Day) => off.some((one) => one.from <= day && day <= one.to) || weekDay(day) % 6 === 0
    const line = lines.find(({ text }) => heading.exec(text)?.[1]?.includes(name.replace('节', '')))
    return days.every(isOff) ? [] : [fault(line ?? { n: 1, text: name }, 'statutory')]
  })
}

function wholeDay(text: string): Day | null {
  const [, y, m, d] = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text) ?? []
  return d === undefined ? null : dayFrom(y, m, d)
}
