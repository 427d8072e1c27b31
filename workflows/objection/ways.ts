import { z } from 'zod'
import { fillBoth, two } from '#law/bilingual.ts'
import { fieldOf, layoutOf } from '#records/layout.ts'
import { holderView } from '#records/publicity/masking.ts'
import { isOver } from '#records/publicity/shield.ts'
import { currentFields, type RecordFile } from '#records/record.ts'
import { grounds } from '#workflows/common/item-words.ts'
import { noted } from '#workflows/contract/counter.ts'
import type { Entry, Form, FormField } from '#workflows/contract/form.ts'
import { Ground, matterOf } from '#workflows/contract/item.ts'
import type { Shown } from '#workflows/contract/shown-case.ts'
import type { HandedIn, Origin, Place, Units, WayIn } from '#workflows/contract/way-in.ts'
import { said } from './said.ts'
import { linked, onTheWhole, situationsOf } from './situations.ts'

const text = z.string().overwrite((typed) => typed.replace(/\r\n/g, '\n').trim())

const Typed = z.object({
  // Unnamed channels go the platform's way.
  channel: z.enum(['city', 'direct']).catch('city'),
  items: z
    .array(z.object({ field: z.string().max(40).nullable(), ground: Ground, claimed: text.min(1).max(4000) }))
    .min(1)
    .max(20),
  explanation: text.min(1).max(4000),
  statement: text.max(200).nullable().default(null),
})

/** One ground for several whole records; each becomes a case. */
const TypedOfSeveral = z.strictObject({
  ground: Ground,
  claimed: text.min(1).max(400),
  explanation: text.min(1).max(4000),
})

/** Text on the new evidence; entries come from the closed case. */
const TypedAgain = z.strictObject({ explanation: text.min(1).max(4000) })

/** Entries of a closed objection that were refused, maintained or not verified. */
function notUpheld(origin: Origin | null): NonNullable<Shown['items']> {
  if (origin?.procedure !== 'objection' || !origin.closed) return []
  const { items = [], ending } = origin.shown
  if (ending === 'refused') return items
  return ending === 'decided' ? items.filter(({ answer }) => answer?.code === '05' || answer?.code === '06') : []
}

const choices = (of: readonly Ground[]) => of.map((ground) => ({ value: ground, label: grounds[ground] }))

/** Grounds of one entry, and of the whole record. */
const groundsAsked = {
  entry: choices(['E2', 'E3', 'E7', 'E8', 'E11', 'E13']),
  whole: choices(['E1', 'E4', 'E5', 'E6', 'E8', 'E9', 'E10', 'E11', 'E12', 'E13', 'E3']),
}

/** Every entry its subject may see, but those that are computed. */
function entriesOf(record: RecordFile): readonly Entry[] {
  const { computed } = layoutOf(record.kind)
  return holderView(record, 'subject')
    .cells.filter(({ column }) => !computed.includes(column))
    .map(({ column, value }) => {
      const { zh = column, en = column, type } = fieldOf(record.kind, column) ?? {}
      const typed = type === 'date' || type === 'money' ? { type } : {}
      return { code: column, name: two(zh, en), shown: value, ...typed }
    })
}

const explanation = {
  kind: 'text',
  name: 'explanation',
  label: said.whatHappened,
  hint: said.inYourOwnWords,
  limit: 4000,
  rows: 7,
} as const

const form = ({ record, units }: Place): Form => [
  {
    kind: 'entries',
    name: 'items',
    label: record ? said.entriesOfTheRecord : said.theMissingRecord,
    entries: record ? linked(entriesOf(record)) : [],
    grounds: groundsAsked,
  },
  ...(record ? channel(units) : []),
  explanation,
  {
    kind: 'text',
    name: 'statement',
    label: said.yourStatement,
    hint: said.statementHint,
    limit: 200,
    rows: 3,
    optional: true,
  },
]

