import { peopleOf } from '#engine/people/people.ts'
import type { StoreReader } from '#engine/proof/store-reader.ts'
import { namesOfUnits } from '#engine/store/names.ts'
import { fillBoth } from '#law/bilingual.ts'
import { actingUnit, isThere, platformOf } from '#records/directory.ts'
import { checkWords } from '#words/check-words.ts'
import { openCases } from './calendar-change.ts'
import type { Finding } from './host-tools.ts'

/** Checks that complaints reach a handler, the platform's another (ADR 11). */
export async function complaintChecks(store: StoreReader): Promise<readonly Finding[]> {
  const { units } = store.deployment.directory
  const platform = platformOf(store.deployment.directory)
  const acting = (id: string) => actingUnit(store.deployment.directory, id)?.id ?? id
  const named = units
    .filter(isThere)
    .flatMap(({ complaintOwner }) => (complaintOwner === null ? [] : acting(complaintOwner)))
  const handlers = [...new Set(named)].filter((unit) => unit !== platform?.id)
  const local = handlers.filter((id) => units.some((unit) => unit.id === id && unit.level !== 'province'))
  const seated = await Promise.all(local.map(async (unit) => ({ unit, isPair: await canDecide(store, unit) })))
  const empty = seated.filter(({ isPair }) => !isPair).map(({ unit }) => unit)
  if (empty.length === 0) {
    return [{ code: 'complaints', level: 'ok', what: checkWords.complaints.ok, remedy: null }]
  }
  const about = units.filter(({ complaintOwner }) => complaintOwner !== null && empty.includes(acting(complaintOwner)))
  const owners = namesOfUnits(units.filter(({ id }) => empty.includes(id)))
  const what = fillBoth(checkWords.complaints.empty, { owners, about: namesOfUnits(about) })
  return [{ code: 'complaints', level: 'warning', what, remedy: checkWords.complaints.remedy }]
}

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

async function canDecide(store: StoreReader, unit: string): Promise<boolean> {
  const heads = await peopleOf(store, { role: 'head', unit })
  const all = [...(await peopleOf(store, { role: 'officer', unit })), ...heads].map(({ id }) => id)
  return heads.some(({ id }) => all.some((other) => other !== id))
}
