import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Op } from './op.ts'

// Preloaded into a server: keeps each change of its folder in RECORD_DISK.

const { appendFileSync, existsSync, readFileSync, readdirSync, statSync } = fs
const [kept, root = ''] = [process.env['RECORD_DISK'], process.env['REDRESS_DATA']]
// Its own children record nothing.
delete process.env['RECORD_DISK']
let recorded = 0

function record(op: Op): void {
  appendFileSync(String(kept), `${JSON.stringify(op)}\n`)
  recorded += 1
}

const isOurs = (path: unknown): path is string => {
  const below = relative(root, String(path))
  return !below.startsWith('..') && !below.startsWith('writer.')
}
const nameOf = (path: unknown) => relative(root, String(path))
const base64 = (bytes: unknown) =>
  (typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes as Uint8Array)).toString('base64')

type Call = (...given: unknown[]) => unknown
const opened = new Map<number, { readonly path: string; at: number }>()

function patched(of: object, name: string, by: (call: Call) => Call): void {
  const call: Call = Reflect.get(of, name)
  Reflect.set(
    of,
    name,
    by((...given) => Reflect.apply(call, of, given)),
  )
}

/** Notes the change that opening a file to write makes. */
function openedTo(path: string, flags: unknown, wasThere: boolean): void {
  if (!/[wa]/.test(String(flags ?? 'r'))) return
  if (!wasThere) record({ do: 'create', path: nameOf(path) })
  else if (String(flags).startsWith('w')) record({ do: 'cut', path: nameOf(path), size: 0 })
}

function wrote(file: number, bytes: Uint8Array, place: unknown): void {
  const to = opened.get(file)
  if (!to) return
  const at = typeof place === 'number' ? place : to.at
  record({ do: 'write', path: to.path, at, bytes: base64(bytes) })
  to.at = at + bytes.length
}

const part = (bytes: unknown, from: unknown, length: unknown): Uint8Array => {
  const all = typeof bytes === 'string' ? Buffer.from(bytes) : (bytes as Uint8Array)
  const start = typeof from === 'number' ? from : 0
  return all.subarray(start, typeof length === 'number' ? start + length : undefined)
}

/** Syncs what was written before it began. */
function syncing(path: string): () => void {
  const before = recorded
  return () => record({ do: 'sync', path, before })
}

function recordSync(): void {
  patched(fs, 'openSync', (call) => (path, flags, mode) => {
    const wasThere = existsSync(String(path))
    const file = Number(call(path, flags, mode))
    if (!isOurs(path)) return file
    openedTo(path, flags, wasThere)
    opened.set(file, { path: nameOf(path), at: 0 })
    return file
  })
  patched(fs, 'closeSync', (call) => (file) => {
    opened.delete(Number(file))
    return call(file)
  })
  patched(fs, 'writeSync', (call) => (file, bytes, from, length, place) => {
    const n = Number(call(file, bytes, from, length, place))
    wrote(Number(file), part(bytes, from, n), place)
    return n
  })
  for (const name of ['fsyncSync', 'fdatasyncSync'])
    patched(fs, name, (call) => (file) => {
      const to = opened.get(Number(file))
      const done = to ? syncing(to.path) : () => {}
      call(file)
      done()
    })
  patched(fs, 'renameSync', (call) => (from, to) => {
    call(from, to)
    if (isOurs(to)) record({ do: 'move', from: nameOf(from), to: nameOf(to) })
  })
  patched(fs, 'linkSync', (call) => (from, to) => {
    call(from, to)
    if (isOurs(to)) record({ do: 'link', from: nameOf(from), to: nameOf(to) })
  })
  patched(fs, 'mkdirSync', (call) => (path, options) => {
    const made = missing(String(path))
    const first = call(path, options)
    for (const one of made) if (isOurs(one)) record({ do: 'folder', path: nameOf(one) })
    return first
  })
  patched(fs, 'rmSync', (call) => (path, options) => {
    const gone = isOurs(path) ? below(path) : []
    call(path, options)
    for (const one of gone) record({ do: 'drop', path: nameOf(one) })
  })
}

/** Folders that are not there, the outermost first. */
const missing = (path: string): readonly string[] => (existsSync(path) ? [] : [...missing(dirname(path)), path])

/** A path and what lies in it, the innermost first. */
function below(path: string): readonly string[] {
  if (!existsSync(path)) return []
  const within = statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : []
  return [...within.flatMap(below), path]
}

type Answer = (error: unknown, value?: unknown) => void

