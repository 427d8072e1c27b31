import type { AuditWorld } from '#engine/run/audit-source.ts'
import type { Item, Key, PublicFile } from '#engine/store/ports.ts'
import { shanghaiDay } from '#law/day.ts'
import type { Found } from './compare.ts'

/** Compares public files with those drawn of an item. */
export async function publicApart(
  world: AuditWorld,
  drawn: readonly PublicFile[],
  of: Pick<Item, 'pk' | 'sk' | 'v'> | undefined,
): Promise<readonly Found[]> {
  const found: Found[] = []
  const today = shanghaiDay(world.clock.now())
  for (const file of drawn) {
    if (today <= file.publicUntil && world.liesThere?.(file)) continue
    const is = await world.publicFolder.get(file.path).catch(() => unreadable)
    const key = publicKey(file.path)
    const fields = is ? (['body', 'type', 'publicUntil'] as const).filter((name) => is[name] !== file[name]) : []
    if (!is) found.push({ kind: 'public', code: 'missing', key, fields: [], file })
    else if (fields.length > 0) found.push({ kind: 'public', code: 'changed', key, fields, file })
  }
  return found.length > 0 && of && (await hasMoved(world, of)) ? [] : found
}

/** A file that is not as it was written. */
const unreadable = { body: null, type: null, publicUntil: null } as const

/** The folder has no moment: a writer beside may be further. */
const hasMoved = async (world: AuditWorld, { v, ...key }: Key & { readonly v: number }): Promise<boolean> =>
  (await world.versionNow(key)) !== v

export const publicKey = (path: string): Key => ({ pk: 'public', sk: path })
