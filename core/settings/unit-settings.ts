import type { SettingValue } from '#engine/people/setting-kind.ts'
import type { Deployment } from '#engine/store/host.ts'
import { type Bilingual, inBoth } from '#law/bilingual.ts'
import type { Unit } from '#records/directory.ts'
import type { Setting, SettingShape } from './setting.ts'
import { settingNames as names } from './setting-words.ts'

type Field = {
  readonly name: Bilingual
  readonly shape: SettingShape
  now(unit: Unit): SettingValue | null
}

/** Parts of a unit’s entry that change without a release. */
export function unitSettings({ directory }: Pick<Deployment, 'directory'>, unitId: string): readonly Setting[] {
  const unit = directory.units.find(({ id }) => id === unitId)
  if (!unit) return []
  const owners = directory.units.filter(({ id }) => id !== unitId)
  return Object.entries({ ...fields, complaintOwner: ownerField(owners) }).map(([field, { name, shape, now }]) => ({
    ...{ id: `unit.${unitId}.${field}`, group: 'directory', card: `unit.${unitId}`, name, meaning: null, shape },
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
