import type { SettingValue } from '#engine/people/setting-kind.ts'
import type { Deployment } from '#engine/store/host.ts'
import { type Bilingual, inBoth } from '#law/bilingual.ts'
import type { Unit } from '#records/directory.ts'
import type { Setting, SettingShape } from './setting.ts'
import { settingNames as names } from './setting-words.ts'

type Contact = NonNullable<Unit['contact']>
type Field = {
  readonly name: Bilingual
  readonly shape: SettingShape
  now(unit: Unit): SettingValue | null
  put(unit: Unit, text: string): Unit
}

/** Parts of a unit’s entry that change without a release. */
export function unitSettings({ directory }: Pick<Deployment, 'directory'>, unitId: string): readonly Setting[] {
  const unit = directory.units.find(({ id }) => id === unitId)
  if (!unit) return []
  const owners = directory.units.filter(({ id }) => id !== unitId)
  return Object.entries({ ...fields, complaintOwner: ownerField(owners) }).map(
    ([field, { name, shape, now, put }]) => ({
      ...{ id: `unit.${unitId}.${field}`, group: 'directory', card: `unit.${unitId}`, name, meaning: null, shape },
      now: (deployment) => now(unitIn(deployment, unitId) ?? unit),
      put: (deployment, value) => ({
        ...deployment,
        directory: {
          ...deployment.directory,
          units: deployment.directory.units.map((one) => (one.id === unitId ? put(one, String(value ?? '')) : one)),
        },
      }),
    }),
  )
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
    put: renamed,
  },
  nameEn: {
    ...{ name: names.nameEn, shape: line(120) },
    now: ({ name }) => name.en ?? '',
    put: (unit, text) => ({ ...unit, name: { zh: unit.name.zh, ...(text !== '' && { en: text }) } }),
  },
  aliases: {
    ...{ name: names.aliases, shape: line(300) },
    now: ({ aliases }) => (aliases ?? []).join('、'),
    put: (unit, text) => ({ ...unit, aliases: text.split(/[、,，;；]+/).filter((one) => one.trim() !== '') }),
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

/** Records that bear the former name still find their unit. */
function renamed(unit: Unit, text: string): Unit {
  const { zh, ...rest } = unit.name
  const aliases = zh === text ? (unit.aliases ?? []) : [...new Set([...(unit.aliases ?? []), zh])]
  return { ...unit, name: { ...rest, zh: text }, ...(aliases.length > 0 && { aliases }) }
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
    put: (unit, text) => ({ ...unit, complaintOwner: text === '' ? null : text }),
  }
}

const shown = ({ zh, en }: Unit['name']) => ({ zh, ...(en !== undefined && { en }) })

function plain(key: 'phone' | 'mail', name: Bilingual, shape: SettingShape): Field {
  return {
    ...{ name, shape },
    now: ({ contact }) => contact?.[key] ?? '',
    put: (unit, text) => withContact(unit, ({ [key]: _, ...rest }) => (text === '' ? rest : { ...rest, [key]: text })),
  }
}

/** Words of one language; without Chinese there are none. */
function inLang(key: 'hours' | 'person' | 'address', lang: 'zh' | 'en', name: Bilingual, shape: SettingShape): Field {
  return {
    ...{ name, shape },
    now: ({ contact }) => contact?.[key]?.[lang] ?? '',
    put: (unit, text) =>
      withContact(unit, ({ [key]: before, ...rest }) => {
        const { zh = '', en } = before ?? {}
        const next = lang === 'zh' ? { zh: text, en } : { zh, en: text }
        return next.zh === '' ? rest : { ...rest, [key]: { zh: next.zh, en: next.en || next.zh } }
      }),
  }
}

function withContact(unit: Unit, change: (contact: Contact) => Contact): Unit {
  return { ...unit, contact: change(unit.contact ?? {}) }
}
