import { peopleOf } from '#engine/people/people.ts'
import type { Finding } from './host-tools.ts'
import type { StoreReader } from './store-reader.ts'

/** Checks that complaints reach a handler, the platform's another (ADR 11). */
export async function complaintChecks(store: StoreReader): Promise<readonly Finding[]> {
  const { units } = store.deployment.directory
  const platform = units.find(({ isPlatform }) => isPlatform)
  const named = units.flatMap(({ complaintOwner }) => complaintOwner ?? [])
  const owners = [...new Set(named)].filter((unit) => unit !== platform?.id)
  const local = owners.filter((id) => units.some((unit) => unit.id === id && unit.level !== 'province'))
  const seated = await Promise.all(local.map(async (unit) => ({ unit, isPair: await canDecide(store, unit) })))
  const empty = seated.filter(({ isPair }) => !isPair).map(({ unit }) => unit)
  if (empty.length === 0) {
    const what = { zh: '投诉都有承办单位', en: 'Every complaint has an owner who can decide it.' }
    return [{ code: 'complaints', level: 'ok', what, remedy: null }]
  }
  const about = units.filter(({ complaintOwner }) => complaintOwner !== null && empty.includes(complaintOwner))
  const nameOf = (id: string) => units.find((unit) => unit.id === id)?.name.zh ?? id
  const zh = [empty.map(nameOf), about.map(({ name }) => name.zh)].map((names) => names.join('、'))
  const en = [empty, about.map(({ id }) => id)].map((names) => names.join(', '))
  return [
    {
      code: 'complaints',
      level: 'warning',
      what: {
        zh: `投诉承办单位没有承办人和另一名负责人：${zh[0]}（承办对${zh[1]}的投诉）`,
        en: `Owners of complaints without an officer and another person as head: ${en[0]} (for complaints about ${en[1]}).`,
      },
      remedy: {
        zh: '在该单位设承办人和负责人；此前由其上级中有人员的单位办理，均无人员的留在该单位待办',
        en: 'Seat an officer and a head there; until then the unit above it that has a seat handles them, or they wait.',
      },
    },
  ]
}

async function canDecide(store: StoreReader, unit: string): Promise<boolean> {
  const heads = await peopleOf(store, { role: 'head', unit })
  const all = [...(await peopleOf(store, { role: 'officer', unit })), ...heads].map(({ id }) => id)
  return heads.some(({ id }) => all.some((other) => other !== id))
}
