import { describe, expect, test } from 'vitest'
import { smallProcedure } from '#tests/support/doubles/small-procedure.ts'
import { testEngine } from '#tests/support/engine.ts'
import { type Ran, runExample } from '#tests/support/run-example.ts'
import type { Example, Procedure } from '#workflows/contract/procedure.ts'
import { procedures } from '#workflows/index.ts'
import { faults, loyal } from './faults.ts'
import { runOnAsl } from './run-on-asl.ts'

export const small: Procedure = smallProcedure as Procedure
export type Conforming = { readonly name: string; readonly procedure: Procedure; readonly example: Example }

export const examples: readonly Conforming[] = [small, ...Object.values(procedures)].flatMap((procedure) =>
  procedure.examples.map((example) => ({ name: `${procedure.id}: ${example.name.en}`, procedure, example })),
)

/**
 * Compares to the millisecond: steps in order, and letters and papers beside them, unordered within an instant. Leaves
 * out a paper's place in a randomly salted ledger.
 */
export function logOf(ran: Ran) {
  const rows = ran.log.map(({ entry: { type, at, actor }, payload: { data } }) => ({
    type,
    at: new Date(at).toISOString(),
    actor,
    data,
  }))
  const isBeside = ({ type }: { readonly type: string }) => /^(notice|paper)\./.test(type)
  const beside = rows
    .filter(isBeside)
    .map(({ data, ...row }) => JSON.stringify({ ...row, event: row.type === 'paper.sealed' ? null : eventIn(data) }))
  return { steps: rows.filter((row) => !isBeside(row)), beside: beside.toSorted() }
}

const eventIn = (data: unknown) => (typeof data === 'object' && data !== null && 'event' in data ? data.event : data)

/** Late reminders may find acts done, doubled runs a letter underway. */
const typesOf = (ran: Ran) =>
  ran.log
    .filter((row) => !isLetterOnItsWay(row))
    .map(({ entry }) => entry.type)
    .filter((type) => !/\.(half|atRisk|dueToday|urged)$/.test(type))
    .toSorted()

/** The task is tried again once the other run has sent it. */
const isLetterOnItsWay = ({ entry, payload }: Ran['log'][number]) =>
  entry.type === 'task.failed' && JSON.stringify(payload).includes('not sent yet')

/** Same log and states as on one machine, in both modes. */
export function conforms(chosen: readonly Conforming[]): void {
  describe.each(chosen)('$name', ({ procedure, example }) => {
    const onOneMachine = () =>
      runExample(testEngine({ procedures: { [procedure.id]: procedure } }), procedure.id, example)

    test.each(['wait', 'park'] as const)('gives the same log in %s mode as on one machine', async (mode) => {
      const [one, cloud] = [await onOneMachine(), await runOnAsl(procedure, example, mode, loyal)]
      expect(logOf(cloud)).toEqual(logOf(one))
      expect(cloud.states).toEqual(example.states)
      expect(cloud.executions.map(({ ended }) => ended).filter((ended) => ended !== 'succeeded')).toEqual([])
      if (mode === 'wait') expect(cloud.executions.map(({ entered }) => distinct(entered))).toEqual([example.states])
    })

    test.each(
      faults.flatMap((trouble) => (['wait', 'park'] as const).map((mode) => ({ trouble, mode, name: trouble().name }))),
    )('goes the same way in $mode mode when $name', async ({ trouble, mode }) => {
      const [one, cloud] = [await onOneMachine(), await runOnAsl(procedure, example, mode, trouble())]
      expect(cloud.states).toEqual(one.states)
      expect(typesOf(cloud)).toEqual(typesOf(one))
      expect(cloud.record).toEqual({ ...one.record, versions: cloud.record.versions, overlays: cloud.record.overlays })
      expect(cloud.executions.map(({ ended }) => ended).filter((ended) => ended !== 'succeeded')).toEqual([])
      if (mode === 'wait') expect(distinct(cloud.executions[0]?.entered ?? [])).toEqual(one.states)
    })
  })
}

const distinct = (states: readonly string[]) => states.filter((state, i) => state !== states[i - 1])
