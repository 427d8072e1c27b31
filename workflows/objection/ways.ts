import { z } from 'zod'
import { two } from '#law/bilingual.ts'
import { fieldOf, layoutOf } from '#records/layout.ts'
import { holderView } from '#records/publicity/masking.ts'
import { currentFields, type RecordFile } from '#records/record.ts'
import { grounds } from '#workflows/common/item-words.ts'
import { noted } from '#workflows/contract/counter.ts'
import type { Entry, Form, FormField } from '#workflows/contract/form.ts'
import { Ground } from '#workflows/contract/item.ts'
import type { HandedIn, Place, Units, WayIn } from '#workflows/contract/way-in.ts'

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
      const { zh = column, en = column } = fieldOf(record.kind, column) ?? {}
      return { code: column, name: two(zh, en), shown: value }
    })
}

const form = ({ record, units }: Place): Form => [
  {
    kind: 'entries',
    name: 'items',
    label: record ? two('记录的各项内容', 'Entries of the record') : two('整条记录', 'The record as a whole'),
    entries: record ? entriesOf(record) : [],
    grounds: groundsAsked,
  },
  ...(record ? channel(units) : []),
  {
    kind: 'text',
    name: 'explanation',
    label: two('事情经过和依据', 'What happened, and on what you rely'),
    hint: two(
      '用自己的话写清楚即可；所有材料都会交到核查单位手里。',
      'In your own words. Everything you send reaches the unit that verifies.',
    ),
    limit: 4000,
    rows: 7,
  },
  {
    kind: 'text',
    name: 'statement',
    label: two('异议声明', 'Your statement'),
    hint: two(
      '如果最后无法核实，这段话会随记录一并公开显示。请勿写入身份证号、电话。',
      'If the matter cannot be verified, this text is shown publicly with the record. Leave out identity and telephone numbers.',
    ),
    limit: 200,
    rows: 3,
    optional: true,
  },
]

/** Asked where the record names a unit for direct filing (O36 18). */
function channel({ candidates: [unit], nameOf }: Units): readonly FormField[] {
  if (unit === undefined) return []
  const { zh } = nameOf(unit)
  const options = [
    {
      value: 'city',
      label: two('市公共信用信息平台', 'The city’s credit platform'),
      hint: two(
        '由平台转给有权办理的单位，期限自收到之日起算。',
        'The platform sends it to the right unit; time runs from receipt.',
      ),
    },
    {
      value: 'direct',
      label: two(`直接向信息提供单位（${zh}）`, `The providing unit itself（${zh}）`),
      hint: two('期限自该单位受理之日起算。', 'Time runs from the unit’s acceptance.'),
    },
  ]
  return [{ kind: 'choice', name: 'channel', label: two('向谁提出', 'Where to file'), options, value: 'city' }]
}

/** Routes by the record; the applicant gives the words alone. */
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

export const submit = two('提交异议', 'Submit the objection')

const common = {
  by: ['applicant', 'clerk'],
  mandate: 'file',
  evidence: true,
  name: two('提出异议', 'File an objection'),
  lead: two(
    '勾选有争议的内容，写明正确的应当是什么。可以勾选多项，每一项都会单独答复。',
    'Tick what you dispute and say what would be right. Each entry you tick is answered on its own.',
  ),
  says: {
    evidence: two(
      '决定书、撤销或变更决定、判决、认定单位的证明等。没有材料也可以提交；行政机关之间能共享的，不要求您提供。',
      'The decision, its revocation or change, a judgment, a certificate of the determining unit. You may file without any; what authorities can share among themselves is not asked of you.',
    ),
    check: two(
      '请核对。提交后记录即加注“异议中”，案件开始计时。',
      'Please check. On submission the record carries a dispute mark and the clocks start.',
    ),
    submit,
  },
  form,
  typed: Typed,
  opening,
} as const

export const ways: readonly WayIn[] = [
  {
    ...common,
    id: 'object',
    from: 'record',
    address: '/records/{record}/object',
    offers: ({ record }) => record?.ended === null,
  },
  { ...common, id: 'missing', from: 'nothing', address: '/object', held: true, offers: () => true },
]
