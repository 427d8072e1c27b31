import { shanghaiDay } from '#law/day.ts'
import { barredUntil } from '#records/publicity/bar.ts'
import type { RecordChange } from '#records/publicity/change.ts'
import type { RecordFile } from '#records/record.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { Fraud, Reported } from './case.ts'
import { chart, past, version } from './chart.ts'
import { check, bars as fraudBars, proposers } from './check.ts'
import { events } from './events.ts'
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
import { causes, verdicts, words } from './words.ts'

/** Keeps another finding's bar (B7), but may show the record again. */
function bars({ decision }: Fraud, caseId: string, at: number, record: RecordFile): readonly RecordChange[] {
  const on = shanghaiDay(at)
  const restores = decision?.restores === true
  if (barredUntil(record, on) !== null) return restores ? [{ kind: 'restored', caseId, on }] : []
  return [{ kind: 'barred', caseId, on, ...(restores && { restores }) }]
}

export const fraud: Procedure<Fraud> = {
  id: 'fraud',
  course: { version, chart, past, data: Fraud, begin, evolve, bars: fraudBars, check, tasks },
  timing: { limits, pauses: null, promise: () => null },
  parties: {
    opens: { event: 'unit.reported', by: ['officer', 'head', 'intake', 'intakeHead'], data: Reported },
    ways,
    events,
    holder,
    asked: () => [],
    involved: ({ determiner, platform, approvingUnit }) => [
      ...new Set([platform, determiner, approvingUnit].flatMap((unit) => unit ?? [])),
    ],
    proposers,
  },
  pages: { stations: { recording: 'decision' }, words, said: { said, causes, verdicts }, forms, show },
  results: {
    effects: (action, data, at, caseId, record) => (action === 'record' ? bars(data, caseId, at, record) : []),
    preview: (data, record, caseId, at) => (data.decision?.verdict === 'found' ? bars(data, caseId, at, record) : []),
    notices,
    letters,
    papers,
  },
  examples,
}
