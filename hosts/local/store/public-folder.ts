import { hash } from 'node:crypto'
import { existsSync, opendirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { z } from 'zod'
import type { Clock, PublicFile, PublicFolder } from '#engine/store/ports.ts'
import { pageOf } from '#hosts/key-order.ts'
import { isPublicPath } from '#hosts/public-path.ts'
import { isDay, shanghaiDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { durableBatch } from './durable-batch.ts'
import { publicPages } from './public-pages.ts'

const ending = '.public'
/** Takes most files, so that looking makes no garbage. */
const scratch = Buffer.allocUnsafe(1 << 16)
const Header = z.strictObject({
  type: z.string(),
  publicUntil: z.string().refine(isDay),
  /** Of the body; left out before 2026-11-29. */
  sha256: z.string().optional(),
})

/** Published files on disk, their last day in the first line. None is given out afterwards, though `list` names it. */
export function localPublicFolder(folder: string, clock: Clock): PublicFolder {
  const root = join(folder, 'public')
  const files = durableBatch()
  const pages = publicPages(root, ending)
  const onDisk = (path: string) => join(root, `${path}${ending}`)
  return {
    async put({ path, body, ...header }) {
      if (!isPublicPath(path)) throw new Fault('public.badPath', `not a public path: ${path}`)
      await files.put(onDisk(path), `${headerOf(Header.parse(header), hash('sha256', body))}${body}`)
      pages.added(path)
    },
    async get(path) {
      if (!isPublicPath(path) || !existsSync(onDisk(path))) return undefined
      const file = opened(path, readFileSync(onDisk(path), 'utf8'))
      return shanghaiDay(clock.now()) <= file.publicUntil ? file : undefined
    },
    async remove(path) {
      if (!isPublicPath(path) || !existsSync(onDisk(path))) return
      await files.remove(onDisk(path))
    },
    list: async (prefix, page) => (page ? pages.page(prefix, page) : pageOf(pathsBelow(root, prefix), undefined)),
  }
}

const headerOf = ({ type, publicUntil }: z.infer<typeof Header>, sha256: string) =>
  `${JSON.stringify({ type, publicUntil, sha256 })}\n`

/** Tells if a file lies there as `put` writes it. */
export function liesThere(folder: string, { path, body, ...header }: PublicFile): boolean {
  try {
    const there = readFileSync(join(folder, 'public', `${path}${ending}`))
    const head = headerOf(header, hash('sha256', body))
    const size = there.length
    // Compared as bytes: a text may stand for damaged ones.
    if (size > scratch.length - 4) return there.equals(Buffer.from(head + body))
    return scratch.write(head + body) === size && there.equals(scratch.subarray(0, size))
  } catch {
    return false // looked at more closely then
  }
}

/** Removes half-written files after a crash, before writing begins. */
export function clearLeftovers(folder: string): void {
  const root = join(folder, 'public')
  if (!existsSync(root)) return
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && entry.name.endsWith('.part')) rmSync(join(entry.parentPath, entry.name))
  }
}

/** Public paths of which the file is not as it was written. */
export function damagedPublic(folder: string): readonly string[] {
  const root = join(folder, 'public')
  return pathsIn(root).filter((path) => {
    try {
      opened(path, readFileSync(join(root, `${path}${ending}`), 'utf8'))
      return false
    } catch {
      return true // named by its path
    }
  })
}

/** Paths as the folder holds them, one after another. */
export function* publicPathsIn(folder: string): Generator<string> {
  const root = join(folder, 'public')
  const below = existsSync(root) ? [root] : []
  for (let at = below.pop(); at !== undefined; at = below.pop()) {
    const open = opendirSync(at, { bufferSize: 1024 })
    try {
      for (let entry = open.readSync(); entry !== null; entry = open.readSync()) {
        const path = join(at, entry.name)
        if (entry.isDirectory()) below.push(path)
        else if (path.endsWith(ending)) yield `/${relative(root, path.slice(0, -ending.length))}`
      }
    } finally {
      open.closeSync()
    }
  }
}

const pathsBelow = (root: string, prefix: string) => pathsIn(root).filter((path) => path.startsWith(prefix))

const pathsIn = (root: string): readonly string[] =>
  existsSync(root)
    ? readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
        .map((entry) => `/${relative(root, join(entry.parentPath, entry.name.slice(0, -ending.length)))}`)
    : []

/** Gives out nothing that was changed on the disk. */
function opened(path: string, text: string): PublicFile {
  const line = text.indexOf('\n')
  const { sha256, ...header } = Header.parse(JSON.parse(text.slice(0, line)))
  const body = text.slice(line + 1)
  if (sha256 !== undefined && sha256 !== hash('sha256', body))
    throw new Fault('public.damaged', `${path} is not as it was written`)
  return { path, ...header, body }
}
