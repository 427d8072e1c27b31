import { EndReason } from '#records/record.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { Complaint } from './case.ts'
import { chart } from './chart.ts'
import { check } from './check.ts'
import { events, Submitted } from './events.ts'
import { begin, evolve } from './evolve.ts'
import { examples } from './examples.ts'
import { forms } from './forms.ts'
import { holder, isAboutPlatform } from './holder.ts'
import { limits } from './limits.ts'
import { notices } from './notices.ts'
import { papers } from './papers.ts'
import { show } from './show.ts'
import { tasks } from './tasks.ts'
import { ways } from './ways.ts'
import { words } from './words.ts'

export const complaint: Procedure<Complaint> = {
  id: 'complaint',
  version: 1,
  past: {},
  chart,
  data: Complaint,
  opens: { event: 'applicant.submitted', by: ['applicant', 'clerk'], data: Submitted },
  // Lets people complain of how a record was handled after it has ended.
  beginsOn: EndReason.options,
  events,
  forms,
  ways,
  limits,
  tasks,
  words,
  examples,
  pauses: null,
  begin,
  evolve,
  check,
  holder,
  effects: () => [],
  notices,
  papers,
  proposers: ({ decision }) => (decision === null ? [] : [decision.by]),
  against: (data) => (isAboutPlatform(data) ? [data.about, null] : [data.about]),
  asked: () => [],
  involved: ({ owner, returns }) => [...new Set([owner.unit, owner.approver.unit, ...returns.map(({ unit }) => unit)])],
  promise: (_data, { clocks }) => clocks['J1']?.told ?? null,
  preview: () => [],
  show,
}
