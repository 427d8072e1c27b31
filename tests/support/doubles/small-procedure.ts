import { type AnyStateMachine, fromPromise, setup } from 'xstate'
import { z } from 'zod'
import { two } from '#law/bilingual.ts'
import { ruleOf } from '#law/rules.ts'
import type { Actor, Holder } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

/** Least procedure, into which tests plant their defects. */
export const smallProcedure: Procedure<Ask> = {
  id: 'small',
  course: {
    version: 1,
    past: {},
    chart: smallStates({}),
    data: z.strictObject({ decidedBy: z.string().nullable(), stalledAt: z.string().nullable() }),
    tasks: { send: async () => ({}) },
    begin: () => ({ decidedBy: null, stalledAt: null }),
    evolve: (data, event, state) => {
      if (event.type === 'clerk.decided') return { ...data, decidedBy: event.actor.id }
      return event.type.startsWith('xstate.error.') ? { ...data, stalledAt: state } : data
    },
    check: () => null,
  },
  parties: {
    opens: { event: 'applicant.asked', by: ['applicant'], data: z.strictObject({}) },
    events: {
      'clerk.decided': { by: ['officer'], relation: 'holder', fourEyes: true, data: z.strictObject({}) },
      'applicant.withdrew': { by: ['applicant'], relation: 'own', data: z.strictObject({}) },
      'system.retried': { by: ['systemAdmin'], relation: 'any', data: z.strictObject({}) },
    },
    holder: (state) => (state === 'sending' ? { role: 'system', unit: null } : clerk),
    proposers: () => [],
    asked: () => [],
    involved: () => ['HJ'],
  },
  pages: {
    forms: { 'applicant.withdrew': [] },
    words: {
      title: two('小', 'Small'),
      act: two('小', 'Small'),
      outcome: two('小', 'Small'),
      states: {
        asked: two('已提出', 'Asked'),
        sending: two('发送', 'Sending'),
        stalled: two('停滞', 'Stalled'),
        over: two('办结', 'Over'),
        withdrawn: two('撤回', 'Withdrawn'),
      },
      actions: {},
      events: {
        'applicant.asked': two('提出', 'Asked'),
        'applicant.withdrew': two('撤回', 'Withdrew'),
        'clerk.decided': two('决定', 'Decided'),
        'system.retried': two('重试', 'Retried'),
      },
      limits: { Q1: two('办理', 'Handle') },
    },
    show: () => ({ evidence: [], ending: null, answeredAt: null, contact: null, decidedBy: null }),
  },
  timing: {
    limits: [
      {
        limit: { ...ruleOf('K3'), id: 'Q1', length: { unit: 'workingDays', n: 1, as: 'act' } },
        starts: ['applicant.asked', 'xstate.error.actor.send'],
        meets: ['xstate.done.actor.send'],
        owedBy: () => clerk,
      },
    ],
    pauses: null,
    promise: () => null,
  },
  examples: [
    {
      name: two('办结', 'Handled'),
      record: {},
      open: { at: '2026-09-14 10:00', data: {} },
      steps: [
        { send: 'clerk.decided', by: person('hj-1', 'officer', 'HJ'), at: '2026-09-14 15:00' },
        { until: '2026-09-14 15:30' },
      ],
      states: ['asked', 'sending', 'over'],
    },
    {
      name: two('逾期后撤回', 'Withdrawn after the limit'),
      record: {},
      open: { at: '2026-09-14 10:00', data: {} },
      steps: [
        { until: '2026-09-17 10:00' },
        { send: 'applicant.withdrew', by: person('applicant', 'applicant', null), at: '2026-09-17 11:00' },
        { until: '2026-09-17 11:30' },
      ],
      states: ['asked', 'withdrawn'],
      breaches: ['Q1'],
    },
  ],
  results: {
    effects: (action, _data, at, caseId) =>
      action === 'end'
        ? [{ kind: 'ended', reason: 'removed', on: new Date(at).toISOString().slice(0, 10), caseId }]
        : [],
    notices: () => [],
    preview: () => [],
  },
}

/** The chart of it, with states put in place of its own. */
export function smallStates(changed: object): AnyStateMachine {
  const task = fromPromise(async () => ({}))
  const kit = setup({ guards: { isRight: () => true }, actions: { end: () => {} }, actors: { send: task } })
  const withdrawal = { 'applicant.withdrew': 'withdrawn' }
  const states = {
    asked: { meta: { kind: 'human' }, on: { 'clerk.decided': 'sending', ...withdrawal } },
    sending: {
      meta: { kind: 'service', task: 'send' },
      invoke: { id: 'send', src: 'send', onDone: { target: 'over', actions: 'end' }, onError: 'stalled' },
    },
    stalled: { meta: { kind: 'human' }, on: { 'system.retried': 'sending', 'applicant.withdrew': {} } },
    over: { type: 'final', meta: { kind: 'end' } },
    withdrawn: { type: 'final', meta: { kind: 'end' } },
    ...changed,
  } as const
  return kit.createMachine({ id: 'small', context: ({ input }) => ({ data: input }), initial: 'asked', states })
}

type Ask = { readonly decidedBy: string | null; readonly stalledAt: string | null }

const clerk: Holder = { role: 'officer', unit: 'HJ' }

function person(id: string, role: Actor['role'], unit: string | null): Actor {
  return { id, role, unit }
}
