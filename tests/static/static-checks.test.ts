import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { explore } from '#engine/compile/explore.ts'
import { staticChecks } from '#engine/compile/static-checks.ts'
import { ruleOf } from '#law/rules.ts'
import { smallProcedure, smallStates } from '#tests/support/doubles/small-procedure.ts'
import { exploration } from '#tests/support/exploration.ts'
import { reasonField } from '#workflows/contract/decision.ts'
import type { EventRule } from '#workflows/contract/parties.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { procedures } from '#workflows/index.ts'

async function problems(procedure: Procedure, most = 500): Promise<readonly string[]> {
  const moments = explore(procedure, await exploration(procedure, most))
  return staticChecks(procedure, moments).map(({ state, what }) => `${state}: ${what}`)
}

describe.each(Object.values(procedures).map((procedure) => ({ name: procedure.id, procedure })))(
  '$name',
  ({ procedure }) => {
    test('holds, clocks, ends and names every state, and changes the record only by decision', async () => {
      expect(await problems(procedure, 2500)).toEqual([])
    })
  },
)

const send = { id: 'send', src: 'send' }
const service = { kind: 'service', task: 'send' }
const human = { kind: 'human' }
const withdrawal = { 'applicant.withdrew': 'withdrawn' }
const [limit] = smallProcedure.timing.limits

const chart = (changed: object): Procedure =>
  ({ ...smallProcedure, course: { ...smallProcedure.course, chart: smallStates(changed) } }) as Procedure

const defects: readonly (readonly [string, Procedure, string])[] = [
  [
    'a state that nobody holds',
    { ...smallProcedure, parties: { ...smallProcedure.parties, holder: () => ({ role: 'system', unit: null }) } },
    'asked: nobody holds the case',
  ],
  [
    'a limit that stops too soon',
    {
      ...smallProcedure,
      timing: { ...smallProcedure.timing, limits: limit ? [{ ...limit, meets: ['clerk.decided'] }] : [] },
    },
    'sending: no clock runs',
  ],
  [
    'only a right that lapses',
    { ...smallProcedure, timing: { ...smallProcedure.timing, limits: limit ? [{ ...limit, lapses: true }] : [] } },
    'asked: no clock runs',
  ],
  ['a state that nothing leads to', chart({ lost: { meta: human, on: { ...withdrawal } } }), 'lost: cannot be reached'],
  [
    'a state that leads nowhere',
    chart({ stalled: { meta: human, on: { 'applicant.withdrew': {} } } }),
    'stalled: leads to no end',
  ],
  [
    'a change of the record by withdrawal',
    chart({ asked: { meta: human, on: { 'applicant.withdrew': 'sending', 'clerk.decided': 'sending' } } }),
    'sending: xstate.done.actor.send changes the record without a decision',
  ],
  [
    'a change of the record by a clock',
    chart({
      asked: {
        meta: human,
        on: { 'clerk.decided': 'sending', 'clock.Q1.breach': { target: 'over', actions: 'end' }, ...withdrawal },
      },
    }),
    'asked: clock.Q1.breach changes the record without a decision',
  ],
  [
    'a failure that reaches no person',
    chart({
      sending: { meta: service, invoke: { ...send, onDone: { target: 'over', actions: 'end' }, onError: 'over' } },
    }),
    'sending: its failure does not reach a person',
  ],
  [
    'services that go round',
    chart({
      sending: { meta: service, invoke: { ...send, onDone: 'resending', onError: 'stalled' } },
      resending: {
        meta: service,
        invoke: { ...send, onDone: [{ guard: 'isRight', target: 'sending' }, 'over'], onError: 'stalled' },
      },
    }),
    'resending: is on a cycle of services alone',
  ],
  [
    'a state that is silent on withdrawal',
    chart({ stalled: { meta: human, on: { 'system.retried': 'sending' } } }),
    'stalled: neither takes nor forbids withdrawal',
  ],
  [
    'a state without English words',
    {
      ...smallProcedure,
      pages: {
        ...smallProcedure.pages,
        words: {
          ...smallProcedure.pages.words,
          states: { ...smallProcedure.pages.words.states, over: { zh: '办结', en: '' } },
        },
      },
    },
    'over: the state has no words in both languages',
  ],
  [
    'an event without words',
    { ...smallProcedure, pages: { ...smallProcedure.pages, words: { ...smallProcedure.pages.words, events: {} } } },
    'clerk.decided: the event has no words in both languages',
  ],
  [
    'a limit without words',
    { ...smallProcedure, pages: { ...smallProcedure.pages, words: { ...smallProcedure.pages.words, limits: {} } } },
    'Q1: the limit has no words in both languages',
  ],
  [
    'an event that nobody may send',
    { ...smallProcedure, parties: { ...smallProcedure.parties, events: {} } },
    'clerk.decided: nobody is named who may send the event',
  ],
  [
    'a form that does not ask for what its event must bring',
    asking(z.strictObject({ reason: z.string() }), {}),
    'clerk.decided: no form asks for reason',
  ],
  [
    'a form that asks for what its event does not take',
    asking(z.strictObject({}), { 'clerk.decided': [reasonField] }),
    'clerk.decided: takes no reason',
  ],
  [
    'a task that is not there',
    { ...smallProcedure, course: { ...smallProcedure.course, tasks: {} } },
    'sending: there is no task send',
  ],
  [
    'a clock of no limit',
    chart({ asked: { meta: human, on: { 'clerk.decided': 'sending', 'clock.Q9.breach': 'over', ...withdrawal } } }),
    'asked: clock.Q9.breach is of no limit',
  ],
]

test('finds nothing in a sound procedure', async () => {
  expect(await problems(smallProcedure)).toEqual([])
  expect(limit?.limit.version).toBe(ruleOf('K3').version)
})

test.each(defects)('finds %s', async (_, procedure, complaint) => {
  expect(await problems(procedure)).toContain(complaint)
})

function asking(data: z.ZodType, forms: NonNullable<Procedure['pages']['forms']>): Procedure {
  const decided: EventRule = { by: ['officer'], relation: 'holder', data }
  return {
    ...smallProcedure,
    pages: { ...smallProcedure.pages, forms },
    parties: { ...smallProcedure.parties, events: { ...smallProcedure.parties.events, 'clerk.decided': decided } },
  }
}
