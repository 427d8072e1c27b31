import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { z } from 'zod'
import type { Clock, PublicFile, PublicFolder } from '#engine/store/ports.ts'
import { keyOrder } from '#hosts/key-order.ts'
import { isPublicPath } from '#hosts/public-path.ts'
import { isDay, shanghaiDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { durableBatch } from './durable-batch.ts'

const ending = '.public'
const Header = z.strictObject({ type: z.string(), publicUntil: z.string().refine(isDay) })

/** Published files on disk, their last day in the first line. None is given out afterwards, though `list` names it. */
export function localPublicFolder(folder: string, clock: Clock): PublicFolder {
  const root = join(folder, 'public')
  const files = durableBatch()
  const onDisk = (path: string) => join(root, `${path}${ending}`)
  return {
    async put({ path, body, ...header }) {
      if (!isPublicPath(path)) throw new Fault('public.badPath', `not a public path: ${path}`)
      await files.put(onDisk(path), `${JSON.stringify(Header.parse(header))}\n${body}`)
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
    async list(prefix) {
      if (!existsSync(root)) return []
      return readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
        .map((entry) => `/${relative(root, join(entry.parentPath, entry.name.slice(0, -ending.length)))}`)
        .filter((path) => path.startsWith(prefix))
        .sort(keyOrder)
    },
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

function opened(path: string, text: string): PublicFile {
  const line = text.indexOf('\n')
  return { path, ...Header.parse(JSON.parse(text.slice(0, line))), body: text.slice(line + 1) }
}
