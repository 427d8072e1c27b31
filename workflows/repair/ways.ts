import { z } from 'zod'
import { type Bilingual, two } from '#law/bilingual.ts'
import { sayDay } from '#law/say.ts'
import { type Repairability, repairability } from '#records/publicity/repairability.ts'
import { noted } from '#workflows/contract/counter.ts'
import type { Form } from '#workflows/contract/form.ts'
import type { OfRecord, Place, WayIn } from '#workflows/contract/way-in.ts'
import { currentCommitment } from './commitment.ts'

const Typed = z.strictObject({
  explanation: z.string().trim().min(1).max(4000),
  early: z.string().trim().min(1).max(2000).nullable().default(null),
  signedBy: z.string().trim().min(1).max(100),
  commits: z.literal(true),
})

const found = ({ record, today, flags }: Place): Repairability | null => record && repairability(record, today, flags)

const isOurs = (channel: Repairability['channel'] | undefined) => channel === 'creditChina' || channel === 'here'

/** Asks proof of correction and commitment alone (O36 15; YF 17, 18). */
function form(): Form {
  const text = currentCommitment()
  return [
    {
      kind: 'text',
      name: 'explanation',
      label: two('怎样纠正的，义务怎样履行的', 'How it was corrected, and the duties performed'),
      hint: two(
        '请附整改、缴款等证明；行政机关之间能共享的，不要求您提供。',
        'Add proof of correction and payment; what authorities can share among themselves is not asked of you.',
      ),
      limit: 4000,
      rows: 5,
    },
    { kind: 'note', text: two(text.zh, text.en) },
    {
      kind: 'line',
      name: 'signedBy',
      label: two('承诺人（签署人姓名）', 'Signed by (name)'),
      limit: 100,
    },
    {
      kind: 'tick',
      name: 'commits',
      label: two('已阅读全文，自愿作出上述承诺', 'I have read the whole text and give this commitment'),
      hint: two(
        '单位的承诺书随记录公开；个人的只存档。',
        'An organisation’s commitment is published with the record; a person’s is filed.',
      ),
    },
  ]
}

/** No gate: from when, and room for the reason (ADR 11). */
function each(place: Place): OfRecord {
  const ability = found(place)
  if (ability?.ready ?? true)
    return { note: two('现在可以申请信用修复。', 'You can apply for credit repair now.'), form: [] }
  return { note: tooEarly(ability), form: [early] }
}

const early = {
  kind: 'text',
  name: 'early',
  label: two('提前申请的理由', 'Why you apply now'),
  limit: 2000,
  rows: 3,
} as const

function tooEarly(ability: Repairability | null): Bilingual {
  const day = ability?.earliestApplyOn ?? null
  const barred = ability?.barredUntil ?? null
  if (barred !== null)
    return two(
      `曾查实弄虚作假，至${sayDay(barred).zh}（含当日）不予修复。您仍可以写明理由申请，由认定单位审核。`,
      `Fraud was found in an earlier repair: it is not repaired until ${sayDay(barred).en} is over. You may apply with your reason all the same; the unit decides.`,
    )
  return day === null
    ? two(
        '暂不能确定最早可申请日期。您仍可以写明理由申请，由认定单位审核。',
        'The first day cannot be computed yet. You may apply with your reason all the same; the unit decides.',
      )
    : two(
        `最早可申请日是${sayDay(day).zh}，现在还没有到。您可以到时再申请，也可以写明理由现在就申请，由认定单位审核。`,
        `The first day to apply is ${sayDay(day).en}, which has not come. Wait for it, or apply now with your reason; the unit decides.`,
      )
}

export const ways: readonly WayIn[] = [
  {
    id: 'apply',
    from: 'record',
    by: ['applicant', 'clerk'],
    mandate: 'file',
    many: true,
    evidence: true,
    name: two('申请信用修复', 'Apply for repair'),
    lead: two(
      '失信行为已经纠正、义务已经全部履行的，可以申请修复。可以一次为多条记录申请，只签一次承诺书；每条记录各为一案，由作出决定的单位办理。全程免费。',
      'Once the conduct is corrected and every duty performed, a repair may be asked for. Several records may go under one commitment; each becomes a case of its own with the unit that decided. It is free of charge.',
    ),
    says: {
      evidence: two(
        '整改、缴款等义务已经履行的证明；行政机关之间能共享的，不要求您提供。',
        'Proof that every duty is performed, such as a correction or a payment; what authorities can share among themselves is not asked of you.',
      ),
    },
    offers: (place) => isOurs(found(place)?.channel ?? undefined),
    form,
    each,
    typed: Typed,
    opening({ typed, evidence, contact, ...handed }, place) {
      const { explanation, early, signedBy } = Typed.parse(typed)
      const { edition, sha256 } = currentCommitment()
      const ability = found(place)
      return {
        channel: ability?.channel === 'creditChina' ? 'creditChina' : 'here',
        explanation,
        evidence,
        commitment: { edition, sha256, signedBy, published: place.record?.subject.kind !== 'person' },
        earliestApplyOn: ability?.earliestApplyOn ?? null,
        early,
        contact,
        ...noted(handed),
        determiner: place.units.determiner,
        platform: place.units.platform,
      }
    },
  },
]
