import type { RecordFile } from '#records/record.ts'
import type { CaseEvent } from '../contract/actor.ts'
import { noteOpening, type Opened } from '../contract/opened.ts'
import { servedAt } from '../contract/served-at.ts'

export type Reducer<Data> = (data: Data, event: CaseEvent, record: RecordFile | null, state: string) => Data

type Evolving = { readonly opened: Opened; readonly stalledAt: string | null; readonly answeredAt: number | null }

/**
 * Evolves data by the procedure's own reducers. Common to all: openings of evidence, service of the answer, the
 * stalled step. Unknown events change nothing.
 */
export const evolving =
  <Data extends Evolving>(reducers: Readonly<Record<string, Reducer<Data>>>) =>
  (data: Data, event: CaseEvent, state: string, record: RecordFile | null): Data => {
    const reduce = reducers[event.type]
    if (reduce) return reduce(data, event, record, state)
    if (event.type === 'evidence.opened') return { ...data, opened: noteOpening(data.opened, event) }
    if (event.type === 'xstate.done.actor.serveAnswer') return { ...data, answeredAt: servedAt(event) }
    return event.type.startsWith('xstate.error.actor.') ? { ...data, stalledAt: state } : data
  }
