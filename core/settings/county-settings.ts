import type { SettingValue } from '#engine/people/setting-kind.ts'
import type { Deployment } from '#engine/store/host.ts'
import { type Bilingual, fillBoth, inBoth } from '#law/bilingual.ts'
import { type County, isThere } from '#records/directory.ts'
import { NewCounty, readNewCounty } from './new-county.ts'
import type { Setting, SettingShape } from './setting.ts'
import { settingNames as names } from './setting-words.ts'

type Place = Pick<Deployment, 'counties'>

const added = 'counties.'

/** Reads a form’s new county as one value, or its faults. */
export function newCounty(
  { counties = [], area }: Pick<Deployment, 'counties' | 'area'>,
  { code = '', nameZh = '', nameEn = '' }: Readonly<Record<string, string>>,
): { readonly id: string; readonly value: string } | { readonly faults: Readonly<Record<string, string>> } {
  const given = NewCounty.safeParse({ nameZh, nameEn })
  const own = code.trim()
  const isOurs = /^\d{6}$/.test(own) && own.slice(0, 4) === area.slice(0, 4) && own !== area
  const wrong = given.success ? [] : given.error.issues.map(({ path }) => [String(path[0]), 'required'] as const)
  const faults = {
    ...Object.fromEntries(wrong),
    ...(!isOurs && { code: 'badArea' }),
    ...(counties.some((one) => one.code === own) && { code: 'countyThere' }),
  }
  if (!given.success || Object.keys(faults).length > 0) return { faults }
  return { id: `${added}${own}`, value: JSON.stringify(given.data) }
}

/** A county that is added: none before, its names after. */
export function addedCounty(id: string): Setting | undefined {
  const code = /^counties\.(\d{6})$/.exec(id)?.[1]
  if (code === undefined) return undefined
  return {
    ...{ id, group: 'directory', card: id, name: fillBoth(names.newCounty, { code }), meaning: null },
    shape: { kind: 'line', most: 200, least: 1, say: sayCounty, fits: (text) => readNewCounty(text) !== null },
    once: true,
    now: ({ counties = [] }) => (counties.some((one) => one.code === code) ? code : null),
  }
}

const sayCounty = (text: string): Bilingual => readNewCounty(text) ?? inBoth({ zh: text })

/** Names of each county, and whether it ended. */
export const countySettings = ({ counties = [] }: Place): readonly Setting[] =>
  counties.flatMap(({ code }) => [
    part(code, 'nameZh', names.nameZh, text, ({ name }) => name.zh),
    part(code, 'nameEn', names.nameEn, text, ({ name }) => name.en),
    part(code, 'ended', names.countyEnded, yesNo, ({ ended = false }) => ended),
  ])

/** A county's setting by its id. */
export const countySetting = (deployment: Place, id: string): Setting | undefined =>
  id.startsWith('county.') ? countySettings(deployment).find((one) => one.id === id) : undefined

const text: SettingShape = { kind: 'line', most: 60, least: 1 }
const yesNo: SettingShape = {
  kind: 'choice',
  of: [
    { value: false, name: names.no },
    { value: true, name: names.yes },
  ],
  none: null,
}

function part(
  code: string,
  field: string,
  name: Bilingual,
  shape: SettingShape,
  now: (county: County) => SettingValue,
): Setting {
  const card = `county.${code}`
  return {
    ...{ id: `${card}.${field}`, group: 'directory', card, name, shape },
    meaning: field === 'ended' ? names.countyEndedMeaning : null,
    now: ({ counties = [] }) => {
      const county = counties.find((one) => one.code === code)
      return county ? now(county) : null
    },
  }
}

/** Ended counties in which a unit still is, by their setting. */
export const stillSettled = ({ counties = [], directory }: Deployment): Readonly<Record<string, string>> =>
  Object.fromEntries(
    counties
      .filter(({ code, ended }) => ended && directory.units.some((unit) => unit.area === code && isThere(unit)))
      .map(({ code }) => [`county.${code}.ended`, 'unitsThere']),
  )

/** Codes in which a unit may be added; null: any. */
export const openAreas = ({ counties, area }: Pick<Deployment, 'counties' | 'area'>): readonly string[] | null =>
  counties ? [area, ...counties.flatMap(({ code, ended }) => (ended ? [] : [code]))] : null
