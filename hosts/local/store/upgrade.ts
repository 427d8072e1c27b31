import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { kindOf } from '#engine/run/kind-of.ts'
import { Fault } from '#law/fault.ts'
import { syncFolder } from '../base/sync-folder.ts'
import { writeDurably } from '../base/write-durably.ts'
import { readBody } from '../body/stored-body.ts'
import { copyHashed, hashOf } from './copy-hashed.ts'
import { existingStore } from './existing-store.ts'
import { formatOf } from './format.ts'
import { localTable } from './table.ts'
import { wholeStore } from './whole-store.ts'
import { writerLock } from './writer-lock.ts'

const kept = 'before-upgrade.db'
const Kept = z.strictObject({ rows: z.int(), sha256: z.string() })

export type Standing = { readonly format: number; readonly rows: number }

/** Form and length of a store, as it lies. */
export function standingOf(folder: string): Standing {
  existingStore(folder)
  const db = new DatabaseSync(join(folder, 'redress.db'), { readOnly: true })
  try {
    const rows = Number(db.prepare('SELECT COALESCE(MAX(position) + 1, 0) AS n FROM journal').get()?.['n'])
    return { format: formatOf(db), rows }
  } finally {
    db.close()
  }
}

/** Seen of an upgraded copy, and kinds that it changed. */
export type Tried<T> = { readonly looked: T; readonly changed: readonly string[] }

/** Upgrades a copy on the same disk, and hands it over until `look` is done. */
export async function tryUpgrade<T>(folder: string, look: (copy: string) => Promise<T>): Promise<Tried<T>> {
  const copy = mkdtempSync(join(folder, 'upgrade-'))
  try {
    await copyDatabase(folder, join(copy, 'redress.db'))
    // Of the copy: the store itself goes on meanwhile.
    const before = contentsOf(copy)
    localTable({ folder: copy }).close()
    const looked = await look(copy)
    return { looked, changed: kindsApart(before, contentsOf(copy)) }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Keeps the database as it was, then upgrades it. */
export async function upgrade(folder: string): Promise<void> {
  const lock = writerLock(folder, new Date())
  try {
    const beside = join(folder, `${kept}.part`)
    rmSync(beside, { force: true })
    await copyDatabase(folder, beside)
    const facts = { rows: standingOf(folder).rows, sha256: await hashOf(beside) }
    renameSync(beside, join(folder, kept))
    writeDurably(join(folder, `${kept}.json`), JSON.stringify(Kept.parse(facts)), 0o600)
  } finally {
    lock.release()
  }
  localTable({ folder }).close()
}

/** Puts the kept database back, unless the log has grown since: nothing acknowledged is lost. */
export async function downgrade(folder: string): Promise<Standing> {
  const [from, facts] = [join(folder, kept), join(folder, `${kept}.json`)]
  if (!existsSync(from) || !existsSync(facts)) throw new Fault('upgrade.noneKept', noneKept(folder))
  const { rows, sha256 } = Kept.parse(JSON.parse(readFileSync(facts, 'utf8')))
  const lock = writerLock(folder, new Date())
  try {
    const grown = standingOf(folder).rows - rows
    if (grown > 0) throw new Fault('upgrade.grown', hasGrown(grown))
    const beside = join(folder, 'redress.db.part')
    if ((await copyHashed(from, beside)) !== sha256) throw new Fault('upgrade.changed', changed(from))
    carrySigned(folder, beside)
    // Its log file belongs to the newer one, which has no more rows than this.
    for (const rest of ['-wal', '-shm']) rmSync(join(folder, `redress.db${rest}`), { force: true })
    renameSync(beside, join(folder, 'redress.db'))
    syncFolder(folder)
  } finally {
    lock.release()
  }
  return standingOf(folder)
}

/**
 * Takes over what was signed since: a checkpoint may be with a witness already, and the next must follow it. Bodies are
 * plain text, which each form reads.
 */
function carrySigned(folder: string, into: string): void {
  const [from, to] = [new DatabaseSync(join(folder, 'redress.db'), { readOnly: true }), new DatabaseSync(into)]
  try {
    to.exec('PRAGMA synchronous=FULL; BEGIN IMMEDIATE')
    const known = to.prepare('SELECT v FROM items JOIN partitions USING (p) WHERE pk = ? AND sk = ?')
    const partition = to.prepare('INSERT OR IGNORE INTO partitions(pk) VALUES (?)')
    const gone = to.prepare('DELETE FROM items WHERE p = (SELECT p FROM partitions WHERE pk = ?) AND sk = ?')
    const put = to.prepare("INSERT INTO items SELECT p, ?, ?, '', ? FROM partitions WHERE pk = ?")
    for (const row of from.prepare(signedItems).iterate()) {
      const [pk, sk, v] = [String(row['pk']), String(row['sk']), Number(row['v'])]
      if (known.get(pk, sk)?.['v'] === v) continue
      partition.run(pk)
      gone.run(pk, sk)
      put.run(sk, v, JSON.stringify(readBody(row)), pk)
    }
    to.exec('COMMIT')
  } finally {
    from.close()
    to.close()
  }
}

/** Head, checkpoints and tiles. */
const signedItems = `SELECT pk, sk, v, body FROM items JOIN partitions USING (p)
  WHERE pk IN ('ledger#head', 'ledger#checkpoints') OR pk LIKE 'ledger#tile#%'`

async function copyDatabase(folder: string, to: string): Promise<void> {
  const live = localTable({ folder, readOnly: true })
  try {
    await live.backup(to)
  } finally {
    live.close()
  }
}

const noneKept = (folder: string) =>
  `${folder} 中没有升级前的数据库，请从备份恢复 / keeps no database from before an upgrade: restore a backup`
const hasGrown = (n: number) =>
  `升级之后日志又增加了 ${n} 行，退回会丢失它们，没有改动 / the log has grown by ${n} rows since; going back would lose them, so nothing was changed`
const changed = (path: string) => `${path} 被改动过，没有退回 / was changed, so nothing was put back`

/** Items of a kind, and one digest in whatever order they lie. */
type Contents = ReadonlyMap<string, { readonly n: number; readonly digest: Buffer }>

/** Contents of a store by kind: an upgrade changes none. */
function contentsOf(folder: string): Contents {
  const found = new Map<string, { n: number; digest: Buffer }>()
  const add = (kind: string, said: unknown) => {
    const one = found.get(kind) ?? { n: 0, digest: Buffer.alloc(32) }
    one.n += 1
    createHash('sha256')
      .update(JSON.stringify(said))
      .digest()
      .forEach((byte, i) => {
        one.digest[i] = (one.digest[i] ?? 0) ^ byte
      })
    found.set(kind, one)
  }
  const store = wholeStore(folder)
  try {
    for (const { pk, items, places, unread = [] } of store.partitions()) {
      for (const { sk, v, body, index = {} } of items) {
        const lists = Object.entries(index).toSorted(([a], [b]) => (a < b ? -1 : 1))
        add(kindOf({ pk, sk }) ?? strange, [pk, sk, v, body, lists, places?.get(sk) ?? null])
      }
      for (const { sk } of unread) add(kindOf({ pk, sk }) ?? strange, [pk, sk])
    }
  } finally {
    store.close()
  }
  return found
}

/** Items of no kind. */
const strange = '—'

/** Kinds whose items are not the same in both. */
const kindsApart = (before: Contents, after: Contents): readonly string[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((kind) => {
      const [one, other] = [before.get(kind), after.get(kind)]
      return !one || !other || one.n !== other.n || !one.digest.equals(other.digest)
    })
    .toSorted()
