import { z } from 'zod'
import { Clock, Holding } from '#engine/case/case-kind.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Held } from '#engine/store/held.ts'
import { keyShape, partIn } from '#engine/store/key-shape.ts'
import type { Key } from '#engine/store/ports.ts'
import { exactly, Seat } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import type { CaseClock } from '#workflows/contract/clock.ts'
import type { Part } from './part-writes.ts'

/** The next act in a case, and its party. */
export type Next = { readonly by: Holder; readonly events: readonly string[] }

/** Running limit, shown without its case; `rule` null where none runs. */
export type Running = Pick<
  CaseFile,
  'number' | 'procedure' | 'chart' | 'rules' | 'seq' | 'state' | 'subject' | 'holder'
> & {
  readonly caseId: string
  readonly rule: string | null
  /** Its own clock, and those of its parts. */
  readonly clocks: Readonly<Record<string, CaseClock>>
  readonly held: readonly Held[]
  /** Account that it was given to by name. */
  readonly officer?: string
  readonly next: Next
  /** True once the holder has acted in it. */
  readonly isTakenUp: boolean
  /** Units that the case is directed against; null is the supervisor. */
  readonly against: readonly (string | null)[]
}

const keys = keyShape('case#{id}', 'running#{rule}')
export const runningKey = keys.key

/** Running limits by due day, in buckets that stay small. */
export const runningOf = (area: string, bucket: number): string => `running#${area}#${bucket}`
/** The limits that a unit owes, by due day. */
export const runningIn = (unit: string): string => `runningIn#${unit}`

export const runningKind = stored('limit that runs, on the board', {
  schema: exactly<Running>({
    number: z.string(),
    procedure: z.string(),
    chart: z.number(),
    rules: z.string(),
    seq: z.int(),
    state: z.string(),
    subject: z.string(),
    holder: Seat,
    caseId: z.string(),
    rule: z.string().nullable(),
    clocks: z.record(z.string(), Clock),
    held: z.array(Holding),
    officer: z.string().exactOptional(),
    next: z.strictObject({ by: Seat, events: z.array(z.string()) }),
    isTakenUp: z.boolean(),
    against: z.array(z.string().nullable()),
  }),
  keys: [keys],
  index: {
    queue: ['running#{area}#{bucket} → {due}#{id}#{rule}'],
    lookup: ['runningIn#{unit} → {due}#{id}#{rule}'],
  },
  due: null,
  from: 'log',
})

/** A case's part of the board and lists, by entry. */
export type Boarded = {
  readonly seq: number
  readonly rules: readonly string[]
  /** Its places on lists of work. */
  readonly work: readonly string[]
  readonly parts: readonly Part[]
}
const noted = keyShape('case#{id}', 'board')
export const boardedKey = noted.key
/** The case that a note is of. */
export const boardedOfCase = (item: Key): string => partIn(noted, item)
/** Cases by the last characters of their number. */
export const tailLookup = (number: string): string => `tail#${number.slice(-tailLength)}`
export const tailLength = 4

export const boardedKind = stored('what a case adds to the board', {
  schema: exactly<Boarded>({
    seq: z.int(),
    rules: z.array(z.string()),
    work: z.array(z.string()),
    parts: z.array(exactly<Part>({ list: z.string(), of: z.string(), names: z.array(z.string()) })),
  }),
  keys: [noted],
  index: { lookup: ['tail#{last} → {id}'] },
  due: null,
  from: 'log',
})
