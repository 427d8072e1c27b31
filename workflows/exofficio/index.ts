import { shanghaiDay } from '#law/day.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { announces } from './announces.ts'
import { ExOfficio } from './case.ts'
import { chart, past, version } from './chart.ts'
import { bars, check } from './check.ts'
import { recordChanges } from './effects.ts'
import { events, Found } from './events.ts'
import { begin, evolve } from './evolve.ts'
import { examples } from './examples.ts'
import { forms } from './forms.ts'
import { holder } from './holder.ts'
import { limits } from './limits.ts'
import { notices } from './notices.ts'
import { letters, papers } from './papers.ts'
import { ruleNames } from './rule-names.ts'
import { arises } from './rules.ts'
import { said } from './said.ts'
import { show } from './show.ts'
import { tasks } from './tasks.ts'
import { verdictNames } from './verdict-names.ts'
import { ways } from './ways.ts'
import { words } from './words.ts'

export const exofficio: Procedure<ExOfficio> = {
  id: 'exofficio',
  course: {
    version,
    chart,
    past,
    data: ExOfficio,
    begin,
    evolve,
    bars,
    check,
    tasks,
  },
  timing: { limits, pauses: null, promise: () => null },
  parties: {
    opens: { event: 'error.found', by: ['system', 'officer', 'head', 'intake', 'intakeHead'], data: Found }, // Begins on ended records: what came back, and what its source still shows, concerns them.
    beginsOn: ['removed', 'repaired', 'expired', 'revoked', 'withdrawnAtSource', 'shielded'],
    ways,
    events,
    holder,
    asked: () => [],
    involved: ({ platform, provider, determiner, unit, returns }) => [
      ...new Set([platform, provider, determiner, unit, ...returns.map(({ by }) => by)].filter((one) => one !== null)),
    ],
    proposers: ({ proposal }) => (proposal === null ? [] : [proposal.by]),
  },
  pages: {
    stations: { awaitingVerification: 'review', awaitingSource: 'review' },
    words,
    said: { said, verdictNames, ruleNames },
    forms,
    show,
  },
  results: {
    effects: (action, data, at, caseId, record) =>
      action === 'correct' ? recordChanges(data, record, caseId, shanghaiDay(at)) : [],
    preview: (data, record, caseId, at) => recordChanges(data, record, caseId, shanghaiDay(at)),
    announces,
    notices,
    letters,
    papers,
  },
  arises,
  examples,
}
