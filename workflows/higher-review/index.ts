import { recordChanges } from '#workflows/contract/outcome.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { proposers } from '#workflows/contract/proposal.ts'
import { HigherReview } from './case.ts'
import { chart, past, version } from './chart.ts'
import { check } from './check.ts'
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
import { words } from './words.ts'

export const higherReview: Procedure<HigherReview> = {
  id: 'higherReview',
  course: {
    version,
    chart,
    past,
    data: HigherReview,
    begin,
    evolve,
    check,
    tasks,
  },
  timing: { limits, pauses: null, promise: (_data, { clocks }) => clocks['A7']?.told ?? null },
  parties: {
    opens: { event: 'applicant.submitted', by: ['applicant', 'clerk'], data: Submitted },
    outlivesShield: true,
    unnamed: ['review'],
    ways,
    events,
    holder,
    asked: () => [],
    involved: (data) => [data.organ, data.platform, ...(data.decidedBy === null ? [] : [data.decidedBy])],
    proposers,
  },
  pages: { stations: { withHigherOrgan: 'review' }, words, said: { said }, forms, show },
  results: {
    effects: (action, data, at, caseId, record) =>
      action === 'correct' ? recordChanges(data.items, record, caseId, at) : [],
    preview: (data, record, caseId, at) =>
      recordChanges(
        data.items.map((item) => ({ ...item, answer: item.answer ?? item.proposed })),
        record,
        caseId,
        at,
      ),
    notices,
    letters,
    papers,
  },
  examples,
}
