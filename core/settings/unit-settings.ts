import type { SettingValue } from '#engine/people/setting-kind.ts'
import type { Deployment } from '#engine/store/host.ts'
import { type Bilingual, inBoth } from '#law/bilingual.ts'
import { isThere, type Unit } from '#records/directory.ts'
import type { Setting, SettingShape } from './setting.ts'
import { settingNames as names } from './setting-words.ts'

type Field = {
  readonly name: Bilingual
  readonly meaning?: Bilingual
  readonly shape: SettingShape
  now(unit: Unit): SettingValue | null
}

/** Parts of a unit’s entry that change without a release. */
export function unitSettings({ directory }: Pick<Deployment, 'directory'>, unitId: string): readonly Setting[] {
  const unit = directory.units.find(({ id }) => id === unitId)
  if (!unit) return []
  const others = directory.units.filter((one) => one.id !== unitId && isThere(one))
  const card = `unit.${unitId}`
  const all = {
    ...fields,
    complaintOwner: ownerField(others),
    ...(!unit.isPlatform && { successor: endField(others) }),
  }
  return Object.entries(all).map(([field, { name, shape, now, meaning = null }]) => ({
    ...{ id: `${card}.${field}`, group: 'directory', card: field === 'successor' ? `${card}.end` : card },
    ...{ name, meaning, shape },
    now: (deployment) => now(unitIn(deployment, unitId) ?? unit),
  }))
}

/** A unit's setting by its id. */
export function unitSetting(deployment: Pick<Deployment, 'directory'>, id: string): Setting | undefined {
  const unitId = /^unit\.(.+)\.\w+$/.exec(id)?.[1]
  return unitId === undefined ? undefined : unitSettings(deployment, unitId).find((one) => one.id === id)
}

const unitIn = ({ directory }: Pick<Deployment, 'directory'>, unitId: string) =>
  directory.units.find(({ id }) => id === unitId)

const line = (most: number, like?: RegExp, fault?: string, least?: number): SettingShape => ({
  ...{ kind: 'line', most },
  ...(least !== undefined && { least }),
  ...(like && { like }),
  ...(fault !== undefined && { fault }),
})

const fields: Readonly<Record<string, Field>> = {
  nameZh: {
    ...{ name: names.nameZh, shape: line(60, undefined, undefined, 1) },
    now: ({ name }) => name.zh,
  },
  nameEn: {
    ...{ name: names.nameEn, shape: line(120) },
    now: ({ name }) => name.en ?? '',
  },
  aliases: {
    ...{ name: names.aliases, shape: line(300) },
    now: ({ aliases }) => (aliases ?? []).join('、'),
  },
  phone: plain('phone', names.phone, line(40, /^\+?[\d -]{5,}$/, 'badPhone')),
  mail: plain('mail', names.mail, line(120, /^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'badEmail')),
  hoursZh: inLang('hours', 'zh', names.hoursZh, line(120)),
  hoursEn: inLang('hours', 'en', names.hoursEn, line(200)),
  personZh: inLang('person', 'zh', names.personZh, line(60)),
  personEn: inLang('person', 'en', names.personEn, line(80)),
  addressZh: inLang('address', 'zh', names.addressZh, line(120)),
  addressEn: inLang('address', 'en', names.addressEn, line(200)),
}

function ownerField(owners: readonly Unit[]): Field {
  return {
    name: names.complaintOwner,
    shape: {
      kind: 'choice',
      of: owners.map(({ id, name }) => ({ value: id, name: inBoth(shown(name)) })),
      none: names.noOwner,
    },
    now: ({ complaintOwner }) => complaintOwner,
  }
}

/** It ends by naming who has its cases and records from then on. */
function endField(others: readonly Unit[]): Field {
  return {
    ...{ name: names.successor, meaning: names.successorMeaning },
    shape: {
      kind: 'choice',
      of: others.flatMap(({ id, name, level }) =>
        level === 'province' ? [] : [{ value: id, name: inBoth(shown(name)) }],
      ),
      none: names.isThere,
    },
    now: ({ successor }) => successor ?? null,
  }
}

/** The unit that a setting ends; null: another setting. */
export const endedBy = (id: string): string | null => /^unit\.(.+)\.successor$/.exec(id)?.[1] ?? null

const shown = ({ zh, en }: Unit['name']) => ({ zh, ...(en !== undefined && { en }) })

function plain(key: 'phone' | 'mail', name: Bilingual, shape: SettingShape): Field {
  return {
    ...{ name, shape },
    now: ({ contact }) => contact?.[key] ?? '',
  }
}

function inLang(key: 'hours' | 'person' | 'address', lang: 'zh' | 'en', name: Bilingual, shape: SettingShape): Field {
  return {
    ...{ name, shape },
    now: ({ contact }) => contact?.[key]?.[lang] ?? '',
  }
}
