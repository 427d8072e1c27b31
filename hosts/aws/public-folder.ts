import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import type { Clock, PublicFolder } from '#engine/store/ports.ts'
import { isDay, shanghaiDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { isPublicPath } from '../public-path.ts'
import { keysUnder } from './objects.ts'

/** Published files in a bucket, until their last day. */
export function s3PublicFolder(client: S3Client, Bucket: string, clock: Clock): PublicFolder {
  const keyOf = (path: string) => path.slice(1)
  return {
    async put({ path, type, body, publicUntil }) {
      if (!isPublicPath(path) || !isDay(publicUntil)) throw new Fault('public.badPath', `not a public path: ${path}`)
      const Metadata = { 'public-until': publicUntil }
      await client.send(
        new PutObjectCommand({
          Bucket,
          Key: keyOf(path),
          Body: body,
          ContentType: type,
          CacheControl: 'no-cache',
          Metadata,
        }),
      )
    },
    async get(path) {
      if (!isPublicPath(path)) return undefined
      try {
        const found = await client.send(new GetObjectCommand({ Bucket, Key: keyOf(path) }))
        const publicUntil = found.Metadata?.['public-until'] ?? ''
        const body = (await found.Body?.transformToString()) ?? ''
        const isPublic = shanghaiDay(clock.now()) <= publicUntil
        return isPublic ? { path, type: found.ContentType ?? '', body, publicUntil } : undefined
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined
        throw error
      }
    },
    async remove(path) {
      if (isPublicPath(path)) await client.send(new DeleteObjectCommand({ Bucket, Key: keyOf(path) }))
    },
    async list(prefix) {
      const keys = await keysUnder(client, Bucket, keyOf(prefix))
      return keys.map((key) => `/${key}`)
    },
  }
}
