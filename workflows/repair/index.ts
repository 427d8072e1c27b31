import type { Procedure } from '#workflows/contract/procedure.ts'
import { carried } from './carried.ts'
import { Repair } from './case.ts'
import { chart, past, version } from './chart.ts'
import { bars, check } from './check.ts'
import { commitmentTexts } from './commitment.ts'
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
import { involved, show, verdicts } from './show.ts'
import { tasks } from './tasks.ts'
import { ways } from './ways.ts'
import { words } from './words.ts'

export const repair: Procedure<Repair> = {
  id: 'repair',
  course: { version, chart, past, data: Repair, begin, evolve, bars, check, tasks },
  timing: { limits, pauses: null, promise },
  parties: {
    opens: { event: 'applicant.submitted', by: ['applicant', 'clerk', 'intake', 'officer'], data: Submitted },
    beginsOn: ['shielded'],
    outlivesShield: true,
    ways,
    carried,
    sole: () => ['record'],
    events,
    holder,
    asked: () => [],
    involved,
    proposers: ({ decision }) => (decision === null ? [] : [decision.by]),
  },
  pages: {
    stations: {
      handingOver: 'intake',
      handedOver: 'intake',
      endingPublicity: 'decision',
      endingSharing: 'decision',
      liftingMeasures: 'decision',
    },
    words,
    said: { said, verdicts },
    forms,
    commitments: commitmentTexts,
    show,
  },
  results: {
    effects,
    preview: (data, record, caseId, at) =>
      data.decision?.verdict === 'repaired' ? effects('repair', data, at, caseId, record) : [],
    notices,
    letters,
    papers,
  },
  examples,
}
