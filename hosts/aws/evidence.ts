import { CopyObjectCommand, DeleteObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { z } from 'zod'
import type { StoredFile, UploadCode } from '#engine/store/ports.ts'
import { isReadable, Stored } from '../receive-file.ts'
import { keysUnder, object } from './objects.ts'

export type Buckets = { readonly quarantine: string; readonly clean: string }
export type Evidence = ReturnType<typeof evidence>

/** Reason for not keeping an arrived file. */
const Refused = z.strictObject({ refused: z.string() })

/** Contents of two buckets: `meta/<key>` has the verdict, `file/<key>` readable bytes. */
export function evidence(client: S3Client, { quarantine, clean }: Buckets) {
  const put = (Bucket: string, Key: string, Body: Uint8Array | string) =>
    client.send(new PutObjectCommand({ Bucket, Key, Body }))
  const drop = (Bucket: string, Key: string) => client.send(new DeleteObjectCommand({ Bucket, Key }))
  const keep = async (file: StoredFile, body: Uint8Array): Promise<StoredFile> => {
    // Bytes before their listing: listed files can be read.
    if (isReadable(file)) await put(clean, `file/${file.key}`, body)
    await put(clean, `meta/${file.key}`, JSON.stringify(file))
    if (file.state !== 'quarantined') await drop(quarantine, file.key)
    return file
  }
  return {
    keep,
    async known(key: string) {
      const meta = await object(client, clean, `meta/${key}`)
      return meta && z.union([Stored, Refused]).parse(JSON.parse(new TextDecoder().decode(meta.bytes)))
    },
    async refuse(key: string, code: UploadCode) {
      await put(clean, `meta/${key}`, JSON.stringify({ refused: code }))
      await drop(quarantine, key)
    },
    /** Upload in quarantine, its own receipt. */
    arrival: (key: string) => object(client, quarantine, key),
    waits: (key: string, body: Uint8Array) => put(quarantine, key, body),
    waiting: (prefix: string) => keysUnder(client, quarantine, prefix),
    readable: async (key: string) => (await object(client, clean, `file/${key}`))?.bytes,
    async keys(prefix: string): Promise<readonly string[]> {
      const metas = (await keysUnder(client, clean, `meta/${prefix}`)).map((key) => key.slice('meta/'.length))
      return [...new Set([...metas, ...(await keysUnder(client, quarantine, prefix))])].toSorted()
    },
    async copy(file: StoredFile, to: string) {
      const [Bucket, folder] = isReadable(file) ? [clean, 'file/'] : [quarantine, '']
      const CopySource = `${Bucket}/${encodeURI(`${folder}${file.key}`)}`
      await client.send(new CopyObjectCommand({ Bucket, CopySource, Key: `${folder}${to}` }))
      await put(clean, `meta/${to}`, JSON.stringify({ ...file, key: to }))
    },
    async remove(key: string) {
      await drop(quarantine, key)
      await drop(clean, `file/${key}`)
      await drop(clean, `meta/${key}`)
    },
  }
}
