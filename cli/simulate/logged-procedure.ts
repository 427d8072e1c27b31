import { type AnyStateMachine, setup } from 'xstate'
import { z } from 'zod'
import type { Holder } from '#workflows/contract/actor.ts'
import { ourTarget } from '#workflows/contract/closing-limits.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { LimitRule } from '#workflows/contract/timing.ts'
import { logged as words } from './logged-words.ts'

/** Late by the deadline's instant, or by its day. */
export const measures = ['instant', 'date'] as const
export type Measure = (typeof measures)[number]

const Data = z.strictObject({
  unit: z.string(),
  measure: z.enum(measures),
  /** Within the last day in time, or none. */
  deadline: z.number().nullable(),
})
type Data = z.infer<typeof Data>

/** Limits by measure, as figures name them. */
export const limitsBy: Readonly<Record<Measure, string>> = { instant: 'LI', date: 'LD' }
export const events = { opened: 'log.opened', ended: 'log.ended' } as const

const officer = ({ unit }: Data): Holder => ({ role: 'officer', unit })

/** Ends with the day of the log’s own deadline. */
const limitOf = (measure: Measure): LimitRule<Data> => ({
  limit: {
    ...ourTarget({
      ...{ id: limitsBy[measure], owes: 'determiningUnit', days: 0 },
      ...{ step: words[measure], start: words.opened, stop: words.ended },
    }),
    length: { unit: 'calendarDays', n: 0, as: 'period' },
  },
  starts: [events.opened],
  meets: [events.ended],
  applies: (data) => data.measure === measure && data.deadline !== null,
  from: ({ deadline }, { at }) => deadline ?? at,
  owedBy: officer,
})

/** A log’s case: arrival, end and own deadline. */
export const loggedCase: Procedure<Data> = {
  id: 'logged',
  course: {
    ...{ version: 1, past: {}, chart: chart(), data: Data, tasks: {} },
    begin: ({ data }) => Data.parse(data),
    evolve: (data) => data,
    check: () => null,
  },
  parties: {
    opens: { event: events.opened, by: ['system'], data: Data },
    events: { [events.ended]: { by: ['system'], relation: 'any', data: z.strictObject({}) } },
    holder: (_state, data) => officer(data),
    proposers: () => [],
    asked: () => [],
    involved: ({ unit }) => [unit],
  },
  timing: { limits: measures.map(limitOf), pauses: null, promise: () => null },
  pages: {
    words: {
      ...{ title: words.title, act: words.title, outcome: words.ended, actions: {} },
      states: { open: words.open, ended: words.ended },
      events: { [events.opened]: words.opened, [events.ended]: words.ended },
      limits: { [limitsBy.instant]: words.instant, [limitsBy.date]: words.date },
    },
    show: () => ({ evidence: [], ending: null, answeredAt: null, contact: null, decidedBy: null }),
  },
  results: { effects: () => [], notices: () => [], preview: () => [] },
  examples: [],
}

function chart(): AnyStateMachine {
  return setup({}).createMachine({
    id: 'logged',
    context: ({ input }) => ({ data: input }),
    initial: 'open',
    states: {
      open: { meta: { kind: 'human' }, on: { [events.ended]: 'ended' } },
      ended: { type: 'final', meta: { kind: 'end' } },
    },
  })
}
