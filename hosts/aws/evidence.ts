import { z } from 'zod'
import type { StoredFile, UploadCode } from '#engine/store/ports.ts'
import { isReadable, Stored } from '../receive-file.ts'
import type { Objects } from './objects.ts'

export type Buckets = { readonly quarantine: string; readonly clean: string }
export type Evidence = ReturnType<typeof evidence>

/** Reason for not keeping an arrived file. */
const Refused = z.strictObject({ refused: z.string() })

/** Contents of two buckets: `meta/<key>` has the verdict, `file/<key>` readable bytes. */
export function evidence(client: Objects, { quarantine, clean }: Buckets) {
  const put = (bucket: string, key: string, body: Uint8Array | string) => client.putObject(bucket, key, body)
  const drop = (bucket: string, key: string) => client.deleteObject(bucket, key)
  const keep = async (file: StoredFile, body: Uint8Array): Promise<StoredFile> => {
    // Bytes before their listing: listed files can be read.
    if (isReadable(file)) await put(clean, `file/${file.key}`, body)
    await put(clean, `meta/${file.key}`, JSON.stringify(file))
    if (file.state !== 'quarantined') await drop(quarantine, file.key)
    return file
  }
  return {
    keep,
    /** Keeps what the program made; false where bytes lie there. */
    async made(file: StoredFile, body: Uint8Array, isListed: boolean): Promise<boolean> {
      const said = JSON.stringify(file)
      const own = isListed ? {} : { 'x-amz-meta-made': Buffer.from(said).toString('base64') }
      if (!(await client.addObject(clean, `file/${file.key}`, body, own))) return false
      if (isListed) await put(clean, `meta/${file.key}`, said)
      return true
    },
    /** Reads what such a file says of itself. */
    async unlisted(key: string): Promise<StoredFile | undefined> {
      const { made = '' } = (await client.getObject(clean, `file/${key}`)) ?? {}
      return made === '' ? undefined : Stored.parse(JSON.parse(Buffer.from(made, 'base64').toString()))
    },
    async known(key: string) {
      const meta = await client.getObject(clean, `meta/${key}`)
      return meta && z.union([Stored, Refused]).parse(JSON.parse(new TextDecoder().decode(meta.bytes)))
    },
    async refuse(key: string, code: UploadCode) {
      await put(clean, `meta/${key}`, JSON.stringify({ refused: code }))
      await drop(quarantine, key)
    },
    /** Upload in quarantine, its own receipt. */
    arrival: (key: string) => client.getObject(quarantine, key),
    waits: (key: string, body: Uint8Array) => put(quarantine, key, body),
    /** Lets go what was judged, where it was cut short before. */
    leave: (key: string) => drop(quarantine, key),
    waiting: (prefix: string) => client.listObjects(quarantine, prefix),
    readable: async (key: string) => (await client.getObject(clean, `file/${key}`))?.bytes,
    async keys(prefix: string): Promise<readonly string[]> {
      const metas = (await client.listObjects(clean, `meta/${prefix}`)).map((key) => key.slice('meta/'.length))
      return [...new Set([...metas, ...(await client.listObjects(quarantine, prefix))])].toSorted()
    },
    async copy(file: StoredFile, to: string) {
      const [bucket, folder] = isReadable(file) ? [clean, 'file/'] : [quarantine, '']
      await client.copyObject(bucket, `${folder}${file.key}`, `${folder}${to}`)
      await put(clean, `meta/${to}`, JSON.stringify({ ...file, key: to }))
    },
    async remove(key: string) {
      await drop(quarantine, key)
      await drop(clean, `file/${key}`)
      await drop(clean, `meta/${key}`)
    },
  }
}
