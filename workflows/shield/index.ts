import { shanghaiDay } from '#law/day.ts'
import type { RecordChange } from '#records/publicity/change.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { ShieldCase } from './case.ts'
import { chart, past, version } from './chart.ts'
import { bars, check } from './check.ts'
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
import { verdicts, words } from './words.ts'

const shieldChange = ({ ruling }: ShieldCase, caseId: string, at: number): RecordChange => ({
  kind: 'ended',
  reason: 'shielded',
  caseId,
  on: shanghaiDay(at),
  planEndsOn: ruling.planEndsOn,
})

export const shield: Procedure<ShieldCase> = {
  id: 'shield',
  course: {
    version,
    chart,
    past,
    data: ShieldCase,
    begin,
    evolve,
    bars,
    check,
    tasks,
  },
  timing: { limits, pauses: null, promise: (_data, { clocks }) => clocks['B5']?.told ?? null },
  parties: {
    opens: { event: 'applicant.submitted', by: ['applicant', 'clerk', 'intake', 'officer'], data: Submitted },
    ways,
    sole: () => ['record'],
    events,
    holder,
    asked: () => [],
    involved: ({ determiner, platform }) => [...new Set([platform, ...(determiner ? [determiner] : [])])],
    proposers: ({ decision }) => (decision ? [decision.by] : []),
  },
  pages: { stations: { shielding: 'decision' }, words, said: { said, verdicts }, forms, show },
  results: {
    effects: (action, data, at, caseId) => (action === 'shield' ? [shieldChange(data, caseId, at)] : []),
    preview: (data, _record, caseId, at) =>
      data.decision?.verdict === 'shielded' ? [shieldChange(data, caseId, at)] : [],
    notices,
    letters,
    papers,
  },
  examples,
}
