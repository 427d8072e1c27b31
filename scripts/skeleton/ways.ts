import { two } from '#law/bilingual.ts'
import type { WayIn } from '#workflows/contract/way-in.ts'
import { Submitted } from './case.ts'

const Typed = Submitted.pick({ explanation: true })

/** From one's own record, to its determining unit or platform. */
export const ways: readonly WayIn[] = [
  {
    id: 'apply',
    from: 'record',
    by: ['applicant'],
    evidence: true,
    name: two('提出样例申请', 'File a sample application'),
    lead: two(
      '请写明申请的内容和理由，由作出决定的单位答复。',
      'Say what you ask for and why. The unit that decided answers.',
    ),
    offers: ({ record }) => record !== null && record.ended === null,
    form: () => [
      { kind: 'text', name: 'explanation', label: two('申请内容和理由', 'What you ask for, and why'), limit: 2000 },
    ],
    typed: Typed,
    opening: ({ typed, evidence, contact }, { units }) => ({
      ...Typed.parse(typed),
      evidence,
      contact,
      unit: units.determiner ?? units.platform,
      platform: units.platform,
    }),
  },
]
