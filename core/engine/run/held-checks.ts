import { openCases } from './calendar-change.ts'
import type { Finding } from './host-tools.ts'
import type { StoreReader } from './store-reader.ts'

/** Checks that no open case lies with a unit that is gone. */
export async function heldChecks({ table, deployment }: StoreReader): Promise<Finding> {
  const known = new Set(deployment.directory.units.map(({ id }) => id))
  const gone = new Map<string, number>()
  for await (const { holder } of openCases({ table }))
    if (holder.unit !== null && !known.has(holder.unit)) gone.set(holder.unit, (gone.get(holder.unit) ?? 0) + 1)
  const list = [...gone].map(([unit, n]) => `${unit} (${n})`).join(', ')
  if (gone.size === 0) {
    const what = { zh: '在办案件的承办单位都在目录中', en: 'Every open case lies with a unit of the directory.' }
    return { code: 'holders', level: 'ok', what, remedy: null }
  }
  return {
    code: 'holders',
    level: 'error',
    what: {
      zh: `承办单位不在目录中的在办案件：${list}`,
      en: `Open cases with units that the directory does not have: ${list}`,
    },
    remedy: {
      zh: '撤并的单位在案件办结前仍须留在单位目录中，并有承办人和负责人',
      en: 'Keep a unit that was merged or closed in the directory, with an officer and a head, until its cases are closed.',
    },
  }
}