/** Asked where the record names a unit for direct filing (O36 18). */
function channel({ candidates: [unit], nameOf }: Units): readonly FormField[] {
  if (unit === undefined) return []
  const options = [
    {
      value: 'city',
      label: said.theCitysCreditPlatform,
      hint: said.thePlatformSends,
    },
    {
      value: 'direct',
      label: fillBoth(said.directly, { unit: nameOf(unit) }),
      hint: said.timeRunsFromAcceptance,
    },
  ]
  return [{ kind: 'choice', name: 'channel', label: said.whereToFile, options, value: 'city' }]
}

/** Routed by the record; worded by the applicant. */
function opening({ typed, evidence, contact, ...handed }: HandedIn, { record, units }: Place) {
  const { items, ...said } = Typed.parse(typed)
  const fields = record ? currentFields(record) : {}
  return {
    ...said,
    items: items.map((item, i) => ({
      id: `i${i + 1}`,
      ...item,
      shown: item.field === null ? '' : (fields[item.field] ?? ''),
      evidence: [],
    })),
    evidence,
    contact,
    provider: units.provider,
    determiner: units.determiner,
    platform: units.platform,
    candidates: units.candidates,
    ...routedAt(handed, record, units),
    ...noted(handed),
    ...(handed.held ? { held: handed.held } : {}),
  }
}

/** Paper at the right unit is filed there, other paper by platform. */
function routedAt({ actor, counter }: Pick<HandedIn, 'actor' | 'counter'>, record: RecordFile | null, units: Units) {
  if (counter === undefined || actor.role !== 'officer') return {}
  if (record === null) return { channel: 'direct', provider: counter.unit, candidates: [counter.unit] }
  return { channel: units.candidates[0] === counter.unit ? 'direct' : 'city' }
}

export const submit = said.submitTheObjection

const common = {
  by: ['applicant', 'clerk'],
  mandate: 'file',
  evidence: true,
  name: said.fileAnObjection,
  lead: said.tickWhatYouDispute,
  says: {
    evidence: said.theDecisionItsRevocationOr,
    check: said.pleaseCheckOnSubmission,
    submit,
  },
  form,
  situations: (place: Place) => (place.record ? situationsOf(place, entriesOf(place.record)) : []),
  typed: Typed,
  opening,
} as const

/** Not over: a shield hides it for a time (ADR 25). */
const stands = (record: RecordFile | null): boolean => record !== null && !isOver(record)

export const ways: readonly WayIn[] = [
  {
    ...common,
    id: 'object',
    from: 'record',
    address: '/records/{record}/object',
    offers: ({ record }) => stands(record),
  },
  {
    ...common,
    id: 'several',
    from: 'record',
    many: true,
    name: said.objectToSeveral,
    lead: said.severalLead,
    offers: ({ record }) => stands(record),
    form: () => [
      { kind: 'choice', name: 'ground', label: said.sameGround, options: groundsAsked.whole },
      { kind: 'line', name: 'claimed', label: said.whatWouldBeRight, limit: 400 },
      explanation,
    ],
    situations: () => onTheWhole,
    typed: TypedOfSeveral,
    matters(typed) {
      const read = TypedOfSeveral.safeParse(typed).data
      return read ? [matterOf({ field: null, ground: read.ground })] : []
    },
    opening(handed, place) {
      const { ground, claimed, explanation } = TypedOfSeveral.parse(handed.typed)
      return opening({ ...handed, typed: { items: [{ field: null, ground, claimed }], explanation } }, place)
    },
  },
  {
    ...common,
    id: 'again',
    from: 'case',
    name: said.objectAgain,
    lead: said.objectAgainLead,
    says: { ...common.says, evidence: said.theNewEvidence },
    offers: ({ record, origin }) => stands(record) && notUpheld(origin).length > 0,
    form: () => [{ ...explanation, label: said.whatIsNew, hint: said.whatIsNewHint }],
    situations: () => [],
    typed: TypedAgain,
    opening(handed, place) {
      const { explanation } = TypedAgain.parse(handed.typed)
      const items = notUpheld(place.origin).map(({ field, ground, claimed }) => ({ field, ground, claimed }))
      const evidence = [...(place.origin?.shown.evidence ?? []), ...handed.evidence]
      return opening({ ...handed, evidence, typed: { items, explanation } }, place)
    },
  },
  { ...common, id: 'missing', from: 'nothing', address: '/object', held: true, offers: () => true },
]
