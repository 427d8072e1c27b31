import { z } from 'zod'
import { keyShape } from '#engine/store/key-shape.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import type { Tally } from '#records/import/import.ts'
import type { Issue } from '#records/import/issue.ts'
import { isIssueCode } from '#records/import-words.ts'
import { RecordKind } from '#records/kind.ts'

/** One import, as its report stands. */
export type Batch = Tally & {
  readonly id: string
  readonly at: number
  readonly file: string
  readonly sha256: string
  readonly kind: RecordKind
  readonly full: boolean
  readonly sender: string | null
  readonly by: string
  /** Unit or county that imports; left out: the city. */
  readonly of?: string
  /** Of the accepted, those public today. */
  readonly shown: number
  /** Records held because a `full` sheet lacks them. */
  readonly absent: number
  readonly issues: number
  readonly status: 'staged' | 'running' | 'done' | 'broken'
}

const Finding = exactly<Issue>({
  row: z.int(),
  line: z.int(),
  column: z.string(),
  code: z.string().refine(isIssueCode),
  value: z.string(),
  reason: z.string(),
  remedy: z.string(),
  sealed: z.literal(true).exactOptional(),
})

const Row = exactly<Batch>({
  read: z.int(),
  accepted: z.int(),
  unchanged: z.int(),
  held: z.int(),
  stillHeld: z.int(),
  foreign: z.int().exactOptional(),
  id: z.string(),
  at: z.number(),
  file: z.string(),
  sha256: z.string(),
  kind: RecordKind,
  full: z.boolean(),
  sender: z.string().nullable(),
  by: z.string(),
  of: z.string().exactOptional(),
  shown: z.int(),
  absent: z.int(),
  issues: z.int(),
  status: z.enum(['staged', 'running', 'done', 'broken']),
})

export const batchKeys = keyShape('batch#{id}', 'batch')
export const issuesKeys = keyShape('batch#{id}', 'issues#{page}')
export const sourceKeys = keyShape('source#{digest}', 'record')

export const batchKind = stored('import', {
  schema: Row,
  keys: [batchKeys],
  index: { lookup: ['batches → {moment}#{id}'], queue: ['imports#{unit} → {moment}#{id}'] },
  due: null,
  from: 'door',
  sealed: true,
})

export const issuesKind = stored('findings of an import', {
  schema: z.array(Finding),
  keys: [issuesKeys],
  due: null,
  from: 'door',
  sealed: true,
})

/** A key's record, and the sheet's row; older items lack it. */
export type Source = { readonly record: string; readonly row?: number }

/** Document number and authority as received; corrections do not change them. */
export const sourceKind = stored('record of a natural key', {
  schema: exactly<Source>({ record: z.string(), row: z.int().exactOptional() }),
  keys: [sourceKeys],
  index: { lookup: ['sender#{unit}#{kind} → {record}'] },
  due: null,
  from: 'door',
  sealed: true,
})
