import { z } from 'zod'
import { keyShape } from '#engine/store/key-shape.ts'
import { json } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import type { Drawing, Recheck } from './recheck-view.ts'

const keys = keyShape('recheck#{month}', 'of#{case}')
export const recheckKey = keys.key
export const rechecksIn = (area: string): string => `rechecks#${area}`
export const rechecksOf = (unit: string): string => `rechecksOf#${unit}`

const Result = z.strictObject({ kept: z.boolean(), note: z.string(), by: z.string(), at: z.number() })

export const recheckKind = stored('recheck of what was promised in a repair', {
  schema: exactly<Recheck>({
    ...{ month: z.string(), caseId: z.string(), number: z.string(), unit: z.string(), subject: z.string() },
    ...{ at: z.number(), result: Result.nullable() },
  }),
  keys: [keys],
  index: {
    queue: ['rechecks#{area} → {done}#{month}#{case}'],
    lookup: ['rechecksOf#{unit} → {done}#{month}#{case}'],
  },
  due: null,
  from: 'log',
})
export const recheckOf = recheckKind.read

/** Those without result first. */
export function recheckItem(one: Recheck, area: string, v: number): Item {
  const place = `${one.result === null ? 0 : 1}#${one.month}#${one.caseId}`
  const index = { queue: [rechecksIn(area), place] as const, lookup: [rechecksOf(one.unit), place] as const }
  return { ...recheckKey(one.month, one.caseId), v, body: json(one), index }
}

const drawn = keyShape('drawing#{area}', '{month}')
export const drawingKey = drawn.key

export const drawingKind = stored('drawing of rechecks of a month', {
  schema: exactly<Drawing>({
    ...{ month: z.string(), seed: z.string(), size: z.int(), pool: z.array(z.string()).readonly() },
    ...{ by: z.string(), at: z.number() },
  }),
  keys: [drawn],
  due: null,
  from: 'log',
})
export const drawingOf = drawingKind.read

export const drawingItem = (one: Drawing, area: string): Item => ({
  ...drawingKey(area, one.month),
  v: 1,
  body: json(one),
})

/** Acts of rechecks, as the log of administration holds them. */
const Named = z.strictObject({ caseId: z.string(), number: z.string(), unit: z.string(), subject: z.string() })
export const recheckActs = {
  'recheck.drawn': z.strictObject({
    ...{ month: z.string(), seed: z.string(), size: z.int(), pool: z.array(z.string()).readonly(), by: z.string() },
    drawn: z.array(Named).readonly(),
  }),
  'recheck.done': z.strictObject({
    ...{ month: z.string(), caseId: z.string(), kept: z.boolean(), note: z.string(), by: z.string() },
  }),
} as const
export type RecheckActs = { readonly [Name in keyof typeof recheckActs]: z.infer<(typeof recheckActs)[Name]> }

export const drawnRechecks = ({ month, drawn: all }: RecheckActs['recheck.drawn'], at: number): readonly Recheck[] =>
  all.map((one) => ({ ...one, month, at, result: null }))

export const drawingIn = ({ drawn: _, ...act }: RecheckActs['recheck.drawn'], at: number): Drawing => ({ ...act, at })

export const doneRecheck = (one: Recheck, { kept, note, by }: RecheckActs['recheck.done'], at: number): Recheck => ({
  ...one,
  result: { kept, note, by, at },
})
