import { decide, taskName } from '#engine/case/decide.ts'
import type { Calendar } from '#law/calendar.ts'
import type { RecordFile } from '#records/record.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

/** A case as it may come to stand. */
type CaseFile = Parameters<typeof decide>[1]
export type Moment = { readonly file: CaseFile; readonly record: RecordFile | null }

export type Exploration = {
  readonly starts: readonly Moment[]
  /** Data that each event may bring. */
  readonly samples: Readonly<Record<string, readonly unknown[]>>
  readonly calendar: Calendar
  readonly most: number
}

/** Standings that real data reach, nearest first; only clocks move time. */
export function explore(procedure: Procedure, { starts, samples, calendar, most }: Exploration): readonly Moment[] {
  const seen = new Map(starts.map((moment) => [keyOf(moment), moment]))
  for (const { file, record } of seen.values()) {
    if (file.closed) continue
    for (const { type, data } of offers(procedure, file, samples)) {
      const actor = procedure.parties.events[type]?.fourEyes ? another : anybody
      const decision = decide(procedure, file, { type, at: file.changedAt, actor, data }, record, calendar)
      if (decision.kind === 'refused') continue
      const next = { file: decision.file, record: decision.record }
      if (seen.size < most && !seen.has(keyOf(next))) seen.set(keyOf(next), next)
    }
  }
  return [...seen.values()]
}

type Offer = { readonly type: string; readonly data: unknown }

// One person plays all but the approver: rights are not tested.
const anybody: Actor = { id: 'anybody', role: 'system', unit: null }
const another: Actor = { ...anybody, id: 'another' }

function offers(procedure: Procedure, file: CaseFile, samples: Exploration['samples']): readonly Offer[] {
  const task = taskName(procedure, file.state)
  const outcomes = task === null ? [] : [`xstate.done.actor.${task}`, `xstate.error.actor.${task}`]
  const clocks = Object.values(file.clocks).flatMap(({ rule, ahead }) =>
    ahead.map(({ milestone }) => `clock.${rule}.${milestone}`),
  )
  const machine = [...outcomes, ...clocks].map((type) => ({ type, data: samples[type]?.[0] ?? {} }))
  return [...machine, ...Object.entries(samples).flatMap(([type, all]) => all.map((data) => ({ type, data })))]
}

/** Two standings are one, whenever and however often reached. */
function keyOf({ file, record }: Moment): string {
  const clocks = Object.values(file.clocks).map(({ rule, state, ahead, breachedAt }) => [
    rule,
    state,
    ahead.length,
    breachedAt !== null,
  ])
  return JSON.stringify([file.state, file.data, clocks, record?.ended !== null, record?.overlays])
}
