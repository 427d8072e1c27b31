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
  /** In the order of their bytes. https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
  keys(bucket: string, prefix: string): readonly string[]
}

type Ends = (bucket: string, key: string, modified: number) => number | null

/** Contents of buckets, until this process or their lifecycle ends them. */
export function objects(now: () => number, endOf: Ends = () => null): Objects {
  const held = new Map<string, Map<string, StoredObject>>()
  const within = (bucket: string) => {
    const found = held.get(bucket) ?? new Map<string, StoredObject>()
    held.set(bucket, found)
    return found
  }
  const counts = new Map<string, number>()
  const changes = (bucket: string, key: string) => counts.get(`${bucket}/${key}`) ?? 0
  const changed = (bucket: string, key: string) => counts.set(`${bucket}/${key}`, changes(bucket, key) + 1)
  const get = (bucket: string, key: string) => {
    const found = within(bucket).get(key)
    const end = found ? endOf(bucket, key, found.modified) : null
    return end !== null && end <= now() ? undefined : found
  }
  return {
    changes,
    get,
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
        .filter((key) => key.startsWith(prefix) && get(bucket, key))
        .toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
  }
}
