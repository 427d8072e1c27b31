import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { z } from 'zod'
import type { FileStore, Scanner, StoredFile, UploadCode } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { isReadable, receiveFile, Stored, scanned } from '../receive-file.ts'
import { isFileKey, largestFile } from '../upload-policy.ts'
import { nameFrom } from './metadata-name.ts'
import { presignedPost } from './presigned-post.ts'
import { presignedUrl } from './sign-request.ts'

export type Buckets = { readonly quarantine: string; readonly clean: string }

/** Why a file that came was not kept. */
const Refused = z.strictObject({ refused: z.string() })

const life = 3600
/** Variable of a form for the name of the file that is sent. */
const fileName = ['$', '{filename}'].join('')
const linkLife = 300

/**
 * Evidence in two buckets. What arrives lies in quarantine, where it is judged by whoever looks for it first, or by the clock;
 * `meta/<key>` in the other says what it was found to be, and `file/<key>` is there for what may be read. Without a scanner it
 * is `unscanned`, which opens to the officer alone; while one is down it waits.
 */
export function s3Files(client: S3Client, buckets: Buckets, scanner: Scanner | null): FileStore {
  const { quarantine, clean } = buckets
  const put = (Bucket: string, Key: string, Body: Uint8Array | string) =>
    client.send(new PutObjectCommand({ Bucket, Key, Body }))
  const drop = (Bucket: string, Key: string) => client.send(new DeleteObjectCommand({ Bucket, Key }))
  const known = async (key: string) => {
    const meta = await bytes(client, clean, `meta/${key}`)
    return meta && z.union([Stored, Refused]).parse(JSON.parse(new TextDecoder().decode(meta)))
  }

  /** The bytes before what says that they are there: what is listed can be read. */
  const keep = async (file: StoredFile, body: Uint8Array) => {
    if (isReadable(file)) await put(clean, `file/${file.key}`, body)
    await put(clean, `meta/${file.key}`, JSON.stringify(file))
    if (file.state !== 'quarantined') await drop(quarantine, file.key)
    return file
  }

  /** Judges what has arrived and nobody looked at yet. */
  const judge = async (key: string): Promise<StoredFile | undefined> => {
    const came = await arrival(client, quarantine, key)
    if (!came) return undefined
    const { body, name, at } = came
    const judged = await receiveFile({ key, name, bytes: body, receivedAt: at }, scanner)
    if (judged.kind === 'kept') return keep(judged.file, body)
    await put(clean, `meta/${key}`, JSON.stringify({ refused: judged.code }))
    await drop(quarantine, key)
    return undefined
  }

  const stat = async (key: string): Promise<StoredFile | undefined> => {
    if (!isFileKey(key)) return undefined
    const found = await known(key)
    if (found) return 'refused' in found ? undefined : found
    return judge(key)
  }
  const checked = (key: string) => {
    if (!isFileKey(key)) throw new Fault('files.badKey', `not a key of a file: ${key}`)
    return key
  }
  return {
    stat,
    async uploadForm({ key, maxBytes, returnTo }) {
      const fields = presignedPost(
        {
          ...{ bucket: quarantine, key: checked(key), seconds: life, fields: { success_action_redirect: returnTo } },
          conditions: [
            ['content-length-range', 1, Math.min(maxBytes, largestFile)],
            ['starts-with', '$x-amz-meta-name', ''],
          ],
        },
        await scopeOf(client),
        await client.config.credentials(),
      )
      // The service puts the file's own name there, and holds that to the policy.
      // https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTForms.html
      return {
        action: (await addressOf(client, quarantine, '')).href,
        fields: { ...fields, 'x-amz-meta-name': fileName },
      }
    },
    async refusalOf(key) {
      if (!isFileKey(key)) return undefined
      await stat(key)
      const found = await known(key)
      // Written by nobody but us, from the same codes.
      return found && 'refused' in found ? (found.refused as UploadCode) : undefined
    },
    async put({ bytes: body, at, ...made }) {
      if (await stat(checked(made.key))) return
      await keep({ ...made, size: body.length, receivedAt: at, state: 'clean' }, body)
    },
    async receive({ key, name, bytes: body, receivedAt }) {
      if (await stat(checked(key))) return { kind: 'refused', code: 'taken' }
      const judged = await receiveFile({ key, name, bytes: body, receivedAt }, scanner)
      if (judged.kind === 'refused') return judged
      if (!isReadable(judged.file)) await put(quarantine, key, body)
      return { kind: 'kept', file: await keep(judged.file, body) }
    },
    async copy(from, to) {
      const file = await stat(from)
      if (!file || (await stat(checked(to)))) return
      const [bucket, source, target] = isReadable(file) ? [clean, `file/${from}`, `file/${to}`] : [quarantine, from, to]
      const CopySource = `${bucket}/${encodeURI(source)}`
      await client.send(new CopyObjectCommand({ Bucket: bucket, CopySource, Key: target }))
      await put(clean, `meta/${to}`, JSON.stringify({ ...file, key: to }))
    },
    async read(key) {
      const file = await stat(key)
      return file && isReadable(file) ? bytes(client, clean, `file/${key}`) : undefined
    },
    async download({ key, name }) {
      const file = await stat(key)
      if (!file || !isReadable(file)) return undefined
      const url = await addressOf(client, clean, `file/${key}`)
      url.searchParams.set('response-content-type', 'application/octet-stream')
      url.searchParams.set('response-content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      return presignedUrl(url, linkLife, await scopeOf(client), await client.config.credentials()).href
    },
    async list(prefix) {
      const metas = (await keysUnder(client, clean, `meta/${prefix}`)).map((key) => key.slice('meta/'.length))
      const waiting = await keysUnder(client, quarantine, prefix)
      const found = await Promise.all([...new Set([...metas, ...waiting])].toSorted().map(stat))
      return found.filter((file) => file !== undefined)
    },
    async remove(key) {
      await drop(quarantine, key)
      await drop(clean, `file/${key}`)
      await drop(clean, `meta/${key}`)
    },
    async rescan() {
      let judged = 0
      for (const key of await keysUnder(client, quarantine, '')) {
        const file = await stat(key)
        if (file?.state !== 'quarantined') {
          judged += 1
          continue
        }
        const body = await bytes(client, quarantine, key)
        const next = body && { ...file, state: await scanned(body, scanner) }
        if (!next || next.state === 'quarantined') return judged
        await keep(next, body)
        judged += 1
      }
      return judged
    },
  }
}

/** What lies in quarantine: its receipt is its upload. */
async function arrival(client: S3Client, Bucket: string, Key: string) {
  try {
    const { Body, LastModified, Metadata } = await client.send(new GetObjectCommand({ Bucket, Key }))
    const body = await Body?.transformToByteArray()
    return body && { body, name: nameFrom(Metadata?.['name'] ?? ''), at: LastModified?.getTime() ?? 0 }
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined
    throw error
  }
}

const scopeOf = async (client: S3Client) => ({ service: 's3', region: await client.config.region(), at: Date.now() })

/** Where the object is, as the client itself would reach it. */
async function addressOf(client: S3Client, bucket: string, key: string): Promise<URL> {
  const own = process.env['AWS_ENDPOINT_URL_S3']
  if (own !== undefined) return new URL(`/${bucket}/${key}`, own)
  const region = await client.config.region()
  return new URL(`https://${bucket}.s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/${key}`)
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
