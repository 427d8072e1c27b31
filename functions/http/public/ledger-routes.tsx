import { newestNote } from '#engine/proof/cosigned.ts'
import { lastCheckpoint, readHead } from '#engine/proof/ledger-head.ts'
import { ledgerKey } from '#engine/proof/seal.ts'
import { readTile } from '#engine/proof/tree-tiles.ts'
import type { Engine } from '#engine/store/engine.ts'
import { toBase64 } from '#ledger/bytes.ts'
import { readCheckpoint } from '#ledger/checkpoint.ts'
import { writeKey } from '#ledger/note.ts'
import { place } from '#ledger/place.ts'
import { LedgerPage } from '#web/public/ledger-page.tsx'
import type { Ask } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { page, type Reply } from '../door/reply.ts'

const tile = async ({ params }: Ask, engine: Engine) => tileReply(engine, params)

/** Everything needed to check the log (C2SP tlog-tiles). */
export const ledgerRoutes: readonly Route[] = [
  { method: 'GET', path: '/checkpoint', open: true, run: async (_ask, engine) => checkpointReply(engine) },
  { method: 'GET', path: '/key', open: true, run: async (_ask, engine) => keyReply(engine) },
  ...['/{a}', '/{a}/{b}', '/{a}/{b}/{c}', '/{a}/{b}/{c}/{d}'].map(
    (rest): Route => ({ method: 'GET', path: `/tile/{level}${rest}`, open: true, run: tile }),
  ),
]

/** At the public's address nobody is an auditor. */
export const howToCheck: Route = { method: 'GET', path: '/audit', open: true, run: ledgerPage }

/** Says in plain words how it is done. */
export async function ledgerPage({ shell }: Pick<Ask, 'shell'>, { table }: Engine): Promise<Reply> {
  const note = await lastCheckpoint(table)
  const read = note === null ? undefined : readCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1))
  const newest = read ? { size: read.size, root: toBase64(read.root), at: place(read)?.at ?? null } : null
  return page(<LedgerPage shell={shell} newest={newest} />)
}

async function checkpointReply({ table }: Engine): Promise<Reply> {
  const note = await newestNote(table)
  return note === null ? { statusCode: 404 } : text(note)
}

async function keyReply(engine: Engine): Promise<Reply> {
  const stored = await readHead(engine.table)
  if (stored === null) return { statusCode: 404 }
  return text(`${writeKey(await ledgerKey(engine, stored.head.ledger), engine.crypto.sha256)}\n`)
}

/** Number in groups of three with `x` before all but the last; `.p/W` for the first W hashes of the last tile. */
async function tileReply({ table }: Engine, { level = '', a = '', ...rest }: Ask['params']): Promise<Reply> {
  const name = [a, rest['b'], rest['c'], rest['d']].filter((part) => part !== undefined).join('/')
  const [, groups, width = '256'] = /^((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(name) ?? []
  if (!/^[0-7]$/.test(level) || groups === undefined || Number(width) > 256) return { statusCode: 404 }
  const bytes = await readTile(table, Number(level), Number(groups.replace(/[x/]/g, '')), Number(width))
  if (bytes === undefined) return { statusCode: 404 }
  const headers = { 'content-type': 'application/octet-stream', 'cache-control': 'public, max-age=86400' }
  return { statusCode: 200, headers, body: toBase64(bytes), isBase64Encoded: true }
}

const text = (body: string): Reply => ({
  statusCode: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body,
})
