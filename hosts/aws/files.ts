import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { z } from 'zod'
import type { FileStore, StoredFile } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { isReadable, receiveFile } from '../receive-file.ts'
import { isFileKey, largestFile } from '../upload-policy.ts'

export type Buckets = { readonly quarantine: string; readonly clean: string }

const Stored = z.strictObject({
  key: z.string(),
  name: z.string(),
  size: z.number(),
  type: z.string(),
  sha256: z.string(),
  receivedAt: z.number(),
  state: z.enum(['quarantined', 'clean', 'infected', 'unscanned']),
})

const life = 3600

/** Evidence in two buckets: what arrives lies in quarantine; `meta/<key>` in the other says what a file was found to be. */
export function s3Files(client: S3Client, buckets: Buckets): FileStore {
  const stat = async (key: string): Promise<StoredFile | undefined> => {
    if (!isFileKey(key)) return undefined
    const meta = await bytes(client, buckets.clean, `meta/${key}`)
    return meta ? Stored.parse(JSON.parse(new TextDecoder().decode(meta))) : inQuarantine(client, buckets, key)
  }
  return {
    stat,
    async uploadForm({ key, maxBytes, returnTo }) {
      if (!isFileKey(key)) throw new Fault('files.badKey', `not a key of a file: ${key}`)
      const { url, fields } = await createPresignedPost(client, {
        Bucket: buckets.quarantine,
        Key: key,
        Expires: life,
        Fields: { success_action_redirect: returnTo },
        Conditions: [['content-length-range', 1, Math.min(maxBytes, largestFile)]],
      })
      return { action: url, fields }
    },
    async put({ bytes: Body, at, ...made }) {
      if (!isFileKey(made.key)) throw new Fault('files.badKey', `not a key of a file: ${made.key}`)
      if (await stat(made.key)) return
      const file: StoredFile = { ...made, size: Body.length, receivedAt: at, state: 'clean' }
      await client.send(new PutObjectCommand({ Bucket: buckets.clean, Key: `file/${made.key}`, Body }))
      const meta = { Bucket: buckets.clean, Key: `meta/${made.key}`, Body: JSON.stringify(file) }
      await client.send(new PutObjectCommand(meta))
    },
    async receive({ key, name, bytes: Body, receivedAt }) {
      if (!isFileKey(key)) throw new Fault('files.badKey', `not a key of a file: ${key}`)
      if (await stat(key)) return { kind: 'refused', code: 'taken' }
      // Judged here for what it is; the bucket's own scan, which comes by itself, lets it out of quarantine.
      const judged = await receiveFile({ key, name, bytes: Body, receivedAt }, null)
      if (judged.kind === 'refused') return judged
      await client.send(new PutObjectCommand({ Bucket: buckets.quarantine, Key: key, Body }))
      return { kind: 'kept', file: { ...judged.file, state: 'quarantined' } }
    },
    async copy(from, to) {
      if (!isFileKey(to)) throw new Fault('files.badKey', `not a key of a file: ${to}`)
      const file = await stat(from)
      if (!file || (await stat(to))) return
      const copy = (Bucket: string, source: string, Key: string) =>
        client.send(new CopyObjectCommand({ Bucket, CopySource: `${Bucket}/${encodeURI(source)}`, Key }))
      // Not looked at yet: the bucket's own scan comes for the copy as well.
      if (file.state === 'quarantined') await copy(buckets.quarantine, from, to)
      if (isReadable(file)) await copy(buckets.clean, `file/${from}`, `file/${to}`)
      if (file.state === 'quarantined') return
      const Body = JSON.stringify({ ...file, key: to })
      await client.send(new PutObjectCommand({ Bucket: buckets.clean, Key: `meta/${to}`, Body }))
    },
    async read(key) {
      const file = await stat(key)
      return file && isReadable(file) ? bytes(client, buckets.clean, `file/${key}`) : undefined
    },
    async list(prefix) {
      const keys = await keysUnder(client, buckets.clean, `meta/${prefix}`)
      const found = await Promise.all(keys.map((key) => stat(key.slice('meta/'.length))))
      return found.filter((file) => file !== undefined)
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket: buckets.quarantine, Key: key }))
      await client.send(new DeleteObjectCommand({ Bucket: buckets.clean, Key: `file/${key}` }))
      await client.send(new DeleteObjectCommand({ Bucket: buckets.clean, Key: `meta/${key}` }))
    },
    // The bucket's own scan comes by itself.
    rescan: async () => 0,
  }
}

export async function bytes(client: S3Client, Bucket: string, Key: string): Promise<Uint8Array | undefined> {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }))
    return await Body?.transformToByteArray()
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined
    throw error
  }
}

export async function keysUnder(client: S3Client, Bucket: string, Prefix: string): Promise<readonly string[]> {
  const found: string[] = []
  let ContinuationToken: string | undefined
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket, Prefix, ...(ContinuationToken && { ContinuationToken }) }),
    )
    found.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []))
    ContinuationToken = page.NextContinuationToken
  } while (ContinuationToken)
  return found
}

/** It has arrived, and nothing is known of it yet: its receipt is its upload. */
async function inQuarantine(client: S3Client, { quarantine }: Buckets, key: string): Promise<StoredFile | undefined> {
  try {
    const head = await client.send(new HeadObjectCommand({ Bucket: quarantine, Key: key }))
    const receivedAt = head.LastModified?.getTime() ?? 0
    return { key, name: '', size: head.ContentLength ?? 0, type: '', sha256: '', receivedAt, state: 'quarantined' }
  } catch (error) {
    if (error instanceof NotFound) return undefined
    throw error
  }
}
