import { createHash } from 'node:crypto'

export type StoredObject = {
  readonly body: Buffer
  /** Type, cache control, disposition and metadata, lower-cased. */
  readonly headers: Readonly<Record<string, string>>
  readonly etag: string
  readonly modified: number
}
export type Objects = {
  get(bucket: string, key: string): StoredObject | undefined
  put(bucket: string, key: string, body: Buffer, headers: Readonly<Record<string, string>>): StoredObject
  remove(bucket: string, key: string): void
  /** Counts writes and removals of an object. */
  changes(bucket: string, key: string): number
  /** In the order of their bytes. */
  keys(bucket: string, prefix: string): readonly string[]
}

/** Contents of buckets, until this process ends. */
export function objects(now: () => number): Objects {
  const held = new Map<string, Map<string, StoredObject>>()
  const within = (bucket: string) => {
    const found = held.get(bucket) ?? new Map<string, StoredObject>()
    held.set(bucket, found)
    return found
  }
  const counts = new Map<string, number>()
  const changes = (bucket: string, key: string) => counts.get(`${bucket}/${key}`) ?? 0
  const changed = (bucket: string, key: string) => counts.set(`${bucket}/${key}`, changes(bucket, key) + 1)
  return {
    changes,
    get: (bucket, key) => within(bucket).get(key),
    put(bucket, key, body, headers) {
      const etag = `"${createHash('md5').update(body).digest('hex')}"`
      const made = { body, headers, etag, modified: now() }
      within(bucket).set(key, made)
      changed(bucket, key)
      return made
    },
    remove(bucket, key) {
      within(bucket).delete(key)
      changed(bucket, key)
    },
    keys: (bucket, prefix) =>
      [...within(bucket).keys()]
        .filter((key) => key.startsWith(prefix))
        .toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
  }
}