/** Calls of streams, which answer by a callback. */
function recordCallbacks(): void {
  const answering = (given: unknown[], then: (value: unknown) => void): unknown[] => {
    const answer = given.at(-1) as Answer
    return [
      ...given.slice(0, -1),
      (error: unknown, value: unknown, more: unknown) => {
        if (!error) then(value)
        Reflect.apply(answer, undefined, [error, value, more])
      },
    ]
  }
  patched(fs, 'open', (call) => (...given) => {
    const [path, flags] = given
    const wasThere = existsSync(String(path))
    const then = (file: unknown) => {
      if (!isOurs(path)) return
      openedTo(path, flags, wasThere)
      opened.set(Number(file), { path: nameOf(path), at: 0 })
    }
    return call(...answering(given, then))
  })
  patched(fs, 'write', (call) => (...given) => {
    const [file, bytes, from, length, place] = given
    wrote(Number(file), part(bytes, from, length), place)
    return call(...given)
  })
  patched(fs, 'writev', (call) => (...given) => {
    for (const bytes of given[1] as readonly Uint8Array[]) wrote(Number(given[0]), bytes, null)
    return call(...given)
  })
  for (const name of ['fsync', 'fdatasync'])
    patched(fs, name, (call) => (...given) => {
      const to = opened.get(Number(given[0]))
      return call(...answering(given, to ? syncing(to.path) : () => {}))
    })
}

type Handle = fs.promises.FileHandle

function recordPromises(): void {
  patched(fs.promises, 'open', (call) => async (path, flags, mode) => {
    const wasThere = existsSync(String(path))
    const handle = (await call(path, flags, mode)) as Handle
    if (!isOurs(path)) return handle
    openedTo(path, flags, wasThere)
    patched(handle, 'writeFile', (write) => (bytes, options) => {
      record({ do: 'write', path: nameOf(path), at: 0, bytes: base64(bytes) })
      return write(bytes, options)
    })
    patched(handle, 'sync', (sync) => async () => {
      const done = syncing(nameOf(path))
      await sync()
      done()
    })
    return handle
  })
  // Made at once: a neighbour may write into it before the maker's turn.
  Reflect.set(fs.promises, 'mkdir', async (path: string, options: fs.MakeDirectoryOptions) =>
    fs.mkdirSync(path, options),
  )
}

const known = new Map<string, Buffer>()
const [header, frame, page] = [32, 4120, 4096]

/** Writes that lead from the former file to this one. */
function compared(name: string, first: number, step: number): readonly Op[] {
  const path = join(root, name)
  const [was = Buffer.alloc(0), is] = [known.get(name), readFileSync(path)]
  const ops: Op[] = []
  for (let at = 0; at < is.length; at += at === 0 && first > 0 ? first : step) {
    const end = at === 0 && first > 0 ? first : at + step
    const [before, now] = [was.subarray(at, end), is.subarray(at, end)]
    if (!before.equals(now)) ops.push({ do: 'write', path: name, at, bytes: base64(now) })
  }
  if (is.length < was.length) ops.push({ do: 'cut', path: name, size: is.length })
  known.set(name, is)
  return ops
}

/** SQLite syncs its log, then writes and syncs the database. */
function database(): void {
  const [name, log] = ['redress.db', 'redress.db-wal']
  const hasLog = existsSync(join(root, log))
  if (!hasLog && !known.has(log)) {
    // Its first pages go through a journal of SQLite's own.
    const is = readFileSync(join(root, name))
    if (!known.get(name)?.equals(is)) record({ do: 'set', path: name, bytes: base64(is) })
    known.set(name, is)
    return
  }
  if (hasLog) {
    if (!known.has(log)) record({ do: 'create', path: log })
    const isNew = !known.has(log)
    for (const op of compared(log, header, frame)) {
      record(op)
      if (op.do === 'write' && op.at === 0) syncing(log)()
    }
    syncing(log)()
    // SQLite syncs the folder with a log that it made.
    if (isNew) syncing('')()
  }
  const pages = compared(name, 0, page)
  for (const op of pages) record(op)
  if (pages.length > 0) syncing(name)()
  if (!hasLog && known.delete(log)) record({ do: 'drop', path: log })
}

function recordDatabase(): void {
  const isOwn = (db: DatabaseSync) => db.location() === join(root, 'redress.db')
  const { exec, close } = DatabaseSync.prototype
  DatabaseSync.prototype.exec = function (sql) {
    // Else no log of a short run grows to its checkpoint.
    const often = sql.replace(/wal_autocheckpoint=\d+/, 'wal_autocheckpoint=60')
    Reflect.apply(exec, this, [often])
    if (isOwn(this) && !/^(BEGIN IMMEDIATE|ROLLBACK)$/.test(sql)) database()
  }
  DatabaseSync.prototype.close = function () {
    const own = isOwn(this)
    Reflect.apply(close, this, [])
    if (own) database()
  }
}

if (kept !== undefined && basename(root) !== '') {
  recordSync()
  recordCallbacks()
  recordPromises()
  recordDatabase()
  patched(fs, 'writeFileSync', (call) => (path, bytes, options) => {
    const wasThere = existsSync(String(path))
    call(path, bytes, options)
    if (!isOurs(path)) return
    openedTo(path, 'w', wasThere)
    record({ do: 'write', path: nameOf(path), at: 0, bytes: base64(bytes) })
  })
  syncBuiltinESMExports()
}
