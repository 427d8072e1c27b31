import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Deployment } from '#engine/store/host.ts'
import { type HolidayYear, makeCalendar, type StatutoryYear } from '#law/calendar.ts'
import type { readDeployment } from '../deployment.ts'

/** A deployment's settings and texts, and the years of its calendar, as the build read and checked them. */
export type Built = Omit<Deployment, 'calendar'> & {
  readonly years: readonly HolidayYear[]
  readonly estimates: readonly StatutoryYear[]
}

/** Stands for `readDeployment` in bundles (scripts/light-bundles.mjs): what was checked is not checked again. */
export const builtDeployment: typeof readDeployment = (folder, { procedures: _, ...site }) => {
  const built: Built = JSON.parse(readFileSync(join(folder, 'built.json'), 'utf8'))
  const { years, estimates, ...settings } = built
  return { ...settings, ...site, calendar: makeCalendar(years, estimates) }
}
