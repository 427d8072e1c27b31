import type { Deployment } from '#engine/store/host.ts'
import { type Bilingual, fillBoth, inBoth, joinBoth, two } from '#law/bilingual.ts'
import { catalogue } from '#records/catalogue.ts'
import { unitById } from '#records/directory.ts'
import { openAreas } from './county-settings.ts'
import { NewUnit, readNewUnit, unitSign } from './new-unit.ts'
import { unitsIn } from './put-setting.ts'
import type { Setting } from './setting.ts'
import { settingNames as names } from './setting-words.ts'

type Place = Pick<Deployment, 'directory'>

const prefix = 'units.'
export const newUnitFields = ['nameZh', 'nameEn', 'area', 'level'] as const
export const unitLevels = NewUnit.shape.level.options

/** Reads a form’s new unit as one value, or its faults. */
export function newUnit(
  place: Pick<Deployment, 'directory' | 'counties' | 'area'>,
  form: Readonly<Record<string, string>>,
): { readonly id: string; readonly value: string } | { readonly faults: Readonly<Record<string, string>> } {
  const id = (form['id'] ?? '').trim()
  const given = NewUnit.safeParse(Object.fromEntries(newUnitFields.map((name) => [name, form[name] ?? ''])))
  const isTaken = place.directory.units.some((unit) => unit.id === id)
  const wrong = given.success ? [] : given.error.issues.map(({ path }) => [String(path[0]), 'invalid'] as const)
  const faults = {
    ...Object.fromEntries(wrong),
    ...(openAreas(place)?.includes(form['area'] ?? '') === false && { area: 'unknownArea' }),
    ...(!unitSign.test(id) && { id: 'badUnit' }),
    ...(isTaken && { id: 'unitThere' }),
  }
  if (!given.success || Object.keys(faults).length > 0) return { faults }
  return { id: `${prefix}${id}`, value: JSON.stringify(given.data) }
}

/** A unit that is added: none before, its first entry after. */
export function addedUnit(id: string): Setting | undefined {
  const unit = id.startsWith(prefix) ? id.slice(prefix.length) : ''
  if (!unitSign.test(unit)) return undefined
  return {
    ...{ id, group: 'directory', card: id, name: fillBoth(names.newUnit, { unit }), meaning: null },
    shape: { kind: 'line', most: 400, least: 1, say: sayUnit, fits: (text) => readNewUnit(text) !== null },
    once: true,
    now: ({ directory }) => (directory.units.some((one) => one.id === unit) ? unit : null),
  }
}

function sayUnit(text: string): Bilingual {
  const given = readNewUnit(text)
  if (!given) return inBoth({ zh: text })
  const { nameZh, nameEn, area, level } = given
  const { zh, en } = names.levels[level]
  return two(`${nameZh}，${zh}，${area}`, `${nameEn || nameZh}, ${en}, ${area}`)
}

/** Units that suggest themselves for a field, the leading first. */
export function domainSettings({ directory }: Place): readonly Setting[] {
  const ids = new Set(directory.units.map(({ id }) => id))
  const nameOf = (id: string) => {
    const { zh = id, en = zh } = unitById(directory, id)?.name ?? {}
    return two(zh, en)
  }
  return catalogue.domains.map(({ id: domain, field, zh, en }): Setting => {
    const id = `domain.${domain}`
    return {
      ...{ id, group: 'directory', card: id, meaning: names.domainMeaning },
      name: joinBoth([field, two(zh, en)], two('：', ': ')),
      shape: {
        ...{ kind: 'line', most: 200, fault: 'unknownUnit' },
        say: (text) => joinBoth(unitsIn(text).map(nameOf), two('、', ', ')),
        fits: (text) => unitsIn(text).every((unit) => ids.has(unit)),
      },
      now: ({ directory: { domainOwners } }) => (domainOwners[domain] ?? []).join(' '),
    }
  })
}
