import { hash } from 'node:crypto'
import { z } from 'zod'
import type { StoredFile, UploadCode } from '#engine/store/ports.ts'
import { isReadable, Stored } from '../receive-file.ts'
import type { Objects } from './objects.ts'

export type Buckets = { readonly quarantine: string; readonly clean: string }
export type Evidence = ReturnType<typeof evidence>

/** Reason for not keeping an arrived file. */
const Refused = z.strictObject({ refused: z.string() })

/** Two buckets; forms write to quarantine alone. `meta/` has verdicts, `file/` bytes, `held/` unscanned ones. */
export function evidence(client: Objects, buckets: Buckets) {
  const { quarantine, clean } = buckets
  const put = (bucket: string, key: string, body: Uint8Array | string) => client.putObject(bucket, key, body)
  const drop = (bucket: string, key: string) => client.deleteObject(bucket, key)
  const keep = async (file: StoredFile, body: Uint8Array): Promise<StoredFile> => {
    // Bytes before their listing: listed files can be read.
    if (placeOf(file) !== null) await put(clean, `${placeOf(file)}${file.key}`, body)
    await put(clean, `meta/${file.key}`, JSON.stringify(file))
    await drop(quarantine, file.key)
    return file
  }
  const remove = async (key: string) => {
    await drop(quarantine, key)
    for (const room of ['held', 'file', 'meta']) await drop(clean, `${room}/${key}`)
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
    ...unscanned(client, buckets),
    readable: async (key: string) => (await client.getObject(clean, `file/${key}`))?.bytes,
    keys: async (prefix: string) => (await keysIn(client, buckets, ['meta/'], prefix)).toSorted(),
    async copy(file: StoredFile, to: string) {
      const folder = placeOf(file)
      if (folder !== null) await client.copyObject(clean, `${folder}${file.key}`, `${folder}${to}`)
      await put(clean, `meta/${to}`, JSON.stringify({ ...file, key: to }))
    },
    remove,
    /** Bytes without a listing too. */
    async clear(folder: string) {
      for (const key of await keysIn(client, buckets, ['file/', 'held/', 'meta/'], folder)) await remove(key)
    },
  }
}

/** Keys below some rooms of the clean bucket, and those of arrivals; each once. */
async function keysIn(
  client: Objects,
  { quarantine, clean }: Buckets,
  rooms: readonly string[],
  prefix: string,
): Promise<readonly string[]> {
  const kept = rooms.map(async (room) =>
    (await client.listObjects(clean, room + prefix)).map((key) => key.slice(room.length)),
  )
  return [...new Set((await Promise.all([...kept, client.listObjects(quarantine, prefix)])).flat())]
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
  waiting: () => keysIn(client, { quarantine, clean }, ['held/'], ''),
})

/** Null: nobody keeps the bytes of what is infected. */
const placeOf = (file: StoredFile) => (isReadable(file) ? 'file/' : file.state === 'quarantined' ? 'held/' : null)
