import { type AnyStateMachine, fromPromise, setup } from 'xstate'
import { z } from 'zod'
import { two } from '#law/bilingual.ts'
import { ruleOf } from '#law/rules.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

/** Case of every peer: step, signal, two steps, end; a clock beside. */
export const benchProcedure: Procedure<Data> = {
  id: 'bench',
  course: {
    version: 1,
    past: {},
    chart: chart(),
    data: z.strictObject({ decidedBy: z.string().nullable() }),
    tasks: { step: async () => ({ ok: true }), tell: async () => ({ ok: true }), finish: async () => ({ ok: true }) },
    begin: () => ({ decidedBy: null }),
    evolve: (data, event) => (event.type === 'officer.decided' ? { decidedBy: event.actor.id } : data),
    check: () => null,
  },
  parties: {
    opens: { event: 'applicant.asked', by: ['applicant'], data: z.strictObject({}) },
    events: { 'officer.decided': { by: ['officer'], relation: 'holder', data: z.strictObject({}) } },
    holder: (state) => (state === 'waiting' ? officer : system),
    proposers: () => [],
    asked: () => [],
    involved: () => ['HJ'],
  },
  timing: {
    limits: [
      {
        limit: { ...ruleOf('K3'), id: 'Q1', length: { unit: 'workingDays', n: 3, as: 'act' } },
        starts: ['applicant.asked'],
        meets: ['xstate.done.actor.finish'],
        owedBy: () => officer,
      },
    ],
    pauses: null,
    promise: () => null,
  },
  pages: {
    words: {
      title: two('测速', 'Bench'),
      act: two('测速', 'Bench'),
      outcome: two('测速', 'Bench'),
      states: {
        stepping: two('第一步', 'First step'),
        waiting: two('待决定', 'Awaiting a decision'),
        telling: two('第二步', 'Second step'),
        finishing: two('第三步', 'Third step'),
        over: two('办结', 'Over'),
      },
      actions: {},
      events: { 'applicant.asked': two('提出', 'Asked'), 'officer.decided': two('决定', 'Decided') },
      limits: { Q1: two('办理', 'Handle') },
    },
    show: () => ({ evidence: [], ending: null, answeredAt: null, contact: null, decidedBy: null }),
  },
  examples: [],
  results: { effects: () => [], notices: () => [], preview: () => [] },
}

type Data = { readonly decidedBy: string | null }

const officer: Holder = { role: 'officer', unit: 'HJ' }
const system: Holder = { role: 'system', unit: null }

function chart(): AnyStateMachine {
  const task = fromPromise(async () => ({}))
  const service = (name: 'step' | 'tell' | 'finish', target: string) =>
    ({
      meta: { kind: 'service', task: name },
      invoke: { id: name, src: name, onDone: target, onError: 'waiting' },
    }) as const
  return setup({ actors: { step: task, tell: task, finish: task } }).createMachine({
    id: 'bench',
    context: ({ input }) => ({ data: input }),
    initial: 'stepping',
    states: {
      stepping: service('step', 'waiting'),
      waiting: { meta: { kind: 'human' }, on: { 'officer.decided': 'telling' } },
      telling: service('tell', 'finishing'),
      finishing: service('finish', 'over'),
      over: { type: 'final', meta: { kind: 'end' } },
    },
  })
}
