import { EndReason } from '#records/record.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { Complaint } from './case.ts'
import { chart, past, version } from './chart.ts'
import { bars, check } from './check.ts'
import { events, Submitted } from './events.ts'
import { begin, evolve } from './evolve.ts'
import { examples } from './examples.ts'
import { forms } from './forms.ts'
import { holder, isAboutPlatform } from './holder.ts'
import { limits } from './limits.ts'
import { notices } from './notices.ts'
import { letters, papers } from './papers.ts'
import { said } from './said.ts'
import { show } from './show.ts'
import { tasks } from './tasks.ts'
import { ways } from './ways.ts'
import { faults, verdicts, words } from './words.ts'

export const complaint: Procedure<Complaint> = {
  id: 'complaint',
  course: { version, chart, past, data: Complaint, begin, evolve, bars, check, tasks },
  timing: { limits, pauses: null, promise: (_data, { clocks }) => clocks['J1']?.told ?? null },
  parties: {
    opens: { event: 'applicant.submitted', by: ['applicant', 'clerk'], data: Submitted }, // Lets people complain of how a record was handled after it has ended.
    beginsOn: EndReason.options,
    ways,
    events,
    holder,
    asked: () => [],
    involved: ({ owner, returns }) => [
      ...new Set([owner.unit, owner.approver.unit, ...returns.map(({ unit }) => unit)]),
    ],
    proposers: ({ decision }) => (decision === null ? [] : [decision.by]),
    against: (data) => (isAboutPlatform(data) ? [data.about, null] : [data.about]),
  },
  pages: { stations: { urging: 'decision' }, words, said: { said, faults, verdicts }, forms, show },
  results: { effects: () => [], preview: () => [], notices, letters, papers },
  examples,
}
