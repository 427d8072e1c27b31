import { publishedYears } from '#law/china.ts'
import { addDays, type Day } from '#law/day.ts'
import type { CaseClock } from '#workflows/contract/clock.ts'

/** Numbers as a page says them. */
export const numbersIn = (body: string, mark: RegExp): readonly number[] =>
  [...textOf(body).matchAll(mark)].map(([, n]) => Number(n))

/** Drops tags without a blank. */
export const textOf = (body: string): string => body.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ')

/** Splits a case page into its limits. */
export function clocksOn(body: string): readonly { readonly rule: string; readonly html: string }[] {
  const parts = body.split(/(?=<div class="clock(?: overdue)?" id="limit-)/).slice(1)
  return parts.map((html) => ({ rule: /id="limit-(\w+)"/.exec(html)?.[1] ?? '', html }))
}

/** Number beside the last day. */
export function daysCounted(html: string): number | null {
  const last = /<li class="last">.*?<span>(\d+)<\/span>\s*<\/li>/s.exec(html)?.[1]
  return last === undefined ? null : Number(last)
}

/** Sum charged: 单位甲 4个工作日（自身环节）. */
export function chargedOn(html: string): number | null {
  const said = /逾期时间计：([^<]*)/.exec(html)?.[1]
  return said === undefined ? null : sumOf([...said.matchAll(/(\d+)个工作日/g)].map(([, n]) => Number(n)))
}

/** Working days one by one, from the notices alone. */
export function daysOver({ pauses }: Pick<CaseClock, 'pauses'>, after: Day | null, until: Day | null): number {
  if (after === null || until === null) throw new Error('an open limit has no days')
  let n = 0
  for (let day = addDays(after, 1); day <= until; day = addDays(day, 1))
    if (isWorked(day) && !pauses.some(({ from, to }) => from <= day && day <= to)) n += 1
  return n
}

function isWorked(day: Day): boolean {
  if (publishedYears.some(({ worked }) => worked.some((one) => one.day === day))) return true
  if (publishedYears.some(({ off }) => off.some(({ from, to }) => from <= day && day <= to))) return false
  return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}

export const sumOf = (all: readonly number[]): number => all.reduce((sum, n) => sum + n, 0)
