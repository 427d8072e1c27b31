import { z } from 'zod'
import { two } from '#law/bilingual.ts'
import { noted } from '#workflows/contract/counter.ts'
import { ownerOf } from '#workflows/contract/owner.ts'
import type { HandedIn, Place, WayIn } from '#workflows/contract/way-in.ts'
import { Submitted } from './events.ts'
import { complaintForm } from './forms.ts'

const Typed = Submitted.pick({ about: true, fault: true, explanation: true })

/** From a case or from nothing; the directory names the owner. */
const way = {
  by: ['applicant', 'clerk'],
  mandate: 'file',
  evidence: true,
  typed: Typed,
  form: () => complaintForm,
} as const

export const ways: readonly WayIn[] = [
  {
    ...way,
    id: 'handling',
    from: 'case',
    name: two('投诉本案办理情况', 'Complain about the handling'),
    lead: two(
      '对办理逾期、不说明理由、收费、泄露信息等情况，可以投诉。投诉由另外的单位办理，不影响本案继续办理。',
      'You may complain if the handling is late, gives no reasons, asks a fee or leaks information. Another unit examines it; the case itself continues.',
    ),
    offers: ({ origin }) => origin !== null && origin.procedure !== 'complaint',
    opening,
  },
  {
    ...way,
    id: 'general',
    from: 'nothing',
    name: two('提出投诉', 'File a complaint'),
    lead: two(
      '对信用异议、修复等业务的办理有意见，可以投诉。投诉不由被投诉的单位办理。',
      'You may complain about how objections, repairs and the like are handled. The unit complained of never handles the complaint.',
    ),
    offers: () => true,
    opening,
  },
]

function opening(handed: HandedIn, { origin, units }: Place): unknown {
  const typed = z.parse(Typed, handed.typed)
  return {
    ...typed,
    evidence: handed.evidence,
    contact: handed.contact,
    ...noted(handed),
    origin: origin?.id ?? null,
    owner: ownerOf(typed.about, units),
    platform: units.platform,
  }
}
