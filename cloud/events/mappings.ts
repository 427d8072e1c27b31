import type { Backend } from '../dynamo/backend.ts'
import type { TableMade } from '../dynamo/tables.ts'
import type { Faults } from '../faults/faults.ts'
import type { Judge } from '../iam/judge.ts'
import { type FunctionSettings, functionNamed } from '../lambda/function-settings.ts'
import type { Functions } from '../lambda/functions.ts'
import type { Queues } from '../queues/queues.ts'
import type { Resource } from '../template/deployed.ts'
import { type Mapping, mappingsOf } from './mapping-settings.ts'
import { queueMapping } from './queue-mapping.ts'
import { type StreamOptions, streamMapping } from './stream-mapping.ts'

type Options = {
  readonly resources: readonly Resource[]
  readonly settings: readonly FunctionSettings[]
  readonly tables: readonly TableMade[]
  readonly call: Backend
  readonly functions: Functions
  readonly queues: Queues
  readonly judge: Judge
  readonly now: () => number
  readonly faults: Faults
  readonly failed: (error: unknown) => void
}

export type Mappings = {
  /** True once all streams were looked at since, in vain. */
  areQuiet(since: number): boolean
  close(): Promise<void>
}

/** Event source mappings of the templates, until closed. */
export function mappings(options: Options): Mappings {
  let over = false
  const looks = new Map<string, number | null>()
  const own = { isOver: () => over, looked: (shard: string, began: number | null) => void looks.set(shard, began) }
  const working = mappingsOf(options.resources)
    .filter(({ Enabled }) => Enabled)
    .map((mapping) => start(mapping, options, own).catch(options.failed))
  return {
    areQuiet: (since) => [...looks.values()].every((began) => began !== null && began > since),
    async close() {
      over = true
      await Promise.all(working)
    },
  }
}

function start(mapping: Mapping, options: Options, own: Pick<StreamOptions, 'isOver' | 'looked'>): Promise<void> {
  const { settings, tables, queues, faults } = options
  const reader = functionNamed(settings, mapping.FunctionName)
  if (!reader) throw new Error(`${mapping.id}: no function ${mapping.FunctionName}`)
  const table = tables.find(({ streamArn }) => streamArn === mapping.EventSourceArn)
  const queue = queues.named(mapping.EventSourceArn)
  const around = { ...options, ...own, mapping, reader }
  if (queue) return queueMapping({ ...around, queue })
  if (!table) throw new Error(`${mapping.id}: nothing here is ${mapping.EventSourceArn}`)
  return streamMapping({ ...around, table, rings: faults.rings, isOut: faults.isStreamOut, aged: faults.aged })
}
