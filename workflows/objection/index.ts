import { matterOf } from '#workflows/contract/item.ts'
import { recordChanges } from '#workflows/contract/outcome.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { proposers } from '#workflows/contract/proposal.ts'
import { carried } from './carried.ts'
import { Objection } from './case.ts'
import { chart, past, version } from './chart.ts'
import { bars, check } from './check.ts'
import { effects } from './effects.ts'
import { events, Submitted } from './events.ts'
import { begin, evolve } from './evolve.ts'
import { examples } from './examples.ts'
import { forms } from './forms.ts'
import { holder } from './holder.ts'
import { limits } from './limits.ts'
import { notices } from './notices.ts'
import { letters, papers } from './papers.ts'
import { promise } from './promise.ts'
import { said } from './said.ts'
import { involved, show } from './show.ts'
import { tasks } from './tasks.ts'
import { ways } from './ways.ts'
import { onWithdrawal } from './withdrawal-words.ts'
import { words } from './words.ts'

export const objection: Procedure<Objection> = {
  id: 'objection',
  course: {
    version,
    chart,
    past,
    data: Objection,
    begin,
    evolve,
    bars,
    check,
    tasks,
  },
  timing: { limits, pauses: { from: 'head.paused', to: 'unit.resumed', endedBy: 'record.withdrawn' }, promise },
  parties: {
    opens: {
      event: 'applicant.submitted',
      by: ['applicant', 'clerk', 'intake', 'officer'],
      data: Submitted,
      mandate: 'file',
    },
    beginsOn: ['shielded'],
    outlivesShield: true,
    unnamed: ['file', 'state'],
    ways,
    carried,
    sole: ({ items }) =>
      items.flatMap(({ field, ground, answer }) => (answer === null ? [matterOf({ field, ground })] : [])),
    events,
    holder,
    asked: (data) => (data.inquiry && data.inquiry.answeredAt === null ? [data.inquiry.unit] : []),
    involved,
    proposers,
  },
  pages: {
    isMain: true,
    stations: {
      awaitingIntake: 'intake',
      platformReview: 'review',
      withProvider: 'review',
      paused: 'review',
      sourceWithdrawn: 'review',
      unmarking: 'decision',
    },
    words,
    said: { said, onWithdrawal },
    forms,
    show,
  },
  results: {
    effects,
    // No answer changes a record withdrawn at its source.
    preview: (data, record, caseId, at) =>
      data.withdrawal
        ? []
        : recordChanges(
            data.items.map((item) => ({ ...item, answer: item.answer ?? item.proposed })),
            record,
            caseId,
            at,
          ),
    notices,
    letters,
    papers,
    reviewed: true,
  },
  examples,
}
