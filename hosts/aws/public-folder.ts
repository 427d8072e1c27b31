import { z } from 'zod'
import type { Clock, PublicFile, PublicFolder } from '#engine/store/ports.ts'
import { isDay, shanghaiDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { isPublicPath } from '../public-path.ts'
import type { Objects } from './objects.ts'

const asOne = 'application/vnd.redress.files+json'
const Files = z.array(z.strictObject({ path: z.string(), type: z.string(), body: z.string(), publicUntil: z.string() }))

/**
 * Published files in a bucket, until their last day. Those of one record or notice are one object, so that none is out
 * without the others, and a publication is one write.
 */
export function s3PublicFolder(client: Objects, bucket: string, clock: Clock): PublicFolder {
  const drop = (key: string) => client.deleteObject(bucket, key)
  async function write(key: string, { type, body, publicUntil }: Omit<PublicFile, 'path'>) {
    if (!isDay(publicUntil)) throw new Fault('public.badPath', `no last day of ${key}`)
    const headers = { 'content-type': type, 'cache-control': 'no-cache', 'x-amz-meta-public-until': publicUntil }
    await client.putObject(bucket, key, body, headers)
  }
  async function writeAll(owner: string, files: readonly PublicFile[]): Promise<void> {
    for (const { path } of files) held(path)
    const [first] = files
    await (first ? write(owner, { ...first, type: asOne, body: JSON.stringify(files) }) : drop(owner))
  }
  return {
    async put({ path, ...file }) {
      const owner = ownerOf(held(path))
      const there = owner === null ? undefined : await client.getObject(bucket, owner)
      const files = filesIn(there)
      if (owner === null || (there && !files)) return write(keyOf(path), file)
      await writeAll(owner, [...(files ?? []).filter((one) => one.path !== path), { path, ...file }])
    },
    async putAsOne(paths, files) {
      const [path = ''] = paths
      const owner = ownerOf(held(path)) ?? keyOf(path)
      await writeAll(owner, files)
      if (files.length === 0) for (const one of paths) if (keyOf(one) !== owner) await drop(keyOf(one))
    },
    async get(path) {
      if (!isPublicPath(path)) return undefined
      const key = keyOf(path)
      const owner = ownerOf(path) ?? key
      const there = await client.getObject(bucket, owner)
      const files = filesIn(there)
      // An earlier release wrote a file each.
      const own = files || owner === key ? there : await client.getObject(bucket, key)
      const found = files
        ? files.find((one) => one.path === path)
        : own && { path, type: own.type, body: textOf(own), publicUntil: own.publicUntil }
      return found && shanghaiDay(clock.now()) <= found.publicUntil ? found : undefined
    },
    async remove(path) {
      if (!isPublicPath(path)) return
      const owner = ownerOf(path)
      const files = owner === null ? null : filesIn(await client.getObject(bucket, owner))
      const left = files?.filter((one) => one.path !== path)
      await (owner === null || !left ? drop(keyOf(path)) : writeAll(owner, left))
    },
    async list(prefix, page) {
      const keys = await client.listObjects(bucket, keyOf(prefix), page && { ...page, after: keyOf(page.after) })
      return keys.map((key) => `/${key}`)
    },
  }
}

type Found = Awaited<ReturnType<Objects['getObject']>>
const textOf = ({ bytes }: NonNullable<Found>) => Buffer.from(bytes).toString('utf8')

/** Files that are one object; null for a file of its own, or none. */
const filesIn = (found: Found): readonly PublicFile[] | null =>
  found?.type === asOne ? Files.parse(JSON.parse(textOf(found))) : null

const keyOf = (path: string) => path.slice(1)

/** Key of the record or notice to which a file belongs. */
const ownerOf = (path: string): string | null => /^\/(?:en\/)?([rn]\/[\w-]+)/.exec(path)?.[1] ?? null

function held(path: string): string {
  if (!isPublicPath(path)) throw new Fault('public.badPath', `not a public path: ${path}`)
  return path
}
