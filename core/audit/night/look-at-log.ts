import { readHead } from '#engine/proof/ledger-head.ts'
import type { NightWorld } from '#engine/run/audit-source.ts'
import { Fault } from '#law/fault.ts'
import { entryHash, isEntry } from '#ledger/entry.ts'
import { append, readFrontier, writeFrontier } from '#ledger/frontier.ts'
import { headNowApart, logEndApart } from '../ledger/audit-ledger.ts'
import { rootsSigned } from '../ledger/roots-apart.ts'
import { tilesMet } from '../ledger/tiles-apart.ts'
import { bookmarksApart, pagesApart } from './bookmarks-apart.ts'
import type { Look } from './sitting.ts'

const perRead = 500

/** Grows the tree over all rows to the size once signed. */
export const lookAtLog: Look = async (world, so, isOver) => {
  if (so.after === null) Object.assign(so, { tree: '0', goal: await signed(world), after: '0' })
  const goal = readFrontier(so.goal)?.size ?? 0
  let tree = readFrontier(so.tree)
  while (tree && tree.size < goal) {
    const entries = await entriesSince(world, tree.size - 1, Math.min(perRead, goal - tree.size)).catch(unopened)
    if (entries.length === 0) break
    const tiles = tilesMet()
    const roots = await rootsSigned(world, { from: tree.size + 1, to: tree.size + entries.length })
    for (const entry of entries) {
      tree = append(
        tree,
        isEntry(entry) ? entryHash(entry, world.sha256) : new Uint8Array(32),
        world.sha256,
        tiles.keep,
      )
      for (const one of roots.apart(tree)) so.tell({ ...one, about: null })
    }
    for (const one of [...roots.rest(), ...(await tiles.apart(world))]) so.tell({ ...one, about: null })
    so.tree = writeFrontier(tree)
    if (tree.size < goal && isOver()) return false
    await world.turn?.()
  }
  if (so.tree !== so.goal)
    so.tell({ kind: 'log', code: 'damaged', key: { pk: '', sk: '' }, about: null, fields: ['notSigned'] })
  for await (const one of headNowApart(world)) so.tell({ ...one, about: null })
  for (const one of await logEndApart(world)) so.tell({ ...one, about: null })
  for await (const one of bookmarksApart(world)) so.tell({ ...one, about: null })
  for (const one of await pagesApart(world)) so.tell({ ...one, about: null })
  return true
}

/** Unreadable rows end the tree short of what was signed. */
/** Bodies are opened here, where one that does not open is told. */
async function entriesSince({ journal }: NightWorld, after: number, limit: number): Promise<readonly unknown[]> {
  const rows = await journal.since(after, limit)
  return rows.map(({ item }): unknown => Object(item.body).entry)
}

function unopened(error: unknown): readonly [] {
  if (error instanceof Fault && error.code === 'storedForm') return []
  throw error
}

const signed = async ({ table }: NightWorld): Promise<string> => {
  const frontier = (await readHead(table))?.head.frontier
  return frontier ? writeFrontier(frontier) : '0'
}
