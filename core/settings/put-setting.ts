import type { SettingValue, SettingValues } from '#engine/people/setting-kind.ts'
import type { Deployment } from '#engine/store/host.ts'
import { usualHours } from '#engine/store/mail-hours.ts'
import type { County, Unit } from '#records/directory.ts'
import { usualLadder } from '#workflows/contract/warnings.ts'
import { readNewCounty } from './new-county.ts'
import { entryOf, readNewUnit, unitSign } from './new-unit.ts'
import { putInUnit } from './put-in-unit.ts'

type Value = SettingValue | null
type Put = (deployment: Deployment, name: string, value: Value) => Deployment

/** A deployment with the values that two set; what is new first. */
export const withSettings = (base: Deployment, values: SettingValues): Deployment =>
  Object.entries(values)
    .toSorted(([a], [b]) => Number(!isNew(a)) - Number(!isNew(b)))
    .reduce((sum, [id, value]) => putSetting(sum, id, value), base)

/** Puts one setting by its id, without names and rules. */
export function putSetting(deployment: Deployment, id: string, value: Value): Deployment {
  const [area = '', name = ''] = id.split(/\.(.*)/s)
  return Object.hasOwn(puts, area) ? (puts[area]?.(deployment, name, value) ?? deployment) : deployment
}

const puts: Readonly<Record<string, Put>> = {
  flag: withFlag,
  target(deployment, name, value) {
    const [area = '', own = ''] = name.split(/\.(.*)/s)
    if (area === 'mail') return withHour(deployment, own, String(value))
    if (area === 'ladder') return withDays(deployment, own, Number(value))
    if (area === 'limit') return { ...deployment, targets: { ...deployment.targets, [own]: Number(value) } }
    return withFlag(deployment, name, value)
  },
  unit(deployment, name, value) {
    const [, unitId, field = ''] = /^(.+)\.(\w+)$/.exec(name) ?? []
    const put = (unit: Unit) => (unit.id === unitId ? putInUnit(unit, field, String(value ?? '')) : unit)
    const { directory } = deployment
    return { ...deployment, directory: { ...directory, units: directory.units.map(put) } }
  },
  units(deployment, id, value) {
    const given = unitSign.test(id) ? readNewUnit(String(value ?? '')) : null
    const { directory } = deployment
    if (!given || directory.units.some((one) => one.id === id)) return deployment
    return { ...deployment, directory: { ...directory, units: [...directory.units, entryOf(id, given)] } }
  },
  counties(deployment, code, value) {
    const name = readNewCounty(String(value ?? ''))
    const { counties = [] } = deployment
    if (!name || counties.some((one) => one.code === code)) return deployment
    return { ...deployment, counties: [...counties, { code, name }] }
  },
  county(deployment, name, value) {
    const [code, field] = name.split('.')
    const put = (county: County): County => {
      if (county.code !== code) return county
      if (field === 'ended') return { ...county, ended: value === true }
      const lang = field === 'nameZh' ? 'zh' : 'en'
      return { ...county, name: { ...county.name, [lang]: String(value ?? '') } }
    }
    return { ...deployment, counties: (deployment.counties ?? []).map(put) }
  },
  domain(deployment, domain, value) {
    const { directory } = deployment
    const domainOwners = { ...directory.domainOwners, [domain]: unitsIn(String(value ?? '')) }
    return { ...deployment, directory: { ...directory, domainOwners } }
  },
  letter(deployment, name, value) {
    const [, letter = '', lang = ''] = /^(.+)\.(zh|en)$/.exec(name) ?? []
    if (!Object.hasOwn(deployment.texts.letters, letter)) return deployment
    const { ownParagraphs = {} } = deployment
    const before = ownParagraphs[letter] ?? { zh: '', en: '' }
    return {
      ...deployment,
      ownParagraphs: { ...ownParagraphs, [letter]: { ...before, [lang]: String(value ?? '') } },
    }
  },
}

const isNew = (id: string) =>
  id.startsWith('counties.') || (id.startsWith('units.') && unitSign.test(id.slice('units.'.length)))

/** Units of a line, by their ids. */
export const unitsIn = (text: string): string[] => text.split(/[\s,，、;；]+/).filter((one) => one !== '')

function withFlag(deployment: Deployment, name: string, value: Value): Deployment {
  const { [name]: _, ...rest } = deployment.flags
  return { ...deployment, flags: value === null ? rest : { ...rest, [name]: value } }
}

const withHour = (deployment: Deployment, name: string, hour: string): Deployment => ({
  ...deployment,
  mailHours: { ...(deployment.mailHours ?? usualHours), [name]: hour },
})

const withDays = (deployment: Deployment, level: string, days: number): Deployment => ({
  ...deployment,
  ladder: (deployment.ladder ?? usualLadder).map((row) => (row.level === level ? { ...row, days } : row)),
})
