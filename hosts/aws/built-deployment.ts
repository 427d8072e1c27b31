import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Deployment } from '#engine/store/host.ts'
import { type HolidayYear, makeCalendar, type StatutoryYear } from '#law/calendar.ts'
import type { readDeployment } from '../deployment.ts'

/** A deployment as the build read and checked it. */
export type Built = Omit<Deployment, 'calendar'> & {
  readonly years: readonly HolidayYear[]
  readonly estimates: readonly StatutoryYear[]
}

/** Stands for `readDeployment` in bundles (scripts/light-bundles.mjs). */
export const builtDeployment: typeof readDeployment = (folder, { procedures: _, ...site }) => {
  const built: Built = JSON.parse(readFileSync(join(folder, 'built.json'), 'utf8'))
  const { years, estimates, ...settings } = built
  return { ...settings, ...site, calendar: makeCalendar(years, estimates) }
}
