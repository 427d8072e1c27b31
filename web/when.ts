import type { Lang } from '#engine/store/person.ts'
import { fill } from '#law/bilingual.ts'
import { type Day, shanghaiDay, startOfDay, weekday } from '#law/day.ts'
import * as say from '#law/say.ts'
import { fieldOf, permittedUse } from '#records/layout.ts'
import { openEnd } from '#records/publicity/in-force.ts'
import { readDay } from '#records/value.ts'
import { uses, weekdays, when } from './words/when.ts'

/** Legal dates and times, Shanghai in both languages. */
export const sayDay = (lang: Lang, day: Day): string => say.sayDay(day)[lang]

/** Month of an edition; later ones have own names. */
export const sayMonth = (lang: Lang, month: string): string =>
  /^\d{4}-\d{2}$/.test(month) ? say.sayMonth(month)[lang] : month

/** Day if the text is one. */
export const sayIfDay = (lang: Lang, text: string): string => say.sayIfDay(text)[lang]

/** Says what stands in a column of a record; codes of permitted use in words. */
export function sayCell(lang: Lang, kind: string, column: string, value: string): string {
  if (column === permittedUse) return uses[value.trim()]?.[lang] ?? value
  return fieldOf(kind, column)?.type === 'date' ? sayIfDay(lang, readDay(value) ?? value) : value
}

/** Last public day; permits or awards may name none. */
export const sayLastDay = (lang: Lang, day: Day): string => (day === openEnd ? when.noEnd[lang] : sayDay(lang, day))

/** With its weekday: 2026年9月24日（周四）. */
export function sayDueDay(lang: Lang, day: Day): string {
  return fill(when.dueDay[lang], { day: sayDay(lang, day), weekday: weekdays[weekday(day)]?.[lang] ?? '' })
}

export const sayInstant = (lang: Lang, at: number): string => `${sayDay(lang, shanghaiDay(at))} ${clockTime(at)}`

export const isoInstant = (at: number): string => `${shanghaiDay(at)}T${clockTime(at)}+08:00`

function clockTime(at: number): string {
  const minutes = Math.floor((at - startOfDay(shanghaiDay(at))) / 60_000)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
