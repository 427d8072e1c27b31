import { type Calendar, type HolidayYear, makeCalendar, type StatutoryYear } from './calendar.ts'
import y2018 from './holidays/2018.json' with { type: 'json' }
import y2019 from './holidays/2019.json' with { type: 'json' }
import y2020 from './holidays/2020.json' with { type: 'json' }
import y2021 from './holidays/2021.json' with { type: 'json' }
import y2022 from './holidays/2022.json' with { type: 'json' }
import y2023 from './holidays/2023.json' with { type: 'json' }
import y2024 from './holidays/2024.json' with { type: 'json' }
import y2025 from './holidays/2025.json' with { type: 'json' }
import y2026 from './holidays/2026.json' with { type: 'json' }
import statutory from './holidays/statutory-days.json' with { type: 'json' }

export const publishedYears: readonly HolidayYear[] = [y2018, y2019, y2020, y2021, y2022, y2023, y2024, y2025, y2026]

/** 全国年节及纪念日放假办法, without any exchange of weekends. */
export const statutoryYears: readonly StatutoryYear[] = statutory

export const chinaCalendar: Calendar = makeCalendar(publishedYears, statutoryYears)

/** Adds years; one given here replaces the built-in. */
export function withYears(years: readonly HolidayYear[]): readonly HolidayYear[] {
  const given = new Set(years.map((one) => one.year))
  return [...publishedYears.filter((one) => !given.has(one.year)), ...years]
}

export const chinaCalendarWith = (years: readonly HolidayYear[]): Calendar =>
  makeCalendar(withYears(years), statutoryYears)
