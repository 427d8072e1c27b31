import { shanghaiDay } from '#law/day.ts'
import type { RecordChange } from '#records/publicity/change.ts'
import { isShielded } from '#records/publicity/shield.ts'
import type { RecordFile } from '#records/record.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { arises } from './arises.ts'
import { Review, ShieldEnd } from './case.ts'
import { chart, past, version } from './chart.ts'
import { bars, check } from './check.ts'
import { events } from './events.ts'
import { begin, evolve } from './evolve.ts'
import { examples } from './examples.ts'
import { forms } from './forms.ts'
import { holder } from './holder.ts'
import { limits } from './limits.ts'
import { notices } from './notices.ts'
import { letters, papers } from './papers.ts'
import { said } from './said.ts'
import { causes, show } from './show.ts'
import { tasks } from './tasks.ts'
import { ways } from './ways.ts'
import { findings, relations, verdicts, words } from './words.ts'

/** Nothing once over: another review was faster. */
function changes(action: string, caseId: string, at: number, record: RecordFile): readonly RecordChange[] {
  const on = shanghaiDay(at)
  if (action === 'restore') return [{ kind: 'restored', caseId, on }]
  return action === 'keep' && isShielded(record) ? [{ kind: 'shieldReviewed', caseId, on }] : []
}

export const shieldEnd: Procedure<ShieldEnd> = {
  id: 'shieldEnd',
  course: { version, chart, past, data: ShieldEnd, begin, evolve, bars, check, tasks },
  timing: { limits, pauses: null, promise: () => null },
  parties: {
    opens: {
      event: 'review.opened',
      by: ['system', 'officer', 'head', 'intake', 'intakeHead', 'applicant', 'clerk'],
      data: Review,
    },
    ways,
    events,
    holder,
    asked: () => [],
    involved: ({ determiner, platform }) => [...new Set([platform, ...(determiner ? [determiner] : [])])],
    proposers: ({ decision }) => (decision ? [decision.by] : []),
  },
  pages: { words, said: { said, causes, verdicts, findings, relations }, forms, show },
  results: {
    effects: (action, _data, at, caseId, record) => changes(action, caseId, at, record),
    preview: ({ decision }, record, caseId, at) =>
      changes(decision?.verdict === 'restored' ? 'restore' : 'keep', caseId, at, record),
    notices,
    letters,
    papers,
  },
  examples,
  arises,
}
