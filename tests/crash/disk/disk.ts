import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Op } from './op.ts'

type Entry = readonly [name: string, to: Node | null]
type File = { readonly is: 'file'; synced: Buffer; pending: { readonly n: number; readonly op: Change }[] }
type Folder = {
  readonly is: 'folder'
  readonly now: Map<string, Node>
  readonly synced: Map<string, Node>
  pending: { readonly n: number; readonly entries: readonly Entry[] }[]
}
type Node = File | Folder
type Change = Extract<Op, { do: 'write' | 'cut' }>

/** Share that a crash leaves of things never synced. */
export type Left = 'all' | 'none' | 'inOrder' | 'any'
export const lefts: readonly Left[] = ['all', 'none', 'inOrder', 'any']

const sector = 512

/** Keeps what was synced; of the rest any sectors. Renames stay whole. */
export class Disk {
  readonly #root = folder()
  #n = 0

  /** Ops on paths that are not there do nothing. */
  apply(op: Op): void {
    const n = this.#n++
    if (op.do === 'write' || op.do === 'cut') {
      const file = this.#at(op.path)
      if (file?.is === 'file') file.pending.push({ n, op })
    } else if (op.do === 'sync') sync(this.#at(op.path), op.before)
    else if (op.do === 'set') this.#set(op.path, Buffer.from(op.bytes, 'base64'))
    else this.#names(op, n)
  }

  /** Fills an empty folder as a crash now may leave it. */
  crash(to: string, left: Left, chance: () => number): void {
    written(this.#root, to, left, chance)
  }

  #at(path: string): Node | undefined {
    let at: Node | undefined = this.#root
    for (const name of path === '' ? [] : path.split('/')) at = at?.is === 'folder' ? at.now.get(name) : undefined
    return at
  }

  #names(op: Extract<Op, { do: 'create' | 'folder' | 'drop' | 'move' | 'link' }>, n: number): void {
    const path = 'path' in op ? op.path : op.to
    const within = this.#at(parentOf(path))
    if (within?.is !== 'folder') return
    const entries = this.#entries(op)
    for (const [name, node] of entries)
      if (node) within.now.set(name, node)
      else within.now.delete(name)
    within.pending.push({ n, entries })
  }

  #entries(op: Extract<Op, { do: 'create' | 'folder' | 'drop' | 'move' | 'link' }>): readonly Entry[] {
    if ('path' in op) return [[basename(op.path), op.do === 'drop' ? null : op.do === 'folder' ? folder() : file()]]
    const from = this.#at(op.from)
    if (!from) return []
    if (op.do === 'link') return [[basename(op.to), from]]
    if (dirname(op.from) !== dirname(op.to)) throw new Error(`${op.from} moves to another folder`)
    return [
      [basename(op.from), null],
      [basename(op.to), from],
    ]
  }

  #set(path: string, bytes: Buffer): void {
    const within = this.#at(parentOf(path))
    if (within?.is !== 'folder') return
    const node = within.now.get(basename(path)) ?? file()
    if (node.is !== 'file') return
    node.synced = bytes
    node.pending = []
    within.now.set(basename(path), node)
    within.synced.set(basename(path), node)
  }
}

const parentOf = (path: string) => (dirname(path) === '.' ? '' : dirname(path))
const file = (): File => ({ is: 'file', synced: Buffer.alloc(0), pending: [] })
const folder = (): Folder => ({ is: 'folder', now: new Map(), synced: new Map(), pending: [] })

function sync(node: Node | undefined, before: number): void {
  if (node?.is === 'file') {
    const done = node.pending.filter(({ n }) => n < before)
    node.synced = done.reduce((bytes, { op }) => changed(bytes, op, () => true), node.synced)
    node.pending = node.pending.filter(({ n }) => n >= before)
  } else if (node) {
    for (const { n, entries } of node.pending) if (n < before) enter(node.synced, entries)
    node.pending = node.pending.filter(({ n }) => n >= before)
  }
}

function enter(names: Map<string, Node>, entries: readonly Entry[]): void {
  for (const [name, node] of entries)
    if (node) names.set(name, node)
    else names.delete(name)
}

/** The bytes after a change, of which some sectors arrived. */
function changed(bytes: Buffer, op: Change, arrived: () => boolean): Buffer {
  if (op.do === 'cut') return arrived() ? bytes.subarray(0, op.size) : bytes
  const data = Buffer.from(op.bytes, 'base64')
  let out = Buffer.from(bytes)
  for (let from = 0; from < data.length; ) {
    const end = Math.min(data.length, from + sector - ((op.at + from) % sector))
    if (arrived()) {
      if (out.length < op.at + end) out = Buffer.concat([out, Buffer.alloc(op.at + end - out.length)])
      data.copy(out, op.at + from, from, end)
    }
    from = end
  }
  return out
}

/** Of each pending change: whole, gone, or torn. */
function fate(left: Left, chance: () => number): () => boolean {
  if (left === 'all') return () => true
  if (left === 'none') return () => false
  const drawn = chance()
  if (drawn < 1 / 3) return () => true
  return drawn < 2 / 3 ? () => false : () => chance() < 1 / 2
}

function written(node: Folder, to: string, left: Left, chance: () => number): void {
  mkdirSync(to, { recursive: true, mode: 0o700 })
  const names = new Map(node.synced)
  const upTo = Math.floor(chance() * (node.pending.length + 1))
  node.pending.forEach(({ entries }, i) => {
    const isLeft = left === 'inOrder' ? i < upTo : left === 'all' || (left === 'any' && chance() < 1 / 2)
    if (isLeft) enter(names, entries)
  })
  for (const [name, child] of names) {
    if (child.is === 'folder') written(child, join(to, name), left, chance)
    else {
      const bytes = child.pending.reduce((so, { op }) => changed(so, op, fate(left, chance)), child.synced)
      writeFileSync(join(to, name), bytes, { mode: 0o600 })
    }
  }
}
