import { z } from 'zod'
import { keyShape } from '#engine/store/key-shape.ts'
import type { Key } from '#engine/store/ports.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'

/** Row set aside by a follower, and its next try. */
export type Aside = {
  readonly row: Key
  readonly position: number
  readonly tries: number
  readonly next: number
  readonly reason: string
}

export const bookmarkKeys = keyShape('follower#{name}', 'position')
/** `journal` stood for the first three until 2026-11; `feed` has its head. */
export const followers = [
  'publication',
  'entries',
  'letters',
  'journal',
  'workload',
  'figures',
  'board',
  'webhooks',
  'arrivals',
  'tickets',
  'scan',
  'copies',
  'executions',
]
export const asideKeys = keyShape('aside#{follower}', '{moment}#{position}')

export const bookmarkKind = stored('bookmark of a follower', {
  schema: z.number(),
  keys: followers.map((name) => keyShape(`follower#${name}`, 'position')),
  due: null,
  from: 'door',
  sealed: true,
})

export const asideKind = stored('row that a follower could not take', {
  schema: exactly<Aside>({
    row: z.strictObject({ pk: z.string(), sk: z.string() }),
    position: z.int(),
    tries: z.int(),
    next: z.number(),
    reason: z.string(),
  }),
  keys: [asideKeys],
  due: null,
  from: 'door',
  sealed: true,
})
