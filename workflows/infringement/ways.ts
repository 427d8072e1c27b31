import { z } from 'zod'
import { two } from '#law/bilingual.ts'
import { noted } from '#workflows/contract/counter.ts'
import { ownerOf } from '#workflows/contract/owner.ts'
import type { HandedIn, Place, WayIn } from '#workflows/contract/way-in.ts'
import { Submitted } from './events.ts'
import { claimForm } from './forms.ts'

const Typed = Submitted.pick({ about: true, harm: true, explanation: true, wantsStop: true, wantsNotice: true })

const way = { by: ['applicant', 'clerk'], mandate: 'file', evidence: true, typed: Typed, opening } as const

/** From one's own record, or from nothing: a leak needs no record. */
export const ways: readonly WayIn[] = [
  {
    ...way,
    id: 'listing',
    from: 'record',
    name: two('侵权投诉', 'Claim an infringement'),
    lead: two(
      '错误列入、错误公示或者泄露信息，损害名誉或者其他权益的，可以要求停止侵害、更正、恢复名誉。',
      'If a wrong listing or a leak harms you, you may ask that it stop, be put right, and your name be restored.',
    ),
    offers: ({ record }) => record !== null,
    form: ({ record }) => claimForm(record?.provider.unit ?? record?.authority.unit ?? null),
  },
  {
    ...way,
    id: 'harm',
    from: 'nothing',
    name: two('提出侵权投诉', 'Claim a leak, or a wrong listing elsewhere'),
    lead: two(
      '信用信息被泄露，或者在别处被错误列入的，可以在这里提出。',
      'For credit information that was leaked, or a wrong listing elsewhere.',
    ),
    offers: () => true,
    form: () => claimForm(null),
  },
]

function opening(handed: HandedIn, { units }: Place): unknown {
  const typed = z.parse(Typed, handed.typed)
  return {
    ...typed,
    evidence: handed.evidence,
    contact: handed.contact,
    ...noted(handed),
    owner: ownerOf(typed.about, units),
    platform: units.platform,
  }
}
