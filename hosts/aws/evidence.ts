import { hash } from 'node:crypto'
import { z } from 'zod'
import type { StoredFile, UploadCode } from '#engine/store/ports.ts'
import { keyOrder } from '../key-order.ts'
import { isReadable, Stored } from '../receive-file.ts'
import type { Objects } from './objects.ts'

export type Buckets = { readonly quarantine: string; readonly clean: string }
export type Evidence = ReturnType<typeof evidence>

/** Reason for not keeping an arrived file. */
const Refused = z.strictObject({ refused: z.string() })

/** Two buckets; forms write to quarantine alone. `meta/` has verdicts, `file/` bytes, `held/` unscanned ones. */
export function evidence(client: Objects, { quarantine, clean }: Buckets) {
  const put = (bucket: string, key: string, body: Uint8Array | string) => client.putObject(bucket, key, body)
  const drop = (bucket: string, key: string) => client.deleteObject(bucket, key)
  const keep = async (file: StoredFile, body: Uint8Array): Promise<StoredFile> => {
    // Bytes before their listing: listed files can be read.
    if (placeOf(file) !== null) await put(clean, `${placeOf(file)}${file.key}`, body)
    await put(clean, `meta/${file.key}`, JSON.stringify(file))
    await drop(quarantine, file.key)
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
    ...unscanned(client, { quarantine, clean }),
    every: (folder: string) => everyKey(client, { quarantine, clean }, folder),
    readable: async (key: string) => (await client.getObject(clean, `file/${key}`))?.bytes,
    async keys(prefix: string): Promise<readonly string[]> {
      const metas = (await client.listObjects(clean, `meta/${prefix}`)).map((key) => key.slice('meta/'.length))
      return [...new Set([...metas, ...(await client.listObjects(quarantine, prefix))])].toSorted()
    },
    async copy(file: StoredFile, to: string) {
      const folder = placeOf(file)
      if (folder !== null) await client.copyObject(clean, `${folder}${file.key}`, `${folder}${to}`)
      await put(clean, `meta/${to}`, JSON.stringify({ ...file, key: to }))
    },
    async remove(key: string) {
      await drop(quarantine, key)
      await drop(clean, `held/${key}`)
      await drop(clean, `file/${key}`)
      await drop(clean, `meta/${key}`)
    },
  }
}

async function everyKey(client: Objects, { quarantine, clean }: Buckets, folder: string): Promise<readonly string[]> {
  const made = ['file/', 'held/', 'meta/'].map(async (room) =>
    (await client.listObjects(clean, room + folder)).map((key) => key.slice(room.length)),
  )
  const all = await Promise.all([...made, client.listObjects(quarantine, folder)])
  return [...new Set(all.flat())].toSorted(keyOrder)
}

/** Files that wait for a scanner. */
const unscanned = (client: Objects, { quarantine, clean }: Buckets) => ({
  /** Bytes as judged; until 2026-12 they stayed where forms write. */
  async held({ key, sha256 }: StoredFile): Promise<Uint8Array | undefined> {
    const lies = (await client.getObject(clean, `held/${key}`)) ?? (await client.getObject(quarantine, key))
    return lies && hash('sha256', lies.bytes) === sha256 ? lies.bytes : undefined
  },
  /** Lets go what was judged, where it was cut short before. */
  async leave(key: string) {
    await client.deleteObject(quarantine, key)
    await client.deleteObject(clean, `held/${key}`)
  },
  async waiting(): Promise<readonly string[]> {
    const held = (await client.listObjects(clean, 'held/')).map((key) => key.slice('held/'.length))
    return [...new Set([...held, ...(await client.listObjects(quarantine, ''))])]
  },
})

/** Null: nobody keeps the bytes of what is infected. */
const placeOf = (file: StoredFile) => (isReadable(file) ? 'file/' : file.state === 'quarantined' ? 'held/' : null)
