import { randomBytes } from 'node:crypto'
import { renameSync, rmSync } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Fault } from '#law/fault.ts'

type Job = {
  readonly path: string
  /** Null takes the file away. */
  readonly content: string | null
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}
export type DurableBatch = {
  put(path: string, content: string): Promise<void>
  remove(path: string): Promise<void>
}

/**
 * Writes as durably as `writeDurably`, old content or new. Simultaneous writes share their waits for the disk, off the
 * event loop; each folder is synced once.
 */
export function durableBatch(): DurableBatch {
  let waiting: Job[] = []
  let running = false
  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const jobs = waiting
      waiting = []
      await settle(jobs)
    }
    running = false
  }
  const ask = (path: string, content: string | null) =>
    new Promise<void>((resolve, reject) => {
      waiting.push({ path, content, resolve, reject })
      if (!running) setImmediate(() => void run())
      running = true
    })
  return { put: ask, remove: (path) => ask(path, null) }
}

/** Contents first, then all moves in order, then folders. */
async function settle(jobs: readonly Job[]): Promise<void> {
  const beside = await Promise.all(jobs.map((job) => tried(job, () => written(job))))
  const folders = new Set<string>()
  const moved = jobs.filter((job, i) => {
    const made = beside[i]
    if (made === undefined) return false
    for (const folder of made.folders) folders.add(folder)
    return move(job, made.part)
  })
  const failed = new Map<string, unknown>()
  await Promise.all([...folders].map((folder) => synced(folder).catch((cause) => failed.set(folder, cause))))
  const cause = [...failed.values()][0]
  for (const { resolve, reject } of moved)
    if (failed.size === 0) resolve()
    else reject(new Fault('public.notDurable', String(cause), { cause }))
}

/** Undefined where the job failed and was told. */
async function tried<T>({ reject }: Job, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (cause) {
    reject(cause)
    return undefined
  }
}

async function written({
  path,
  content,
}: Job): Promise<{ readonly part: string; readonly folders: readonly string[] }> {
  const folder = dirname(path)
  if (content === null) return { part: '', folders: [folder] }
  const first = await mkdir(folder, { recursive: true })
  const part = `${path}.${randomBytes(6).toString('hex')}.part`
  const file = await open(part, 'wx', 0o640)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  return { part, folders: [folder, ...newFolders(folder, first)] }
}

/** Folders whose entries changed when one was made. */
function newFolders(folder: string, first: string | undefined): readonly string[] {
  if (first === undefined) return []
  const above: string[] = []
  for (let at = folder; at.startsWith(first); at = dirname(at)) above.push(dirname(at))
  return above
}

function move({ path, content, reject }: Job, part: string): boolean {
  try {
    if (content === null) rmSync(path, { force: true })
    else renameSync(part, path)
    return true
  } catch (cause) {
    reject(cause)
    return false
  }
}

async function synced(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
