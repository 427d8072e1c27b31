import { z } from 'zod'
import { two } from '#law/bilingual.ts'
import { AtCounter } from '#workflows/contract/counter.ts'
import type { Form } from '#workflows/contract/form.ts'
import { Contact, Evidence } from '#workflows/contract/item.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { HandedIn, WayIn } from '#workflows/contract/way-in.ts'
import { smallProcedure } from './small-procedure.ts'

const Typed = z.strictObject({ why: z.string().min(1).max(200), on: z.iso.date().nullable() })
const Opening = z.strictObject({
  typed: Typed,
  evidence: z.array(Evidence),
  contact: Contact.nullable(),
  counter: AtCounter.exactOptional(),
  unit: z.string(),
})
const Asked = Opening.extend({ decidedBy: z.string().nullable(), stalledAt: z.string().nullable() })
type Asked = z.infer<typeof Asked>

const form: Form = [
  { kind: 'text', name: 'why', label: two('为什么', 'Why'), limit: 200 },
  { kind: 'day', name: 'on', label: two('哪天', 'On which day'), optional: true },
]

const opening = ({ typed, evidence, contact, counter }: HandedIn, unit: string) => ({
  ...{ typed, evidence, contact, unit },
  ...(counter ? { counter } : {}),
})

function way(id: string, from: WayIn['from'], by: WayIn['by'], more: Partial<WayIn> = {}): WayIn {
  return {
    ...{ id, from, by, form: () => form, typed: Typed, evidence: true },
    name: two(`入口${id}`, `Way ${id}`),
    lead: two('说明', 'What it begins'),
    offers: ({ record, units }) => record?.ended == null && units.isSeated('officer', 'HJ'),
    opening: (handed, { units }) => opening(handed, units.platform),
    ...more,
  }
}

/** Procedure with every way in, and small cases. */
export const waysProcedure: Procedure<Asked> = {
  ...smallProcedure,
  id: 'begun',
  course: {
    ...smallProcedure.course,
    data: Asked,
    begin: ({ data }) => ({ ...Opening.parse(data), decidedBy: null, stalledAt: null }),
    evolve: (data) => data,
  },
  parties: {
    ...smallProcedure.parties,
    opens: { event: 'applicant.asked', by: ['applicant', 'clerk', 'officer'], data: Opening },
    ways: [
      way('one', 'record', ['applicant', 'clerk'], { mandate: 'file' }),
      way('several', 'record', ['applicant', 'clerk'], { many: true }),
      way('plain', 'nothing', ['applicant'], { evidence: false, offers: () => true }),
      way('office', 'record', ['officer'], { evidence: false }),
      way('papers', 'record', ['officer', 'intake']),
      way('follow', 'case', ['officer', 'supervisor'], {
        once: 'follow',
        evidence: false,
        offers: ({ origin }) => origin?.closed === false,
      }),
      way('never', 'record', ['applicant', 'officer'], { offers: () => false }),
    ],
    involved: () => ['HJ'],
  },
  pages: {
    ...smallProcedure.pages,
    show: ({ evidence, contact, typed }) => ({
      ...{ ending: null, answeredAt: null, decidedBy: null },
      evidence,
      contact,
      facts: [{ name: two('为什么', 'Why'), value: typed.why }],
    }),
  },
}
