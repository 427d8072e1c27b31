import { z } from 'zod'
import type { Bilingual } from '#law/bilingual.ts'
import { ListMeasure } from './list-measure.ts'
import { matchKey } from './normalise.ts'
import { keyNames, Recipient } from './recipient.ts'
import type { RecordFile } from './record.ts'

const Name = z.strictObject({ zh: z.string().min(1), en: z.string().exactOptional() })

/** An organ of the deployment, or above it. */
export const Unit = z.strictObject({
  id: z.string().min(1),
  name: Name,
  /** 机关代字, with which its document numbers begin: 云环. */
  codeWord: z.string().min(1).exactOptional(),
  /** Former or shorter names by which records call it. */
  aliases: z.array(z.string()).exactOptional(),
  area: z.string(),
  level: z.enum(['province', 'city', 'county', 'vertical']),
  domains: z.array(z.string()),
  isPlatform: z.boolean(),
  higherReview: z.array(z.string()),
  complaintOwner: z.string().nullable(),
  /** Contact of a unit; `mail` also takes its staff's failed mails. */
  contact: z
    .strictObject({
      phone: z.string().exactOptional(),
      hours: z.strictObject({ zh: z.string(), en: z.string() }).exactOptional(),
      mail: z.email().exactOptional(),
      /** Contact as its letters name it. */
      person: Name.exactOptional(),
      address: Name.exactOptional(),
    })
    .exactOptional(),
  /**
   * Organs of reconsideration, by choice, and court that its letters name (行政复议法实施条例 17). `confirmed` by the city's
   * legal office; until then the check tells.
   */
  remedies: z
    .strictObject({ reconsideration: z.array(z.string()).min(1), court: Name, confirmed: z.boolean() })
    .exactOptional(),
  /** Opt-in to act from mail, alone or with second factor. */
  actByMail: z.enum(['alone', 'stepUp']).exactOptional(),
  /** It ended: who has its cases and records now. */
  successor: z.string().exactOptional(),
  verified: z.string().exactOptional(),
  note: z.string().exactOptional(),
})
export type Unit = z.infer<typeof Unit>

/** 县（市、区）; one that ended keeps its name for what was. */
export type County = { readonly code: string; readonly name: Bilingual; readonly ended?: boolean }

export const Directory = z
  .strictObject({
    edition: z.string(),
    units: z.array(Unit),
    /** Domain id → units, leading first; a suggestion only (ADR 12). */
    domainOwners: z.record(z.string(), z.array(z.string())),
    /** Left out: units where somebody is seated as a recipient. */
    recipients: z.array(Recipient).exactOptional(),
    /** Measures and rewards of lists; left out: none. */
    measures: z.array(ListMeasure).exactOptional(),
    /** Address at which 信用中国 takes applications; left out: files. */
    creditChina: z
      .strictObject({ endpoint: z.url({ protocol: /^https?$/ }), keys: keyNames.exactOptional() })
      .exactOptional(),
  })
  .superRefine(({ units, measures = [] }, { addIssue }) => {
    const ids = new Set(units.map(({ id }) => id))
    for (const [i, { id, holder }] of measures.entries()) {
      if (!ids.has(holder)) addIssue(`measures: ${id} is held by ${holder}, which is no unit here`)
      if (measures.findIndex((one) => one.id === id) !== i) addIssue(`measures: ${id} stands twice`)
    }
    const words = units.flatMap(({ codeWord }) => codeWord ?? [])
    for (const { id, codeWord, remedies } of units) {
      for (const organ of remedies?.reconsideration ?? [])
        if (!ids.has(organ)) addIssue(`${id}: remedies.reconsideration names ${organ}, which is no unit here`)
      // Units sharing a 代字 would repeat numbers.
      if (codeWord !== undefined && words.indexOf(codeWord) !== words.lastIndexOf(codeWord))
        addIssue(`${id}: codeWord ${codeWord} is another unit's too`)
    }
  })
export type Directory = z.infer<typeof Directory>

export type Candidates = {
  /** Units the record itself names: its provider, else its determining unit. */
  readonly units: readonly string[]
  /** Units the domain suggests; a person must forward. */
  readonly suggestions: readonly string[]
}

/** Units for an objection to the record. */
export function candidates(record: RecordFile, directory: Directory): Candidates {
  const now = (id: string | null) => (id === null ? null : (actingUnit(directory, id)?.id ?? null))
  const named = now([record.provider.unit, record.authority.unit].find((id) => now(id) !== null) ?? null)
  const owners = record.domain === null ? [] : (directory.domainOwners[record.domain] ?? [])
  const suggestions = [...new Set(owners.map((id) => now(id) ?? id))].filter((id) => id !== named)
  return { units: named === null ? [] : [named], suggestions }
}

/** Finds units by a name as written; brackets, widths, blanks aside. */
export function unitFinder(directory: Directory): (name: string) => Unit | null {
  const byKey = new Map<string, Unit>()
  for (const unit of directory.units) {
    for (const name of namesOf(unit)) if (!byKey.has(matchKey(name))) byKey.set(matchKey(name), unit)
  }
  return (name) => (name.trim() === '' ? null : (byKey.get(matchKey(name)) ?? null))
}

export const unitByName = (directory: Directory, name: string): Unit | null => unitFinder(directory)(name)

/** The unit that runs the platform. */
export const platformOf = ({ units }: Pick<Directory, 'units'>): Unit | undefined =>
  units.find(({ isPlatform }) => isPlatform)

export const unitById = (directory: Directory, id: string): Unit | null =>
  directory.units.find((unit) => unit.id === id) ?? null

/** A unit, or whoever has its part since it ended. */
export function actingUnit(directory: Directory, id: string): Unit | null {
  let unit = unitById(directory, id)
  // Ends pass the part on at most as often as there are units.
  for (let hops = 0; unit?.successor !== undefined && hops < directory.units.length; hops += 1)
    unit = unitById(directory, unit.successor)
  return unit?.successor === undefined ? unit : null
}

/** Ended units whose part a unit has now. */
export const takenOverBy = (directory: Directory, id: string): readonly string[] =>
  directory.units.flatMap((one) =>
    one.successor !== undefined && actingUnit(directory, one.id)?.id === id ? [one.id] : [],
  )

export const isThere = ({ successor }: Pick<Unit, 'successor'>): boolean => successor === undefined

/** 云浮市市场监督管理局(知识产权局) signs as 云浮市市场监督管理局 too. */
const namesOf = (unit: Unit) => [unit.name.zh, ...(unit.aliases ?? []), unit.name.zh.replace(/[((][^()()]*[))]$/, '')]
