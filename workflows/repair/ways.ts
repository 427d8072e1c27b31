import { z } from 'zod'
import { type Bilingual, fillBoth, two } from '#law/bilingual.ts'
import { sayDay } from '#law/say.ts'
import { type Repairability, repairability } from '#records/publicity/repairability.ts'
import { noted } from '#workflows/contract/counter.ts'
import type { Form } from '#workflows/contract/form.ts'
import type { OfRecord, Place, WayIn } from '#workflows/contract/way-in.ts'
import { currentCommitment } from './commitment.ts'
import { said } from './said.ts'

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
      label: said.howItWasCorrected,
      hint: said.proofHint,
      limit: 4000,
      rows: 5,
    },
    { kind: 'note', text: two(text.zh, text.en) },
    {
      kind: 'line',
      name: 'signedBy',
      label: said.signedBy,
      limit: 100,
    },
    {
      kind: 'tick',
      name: 'commits',
      label: said.haveRead,
      hint: said.commitmentHint,
    },
  ]
}

/** No gate: from when, and room for the reason (ADR 11). */
function each(place: Place): OfRecord {
  const ability = found(place)
  if (ability?.ready ?? true) return { note: said.mayApplyNow, form: [] }
  return { note: tooEarly(ability), form: [early] }
}

const early = {
  kind: 'text',
  name: 'early',
  label: said.whyYouApplyNow,
  limit: 2000,
  rows: 3,
} as const

function tooEarly(ability: Repairability | null): Bilingual {
  const day = ability?.earliestApplyOn ?? null
  const barred = ability?.barredUntil ?? null
  if (barred !== null) return fillBoth(said.barredUntil, { day: sayDay(barred) })
  return day === null ? said.firstDayUnknown : fillBoth(said.firstDay, { day: sayDay(day) })
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
