import type { Clock, PublicFolder } from '#engine/store/ports.ts'
import { isDay, shanghaiDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { isPublicPath } from '../public-path.ts'
import type { Objects } from './objects.ts'

/** Published files in a bucket, until their last day. */
export function s3PublicFolder(client: Objects, bucket: string, clock: Clock): PublicFolder {
  const keyOf = (path: string) => path.slice(1)
  return {
    async put({ path, type, body, publicUntil }) {
      if (!isPublicPath(path) || !isDay(publicUntil)) throw new Fault('public.badPath', `not a public path: ${path}`)
      const headers = { 'content-type': type, 'cache-control': 'no-cache', 'x-amz-meta-public-until': publicUntil }
      await client.putObject(bucket, keyOf(path), body, headers)
    },
    async get(path) {
      if (!isPublicPath(path)) return undefined
      const found = await client.getObject(bucket, keyOf(path))
      if (!found) return undefined
      const { type, publicUntil, bytes } = found
      const isPublic = shanghaiDay(clock.now()) <= publicUntil
      return isPublic ? { path, type, body: Buffer.from(bytes).toString('utf8'), publicUntil } : undefined
    },
    async remove(path) {
      if (isPublicPath(path)) await client.deleteObject(bucket, keyOf(path))
    },
    async list(prefix, page) {
      const keys = await client.listObjects(bucket, keyOf(prefix), page && { ...page, after: keyOf(page.after) })
      return keys.map((key) => `/${key}`)
    },
  }
}
