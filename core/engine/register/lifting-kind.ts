import { z } from 'zod'
import { keyShape } from '#engine/store/key-shape.ts'
import type { Key } from '#engine/store/ports.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'

/** Duties beside lifting, after a finding (O36 25). */
const followUps = ['crime', 'again'] as const
export type FollowUp = (typeof followUps)[number]

/** Unit told to lift its measures, and its answer (O36 3, 23). */
export type Lifting = {
  readonly recordId: string
  readonly caseId: string
  readonly unit: string
  readonly note: string
  /** Left out: it lifts its measures. */
  readonly task?: FollowUp
  /** Of the city's list of measures, by id. */
  readonly measures?: readonly string[]
  readonly toldAt: number
  /** The supervisor's order (督办单). */
  readonly urged?: { readonly at: number; readonly words: string }
  /** Null until the unit says so, or the platform has looked. */
  readonly lifted: {
    readonly at: number
    readonly by: string
    readonly unit: string | null
    readonly note: string
    /** Of a suspected crime: handed over, or none. */
    readonly outcome?: 'none' | 'handed'
  } | null
}

/** Names a lifting: record, case, unit. */
export type Of = Pick<Lifting, 'recordId' | 'caseId' | 'unit'>

/** Lifting with the hash of its newest entry. */
export type StoredLifting = Lifting & { readonly seq: number; readonly head: string }

const shape = {
  recordId: z.string(),
  caseId: z.string(),
  unit: z.string(),
  note: z.string(),
  task: z.enum(followUps).exactOptional(),
  measures: z.array(z.string()).exactOptional(),
  toldAt: z.number(),
  urged: z.strictObject({ at: z.number(), words: z.string() }).exactOptional(),
  lifted: z
    .strictObject({
      ...{ at: z.number(), by: z.string(), unit: z.string().nullable(), note: z.string() },
      outcome: z.enum(['none', 'handed']).exactOptional(),
    })
    .nullable(),
}
/** A lifting as its entries tell it. */
export const LiftingRow = exactly<Lifting>(shape)

const queue = ['{unit}#lifting → {moment}#{record}#{case}']
const open = ['lifting#open → {moment}#{record}#{case}#{unit}']

const keys = keyShape('copy#{id}', 'lifting')
export const liftingKey = keys.key
/** Lists all that units were told on a record. */
export const liftingsOn = (record: string): string => `liftings#${record}`

export const liftingKind = stored('measures to be lifted', {
  schema: exactly<StoredLifting>({ ...shape, seq: z.int(), head: z.string() }),
  keys: [keys],
  index: { queue, subject: open, lookup: ['liftings#{record} → {case}#{unit}'] },
  due: null,
  from: 'log',
})

const formerKeys = keyShape('record#{record}', 'lifting#{case}#{unit}')
export const formerPrefix = 'lifting#'
export const formerKey = ({ recordId, caseId, unit }: Of): Key => formerKeys.key(recordId, caseId, unit)

/** Until 2026-12 without a log; moves into one when it changes. */
export const formerLiftingKind = stored('measures to be lifted, without a log', {
  schema: LiftingRow,
  keys: [formerKeys],
  index: { queue, lookup: open },
  due: null,
  from: 'door',
})
