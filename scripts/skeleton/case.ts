import { z } from 'zod'
import { evolving } from '#workflows/common/evolving.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { approving, Decision, proposalForm, proposed, proposing } from '#workflows/contract/decision.ts'
import type { Form } from '#workflows/contract/form.ts'
import { Contact, Evidence } from '#workflows/contract/item.ts'
import { Opened } from '#workflows/contract/opened.ts'
import type { EventRule } from '#workflows/contract/parties.ts'
import { reason } from '#workflows/contract/proposal.ts'
import { verdicts } from './words.ts'

/** Units come from the record and the directory. */
export const Submitted = z.strictObject({
  explanation: reason,
  evidence: z.array(Evidence).max(20),
  contact: Contact,
  unit: z.string().min(1).max(40),
  platform: z.string(),
})

export const Proposed = proposing('granted', 'refused')

const nothing = z.strictObject({})

/** Senders of each event, by relation to the case. */
export const events = {
  'unit.proposed': {
    by: ['officer', 'head', 'intake', 'intakeHead'],
    relation: 'holder',
    byLink: 'stepUp',
    internal: true,
    data: Proposed,
  },
  ...approving,
  'applicant.withdrew': {
    by: ['applicant'],
    relation: 'own',
    data: z.strictObject({ reason: z.string().trim().max(2000) }),
  },
  'record.changed': { by: ['system'], relation: 'any', data: nothing },
  'record.ended': { by: ['system'], relation: 'any', data: z.strictObject({ by: z.string() }) },
  'system.retried': { by: ['systemAdmin'], relation: 'any', data: nothing },
} as const satisfies Record<string, EventRule>

/** Forms of people's events. */
export const forms: Readonly<Record<string, Form>> = { 'unit.proposed': proposalForm(verdicts) }

export const Sample = Submitted.extend({
  decision: Decision.nullable(),
  opened: Opened,
  ending: z.enum(['decided', 'withdrawn', 'moot']).nullable(),
  stalledAt: z.string().nullable(),
  answeredAt: z.number().nullable(),
})
export type Sample = z.infer<typeof Sample>

export type SampleContext = { data: Sample }
export type SampleEvent = { type: string }

export const begin = (event: CaseEvent): Sample => ({
  ...Submitted.parse(event.data),
  decision: null,
  opened: [],
  ending: null,
  stalledAt: null,
  answeredAt: null,
})

/** Evolves the data; `evolving` keeps what is common. */
export const evolve = evolving<Sample>({
  'unit.proposed': (data, event, record) => ({
    ...data,
    decision: proposed(Proposed.parse(event.data), event, record),
  }),
  'approver.approved': (data) => ({ ...data, ending: 'decided' }),
  'applicant.withdrew': (data) => ({ ...data, ending: 'withdrawn' }),
  'record.ended': (data) => ({ ...data, ending: 'moot' }),
})
