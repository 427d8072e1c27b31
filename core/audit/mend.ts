import { administer, change } from '#engine/people/admin-log.ts'
import type { Difference } from '#engine/run/audit-source.ts'
import { isKind } from '#engine/run/kind-of.ts'
import { kinds } from '#engine/run/kinds.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Json, Write } from '#engine/store/ports.ts'

/** A transaction has a hundred writes, the act's among them. */
export const together = 90

/** True if the log says all of what must stand. */
export function isMendable({ kind, should, fields }: Difference): boolean {
  if (should === undefined || !isKind(kind) || kinds[kind].log || kind === 'ledgerHead') return false
  const isSent = kind === 'letter' || kind === 'paper'
  if (should === null) return !isSent
  if (isSent && fields.some((field) => field === 'hash' || field.startsWith('mail.'))) return false
  return kinds[kind].schema.safeParse(should.body).success
}

const actor = { id: 'cli', role: 'system', unit: null } as const

/** Puts items in one transaction with the act naming them. */
export async function mend(engine: Engine, found: readonly Difference[]): Promise<void> {
  if (found.length === 0) return
  const [heads, others] = [found.filter(isHead), found.filter((one) => !isHead(one))]
  if (heads.length > 0) await engine.table.transact(await writesOf(engine, heads))
  const items = found.map(({ kind, code, key, about }) => ({ kind, code, ...key, about }))
  await administer(engine, { actor }, 'store.mended', async () =>
    change({ mended: items.length, items }, await writesOf(engine, others)),
  )
}

/** Draws public files anew, or removes them; recorded first. */
export async function mendFiles(engine: Engine, found: readonly Difference[]): Promise<void> {
  const items = found.map(({ kind, code, key, about }) => ({ kind, code, ...key, about }))
  await administer(engine, { actor }, 'store.mended', async () => change({ mended: items.length, items }, []))
  for (const { key, file } of found) await (file ? engine.publicFolder.put(file) : engine.publicFolder.remove(key.sk))
}

/** Records that index entries are written anew. */
export async function recordIndexMended(engine: Engine, entries: number): Promise<void> {
  await administer(engine, { actor }, 'store.mended', async () => change({ mended: entries, index: entries }, []))
}

/** The head on which each act stands: mended first. */
export const isHead = ({ kind }: Difference): boolean => kind === 'adminHead'

/** As JSON keeps it. */
const plain = (body: Json): Json => JSON.parse(JSON.stringify(body))

async function writesOf({ table }: Engine, found: readonly Difference[]): Promise<readonly Write[]> {
  const asked = found.map(async ({ key, should }): Promise<readonly Write[]> => {
    const is = await table.get(key)
    const when = is ? { v: is.v } : ('absent' as const)
    if (should) return [{ put: { ...should, v: (is?.v ?? 0) + 1, body: plain(should.body) }, when }]
    return is ? [{ remove: key, when: { v: is.v } }] : []
  })
  return (await Promise.all(asked)).flat()
}
