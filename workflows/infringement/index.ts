import { EndReason } from '#records/record.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { Infringement } from './case.ts'
import { chart, past, version } from './chart.ts'
import { check } from './check.ts'
import { announces, effects } from './effects.ts'
import { events, Submitted } from './events.ts'
import { begin, evolve } from './evolve.ts'
import { examples } from './examples.ts'
import { forms } from './forms.ts'
import { holder } from './holder.ts'
import { limits } from './limits.ts'
import { notices } from './notices.ts'
import { letters, papers } from './papers.ts'
import { said } from './said.ts'
import { show } from './show.ts'
import { tasks } from './tasks.ts'
import { ways } from './ways.ts'
import { harms, verdicts, words } from './words.ts'

export const infringement: Procedure<Infringement> = {
  id: 'infringement',
  course: { version, chart, past, data: Infringement, begin, evolve, check, tasks },
  timing: { limits, pauses: null, promise: (_data, { clocks }) => clocks['J1']?.told ?? null },
  parties: {
    opens: { event: 'applicant.submitted', by: ['applicant', 'clerk'], data: Submitted }, // The harm of a wrong listing outlives it.
    beginsOn: EndReason.options,
    ways,
    sole: ({ about }) => [about],
    events,
    holder,
    asked: () => [],
    involved: ({ owner, platform }) => [...new Set([owner.unit, owner.approver.unit, platform])],
    proposers: ({ decision }) => (decision === null ? [] : [decision.by]), // The platform must stop what it shows, so it sees the case; a unit that did the harm does not.
    against: ({ about, platform }) => (about === platform ? [] : [about]),
  },
  pages: { stations: { stoppingHarm: 'review' }, words, said: { said, harms, verdicts }, forms, show },
  results: {
    effects,
    preview: (data, record, caseId, at) => {
      if (data.decision?.verdict === 'stop') return effects('stop', data, at, caseId, record)
      return effects(data.remedy?.removes ? 'correct' : 'resume', data, at, caseId, record)
    },
    announces,
    notices,
    letters,
    papers,
  },
  examples,
}
