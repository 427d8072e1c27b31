import type { DatabaseSync } from 'node:sqlite'
import { sha256 } from '#hosts/key-crypto.ts'
import { readBody } from '#hosts/local/body/stored-body.ts'
import { concat, toBase64, toHex } from '#ledger/bytes.ts'
import { type Entry, entryHash, type Payload, payloadHash } from '#ledger/entry.ts'
import { append, frontier, writeFrontier } from '#ledger/frontier.ts'

type Row = { readonly entry: Entry; readonly payload?: Payload }

/** Forges one row, every hash behind it, tiles and head. */
export function forge(db: DatabaseSync): void {
  const rows = db
    .prepare('SELECT position, p, pk, sk, body FROM journal JOIN partitions USING (p) ORDER BY position')
    .all()
  const bodies: Row[] = rows.map((row) => JSON.parse(JSON.stringify(readBody(row))))
  const at = bodies.findIndex(({ payload }, i) => String(rows[i]?.['pk']).startsWith('admin#') && reasonIn(payload))
  let before = ''
  for (let i = at; i < rows.length; i += 1) {
    const body = bodies[i]
    if (!body || rows[i]?.['pk'] !== rows[at]?.['pk']) continue
    bodies[i] = i === at ? reworded(body) : { ...body, entry: { ...body.entry, prev: before } }
    before = toHex(entryHash(bodies[i]?.entry ?? body.entry, sha256))
    const written = db.prepare('UPDATE journal SET body = ? WHERE position = ?')
    written.run(JSON.stringify(bodies[i]), Number(rows[i]?.['position']))
  }
  replaced(db, 'admin#%', (head) => ({ ...head, hash: before }))
  sealAnew(db, bodies)
}

const reasonIn = (payload: Payload | undefined) => Object(Object(payload?.data)['event'])['reason'] !== undefined

function reworded({ entry, payload }: Row): Row {
  const data = Object(payload?.data)
  const other = { salt: payload?.salt ?? '', data: { ...data, event: { ...data.event, reason: 'forged' } } }
  return { entry: { ...entry, payload: payloadHash(other, sha256) }, payload: other }
}

function sealAnew(db: DatabaseSync, bodies: readonly Row[]): void {
  const tiles = new Map<string, Uint8Array[]>()
  let tree = frontier
  const keep = (level: number, index: number, node: Uint8Array) => {
    if (level % 8 !== 0) return
    const name = `ledger#tile#${level / 8}#${Math.floor(index / 256)}`
    tiles.set(name, [...(tiles.get(name) ?? []), node])
  }
  for (const { entry } of bodies) tree = append(tree, entryHash(entry, sha256), sha256, keep)
  for (const [name, nodes] of tiles) replaced(db, name, () => toBase64(concat(...nodes)))
  replaced(db, 'ledger#head', (head) => ({ ...head, frontier: writeFrontier(tree) }))
}

function replaced(db: DatabaseSync, pk: string, change: (body: object) => unknown): void {
  const found = db.prepare(
    "SELECT p, pk, sk, body FROM items JOIN partitions USING (p) WHERE pk LIKE ? AND sk IN ('head', ?)",
  )
  for (const row of found.all(pk, pk.split('#').slice(2).join('/'))) {
    const body = change(Object(JSON.parse(JSON.stringify(readBody(row)))))
    db.prepare('UPDATE items SET body = ? WHERE p = ? AND sk = ?').run(
      JSON.stringify(body),
      Number(row['p']),
      String(row['sk']),
    )
  }
}
