import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Calendar } from '#law/calendar.ts'
import { chinaCalendar, chinaCalendarWith } from '#law/china.ts'
import { calendar } from './words/calendar.ts'
import { say } from './words/say.ts'

export const holidaysOption = () => ['--holidays <dir>', say(calendar.holidays)] as const

/** The built-in calendar, with the years of a folder on top. */
export async function readCalendar(folder = process.env['REDRESS_HOLIDAYS']): Promise<Calendar> {
  if (folder === undefined || folder === '') return chinaCalendar
  const { HolidayYear } = await import('#engine/case/holiday-year.ts')
  const names = (await readdir(folder)).filter((name) => /^\d{4}\.json$/.test(name))
  const years = await Promise.all(
    names.map(async (name) => HolidayYear.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))),
  )
  return chinaCalendarWith(years)
}
