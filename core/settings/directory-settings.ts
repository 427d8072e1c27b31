import { z } from 'zod'
import type { Deployment } from '#engine/store/host.ts'
import { type Bilingual, fillBoth, inBoth, joinBoth, two } from '#law/bilingual.ts'
import { catalogue } from '#records/catalogue.ts'
import { Unit, unitById } from '#records/directory.ts'
import type { Setting } from './setting.ts'
import { settingNames as names } from './setting-words.ts'

type Place = Pick<Deployment, 'directory'>

const prefix = 'units.'
/** A new unit’s sign: letters, digits and dashes, as in documents. */
const sign = /^[A-Z][A-Z0-9-]{1,15}$/

const NewUnit = z.strictObject({
  nameZh: z.string().trim().min(1).max(60),
  nameEn: z.string().trim().max(120),
  area: z.string().regex(/^\d{6}$/),
  level: z.enum(['city', 'county', 'vertical']),
})
export const newUnitFields = ['nameZh', 'nameEn', 'area', 'level'] as const
export const unitLevels = NewUnit.shape.level.options

/** Reads a form’s new unit as one value, or its faults. */
export function newUnit(
  { directory }: Place,
  form: Readonly<Record<string, string>>,
): { readonly id: string; readonly value: string } | { readonly faults: Readonly<Record<string, string>> } {
  const id = (form['id'] ?? '').trim()
  const given = NewUnit.safeParse(Object.fromEntries(newUnitFields.map((name) => [name, form[name] ?? ''])))
  const isTaken = directory.units.some((unit) => unit.id === id)
  const wrong = given.success ? [] : given.error.issues.map(({ path }) => [String(path[0]), 'invalid'] as const)
  const faults = {
    ...Object.fromEntries(wrong),
    ...(!sign.test(id) && { id: 'badUnit' }),
    ...(isTaken && { id: 'unitThere' }),
  }
  if (!given.success || Object.keys(faults).length > 0) return { faults }
  return { id: `${prefix}${id}`, value: JSON.stringify(given.data) }
}

/** A unit that is added: none before, its first entry after. */
export function addedUnit(id: string): Setting | undefined {
  const unit = id.startsWith(prefix) ? id.slice(prefix.length) : ''
  if (!sign.test(unit)) return undefined
  return {
    ...{ id, group: 'directory', card: id, name: fillBoth(names.newUnit, { unit }), meaning: null },
    shape: { kind: 'line', most: 400, least: 1, say: sayUnit, fits: (text) => readUnit(text) !== null },
    now: () => null,
    put(deployment, value) {
      const given = readUnit(String(value ?? ''))
      const { directory } = deployment
      if (!given || directory.units.some((one) => one.id === unit)) return deployment
      return { ...deployment, directory: { ...directory, units: [...directory.units, entryOf(unit, given)] } }
    },
  }
}

function readUnit(text: string): z.infer<typeof NewUnit> | null {
  try {
    return NewUnit.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** Its further entries are changed like any other unit’s. */
const entryOf = (id: string, { nameZh, nameEn, area, level }: z.infer<typeof NewUnit>): Unit =>
  Unit.parse({
    ...{ id, name: { zh: nameZh, ...(nameEn !== '' && { en: nameEn }) }, area, level },
    ...{ domains: [], isPlatform: false, higherReview: [], complaintOwner: null },
  })

function sayUnit(text: string): Bilingual {
  const given = readUnit(text)
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
      put: (deployment, value) => ({
        ...deployment,
        directory: {
          ...deployment.directory,
          domainOwners: { ...deployment.directory.domainOwners, [domain]: unitsIn(String(value ?? '')) },
        },
      }),
    }
  })
}

const unitsIn = (text: string): string[] => text.split(/[\s,，、;；]+/).filter((one) => one !== '')
