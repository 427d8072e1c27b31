import type { StoreReader } from '#engine/proof/store-reader.ts'
import { fillBoth } from '#law/bilingual.ts'
import { checkWords } from '#words/check-words.ts'
import { openCases } from './calendar-change.ts'
import type { Finding } from './host-tools.ts'

/** Checks that no open case lies with a unit that is gone. */
export async function heldChecks({ table, deployment }: StoreReader): Promise<Finding> {
  const known = new Set(deployment.directory.units.map(({ id }) => id))
  const gone = new Map<string, number>()
  for await (const { holder } of openCases({ table }))
    if (holder.unit !== null && !known.has(holder.unit)) gone.set(holder.unit, (gone.get(holder.unit) ?? 0) + 1)
  const list = [...gone].map(([unit, n]) => `${unit} (${n})`).join(', ')
  const { ok, gone: lost, remedy } = checkWords.holders
  if (gone.size === 0) return { code: 'holders', level: 'ok', what: ok, remedy: null }
  return { code: 'holders', level: 'error', what: fillBoth(lost, { list }), remedy }
}
