import { shanghaiDay } from '#law/day.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { Seen } from '#workflows/contract/course.ts'
import { approvalRefusal, proposed } from '#workflows/contract/decision.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import { announces } from './announces.ts'
import { ExOfficio, Proposed } from './case.ts'
import { chart } from './chart.ts'
import { proposalRefusal, recordChanges } from './effects.ts'
import { events, Found } from './events.ts'
import { begin, evolve } from './evolve.ts'
import { examples } from './examples.ts'
import { forms } from './forms.ts'
import { holder } from './holder.ts'
import { limits } from './limits.ts'
import { notices } from './notices.ts'
import { papers } from './papers.ts'
import { arises } from './rules.ts'
import { show } from './show.ts'
import { tasks } from './tasks.ts'
import { ways } from './ways.ts'
import { words } from './words.ts'

/** Refusals that the chart cannot express. The data is the case's before the event. */
function check(data: ExOfficio, event: CaseEvent, { record, clocks }: Seen): RefusalCode | null {
  switch (event.type) {
    case 'unit.proposed': {
      const said = Proposed.parse(event.data)
      return proposalRefusal({ ...proposed(said, event, record), ...said }, data, record, event.at)
    }
    case 'unit.returned':
      return clocks['K1']?.state === 'cancelled' ? 'returnWindowOver' : null
    case 'intake.forwarded':
    case 'supervisor.assigned':
      return events[event.type].data.parse(event.data).unit === data.unit ? 'sameUnit' : null
    default:
      return approvalRefusal(data.proposal, event, record)
  }
}

export const exofficio: Procedure<ExOfficio> = {
  id: 'exofficio',
  course: {
    version: 1,
    chart,
    past: {},
    data: ExOfficio,
    begin,
    evolve,
    check: (data, event, _state, seen) => check(data, event, seen),
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
  pages: { words, forms, show },
  results: {
    effects: (action, data, at, caseId, record) =>
      action === 'correct' ? recordChanges(data, record, caseId, shanghaiDay(at)) : [],
    preview: (data, record, caseId, at) => recordChanges(data, record, caseId, shanghaiDay(at)),
    announces,
    notices,
    papers,
  },
  arises,
  examples,
}
