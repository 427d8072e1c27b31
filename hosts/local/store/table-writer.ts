import type { DatabaseSync } from 'node:sqlite'
import type { Item, Write } from '#engine/store/ports.ts'
import { sha256 } from '#hosts/key-crypto.ts'
import { appendOnly, checkWrites, keyOf } from '#hosts/table-rules.ts'
import { toHex } from '#ledger/bytes.ts'
import { type Entry, entryHash, isEntry } from '#ledger/entry.ts'
import type { LogEndKeeper } from '../base/log-end.ts'
import { indexNames } from './database.ts'
import { groupCommit } from './group-commit.ts'
import type { IndexEntry, RecentRows } from './recent-rows.ts'
import { type Found, type Ready, rowWriter } from './row-writer.ts'
import { frozenItem, writtenBody } from './stored-body.ts'
import { writerStatements } from './writer-statements.ts'

type Outcome = { kind: 'done' } | { kind: 'conflict'; on: number }

export type TableWriter = { transact(writes: readonly Write[]): Promise<Outcome>; flush(): void }

/** Checks all conditions before writing: a conflict undoes nothing. */
export function tableWriter(db: DatabaseSync, recent: RecentRows, keep: LogEndKeeper['keep']): TableWriter {
  const sql = writerStatements(db)
  const rows = rowWriter(sql, recent)
  let newest: Entry | null = null
  const commits = groupCommit<Outcome>({
    db,
    undone() {
      newest = null
      rows.forget()
    },
    done() {
      if (newest) keep({ rows: rows.size(), newest: toHex(entryHash(newest, sha256)) })
      newest = null
    },
  })

  function apply(writes: readonly Ready[]): Outcome {
    const found = writes.map(({ key }) => rows.find(key))
    const on = writes.findIndex(({ write }, i) => !holds(write, found[i]))
    if (on >= 0) return { kind: 'conflict', on }
    writes.forEach(({ write, key }, i) => {
      if (!('check' in write) && found[i]?.log) throw appendOnly(key)
    })
    writes.forEach((ready, i) => {
      rows.write(ready, found[i])
      const { write } = ready
      if ('put' in write && write.put.log) newest = entryIn(write.put)
    })
    return { kind: 'done' }
  }
  return {
    flush: commits.flush,
    async transact(writes) {
      checkWrites(writes)
      const ready = writes.map(prepared)
      return commits.add(() => apply(ready))
    },
  }
}

function prepared(write: Write): Ready {
  const key = keyOf(write)
  if (!('put' in write)) return { write, key, body: '', entries: [], idx: '' }
  const item = frozenItem(write.put)
  const entries = indexEntries(write.put)
  return { write, key, item, body: writtenBody(item), entries, idx: entries.length > 0 ? JSON.stringify(entries) : '' }
}

/** Rows of tests have no entry. */
function entryIn({ body }: Item): Entry | null {
  const { entry }: { readonly entry?: unknown } = Object(body)
  return isEntry(entry) ? entry : null
}

/** Fixed order: equal text means that nothing moved. */
function indexEntries({ index }: Item): readonly IndexEntry[] {
  if (!index) return []
  const entries: IndexEntry[] = []
  for (const name of indexNames) {
    const at = index[name]
    if (at) entries.push([name, at[0], at[1]])
  }
  return entries
}

const holds = ({ when }: Write, found: Found | undefined) =>
  when === 'absent' ? found === undefined : found?.v === when.v
