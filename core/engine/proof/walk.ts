import { z } from 'zod'
import { keyShape } from '#engine/store/key-shape.ts'
import { json } from '#engine/store/keys.ts'
import type { Table, Write } from '#engine/store/ports.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'

/** Place in a long work, which functions do in turns. */
export type Walk = {
  /** Edition or day for which it is done: another begins anew. */
  readonly of: string
  readonly after: string
  readonly done: number
  /** Done in this round, of works that go round. */
  readonly round: number
  /** Failed in this round. */
  readonly failed: number
}

const keys = keyShape('walk#{name}', 'position')

export const walkKind = stored('bookmark of a long work', {
  schema: exactly<Walk>({ of: z.string(), after: z.string(), done: z.int(), round: z.int(), failed: z.int() }),
  keys: [keys],
  due: null,
  from: 'door',
  sealed: true,
})

/** A walk as it stands; version 0: it has not begun. */
export type StandingWalk = { readonly name: string; readonly walk: Walk; readonly v: number }

export async function walkOf({ table }: { readonly table: Table }, name: string, of: string): Promise<StandingWalk> {
  const item = await table.get(keys.key(name))
  const walk = item && walkKind.read(item)
  const fresh = { of, after: '', done: 0, round: 0, failed: 0 }
  return { name, walk: walk?.of === of ? walk : fresh, v: item?.v ?? 0 }
}

/** Moves it, unless somebody else has. */
export const movedWalk = ({ name, walk, v }: StandingWalk): Write => ({
  put: { ...keys.key(name), v: v + 1, body: json(walk) },
  when: v === 0 ? 'absent' : { v },
})

export const endedWalk = ({ name, v }: StandingWalk): readonly Write[] =>
  v === 0 ? [{ check: keys.key(name), when: 'absent' }] : [{ remove: keys.key(name), when: { v } }]
