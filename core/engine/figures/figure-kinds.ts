import { z } from 'zod'
import { Counts } from '#engine/store/counts.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import type { Figure } from './case-figures.ts'
import type { Part } from './part-writes.ts'

/** Figures a case has added so far, and as of which entry. */
export type Tallied = { readonly seq: number; readonly figures: readonly Figure[] }

export type Weighed = { readonly seq: number; readonly parts: readonly Part[] }

const Counted = exactly<Figure>({ month: z.string(), unit: z.string().nullable(), name: z.string() })
export const Figures = z.array(Counted)
const Parted = exactly<Part>({ list: z.string(), of: z.string(), names: z.array(z.string()) })

export const tallyKeys = keyShape('case#{id}', 'figures')
export const breachKeys = keyShape('case#{id}', 'figures#{seq}')
export const cityKeys = keyShape('figures#{month}', 'city#{bucket}')
export const unitKeys = keyShape('figures#{month}', 'unit#{unit}#{bucket}')
export const weightKeys = keyShape('case#{id}', 'workload')
export const listKeys = keyShape('workload#{list}', 'all#{bucket}')
export const partKeys = keyShape('workload#{list}', 'part')

export const tallyKind = stored('what a case adds to the figures', {
  schema: exactly<Tallied>({ seq: z.int(), figures: Figures }),
  keys: [tallyKeys],
  due: null,
  from: 'log',
})

export const breachKind = stored('breach that the figures count', {
  schema: z.null(),
  keys: [breachKeys],
  due: null,
  from: 'log',
})

export const figuresKind = stored('figures of a month', {
  schema: Counts,
  keys: [cityKeys, unitKeys],
  due: null,
  from: 'log',
})

export const weightKind = stored('what a case adds to the counters of open cases', {
  schema: exactly<Weighed>({ seq: z.int(), parts: z.array(Parted) }),
  keys: [weightKeys],
  due: null,
  from: 'log',
})

export const workloadKind = stored('counters of open cases', {
  schema: Counts,
  keys: [listKeys, partKeys],
  due: null,
  from: 'log',
})
