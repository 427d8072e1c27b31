import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { rewriteFeed } from '#engine/feeds/feed-files.ts'
import type { Publish } from '#engine/run/service.ts'
import type { Engine } from '#engine/store/engine.ts'
import { noticeKey, noticeKeys, recordKey, recordKeys } from '#engine/store/keys.ts'
import type { PublicFolder } from '#engine/store/ports.ts'
import { syncFolder } from './base/sync-folder.ts'
import { writeDurably } from './base/write-durably.ts'
import { partitionsAfter } from './partition-names.ts'
import { askRepublish, republishAt } from './store/restoring-mark.ts'

/** Public files, being written anew beside requests. */
export type Republishing = {
  /** For readers: whatever they ask for is written at once. */
  readonly publicFolder: PublicFolder
  /** True once nothing is left. */
  readonly isOver: () => boolean
  /** Ends when all is written, or at a stop. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}
type Writing = {
  readonly publish: Publish
  readonly folder: string
  readonly report: (error: unknown) => void
  /** Waits until requests leave time. */
  readonly rest?: () => Promise<void>
}

/** Files of so many share their waits for the disk. */
const inFlight = 8
/** Names looked at between two marks of the place. */
const perMark = 500
/** Milliseconds between two lines of progress. */
const perLine = 60_000

const Mark = z.object({ after: z.string().optional() })

/**
 * Writes what is public anew where a restore or the operator asked, or where it is gone. Nothing waits for it: it goes
 * record by record beside requests, and a killed server goes on from its mark.
 */
export async function republish(engine: Engine, writing: Writing): Promise<Republishing> {
  const { folder } = writing
  const rows = await engine.journal.size()
  const isGone = !existsSync(join(folder, 'public')) && rows > 0
  if (!existsSync(republishAt(folder)) && !isGone)
    return { publicFolder: engine.publicFolder, isOver: () => true, ended: Promise.resolve(), stop: async () => {} }
  if (isGone && !existsSync(republishAt(folder))) askRepublish(folder)
  if (placeIn(folder) === undefined) setAside(folder)
  engine.log('public.rewriting', { rows, done: 0 })
  const stopping = new AbortController()
  let isOver = false
  const feed = (writing.rest?.() ?? Promise.resolve()).then(() => rewriteFeed(engine))
  const ended = rewrite(engine, writing, feed, stopping.signal)
    .then((isDone) => {
      isOver = isDone
    })
    .catch(writing.report)
  return {
    publicFolder: { ...engine.publicFolder, get: readerOf(engine, writing, feed, () => isOver) },
    isOver: () => isOver,
    ended,
    stop() {
      stopping.abort()
      return ended
    },
  }
}

/** Undefined: asked, and not begun. */
const placeIn = (folder: string): string | undefined =>
  Mark.parse(JSON.parse(readFileSync(republishAt(folder), 'utf8'))).after

const markAt = (folder: string, after: string): void =>
  writeDurably(republishAt(folder), JSON.stringify({ after }), 0o600)

const asideOf = (folder: string) => join(folder, 'public-before')

/** Gives out nothing of before; removing it may take long. */
function setAside(folder: string): void {
  const shown = join(folder, 'public')
  if (existsSync(shown)) {
    rmSync(asideOf(folder), { recursive: true, force: true })
    renameSync(shown, asideOf(folder))
    syncFolder(folder)
  }
  markAt(folder, '-1')
}

/** False where it was stopped, or failed in part. */
async function rewrite(engine: Engine, writing: Writing, feed: Promise<void>, signal: AbortSignal): Promise<boolean> {
  const { publish, folder, report, rest } = writing
  await feed
  await rm(asideOf(folder), { recursive: true, force: true })
  const going = new Set<Promise<void>>()
  let [looked, done, failed, told] = [0, 0, 0, performance.now()]
  let last = placeIn(folder) ?? '-1'
  const settled = async () => {
    await Promise.all(going)
    return failed === 0 && moveMark(folder, last)
  }
  const write = async (id: string, what: 'record' | 'notice') => {
    try {
      await publish(id, what)
      done += 1
    } catch (error) {
      failed += 1
      report(error)
      // A full disk fails all: it is told once a second.
      await wait(1000, undefined, { signal }).catch(() => {})
    }
  }
  for await (const { pk, place } of partitionsAfter(folder, last)) {
    if (signal.aborted) break
    looked += 1
    const one = publicIn(pk)
    if (one) {
      await rest?.()
      await turn()
      const mine: Promise<void> = write(one.id, one.what).finally(() => going.delete(mine))
      going.add(mine)
      if (going.size >= inFlight) await Promise.race(going)
    }
    last = place
    if (looked % perMark > 0) continue
    await settled()
    if (performance.now() - told < perLine) continue
    engine.log('public.rewriting', { rows: await engine.journal.size(), done })
    told = performance.now()
  }
  if (!(await settled()) || signal.aborted) return false
  rmSync(republishAt(folder), { force: true })
  syncFolder(folder)
  engine.log('public.rewritten', { done })
  return true
}

/** False where the operator asked anew meanwhile: the next start begins again. */
function moveMark(folder: string, place: string): boolean {
  if (placeIn(folder) === undefined) return false
  markAt(folder, place)
  return true
}

function publicIn(pk: string): { readonly id: string; readonly what: 'record' | 'notice' } | null {
  const [record] = recordKeys.parts({ pk, sk: recordKey('').sk }) ?? []
  if (record !== undefined) return { id: record, what: 'record' }
  const [notice] = noticeKeys.parts({ pk, sk: noticeKey('').sk }) ?? []
  return notice === undefined ? null : { id: notice, what: 'notice' }
}

/** Whoever asks first need not wait for those before. */
function readerOf(
  { publicFolder }: Engine,
  { publish }: Writing,
  feed: Promise<void>,
  isOver: () => boolean,
): PublicFolder['get'] {
  return async (path) => {
    const found = await publicFolder.get(path)
    if (found || isOver()) return found
    const [, kind, id] = /^\/(?:en\/)?([rn])\/([\w-]+)/.exec(path) ?? []
    if (id === undefined) await feed
    else await publish(id, kind === 'r' ? 'record' : 'notice')
    return publicFolder.get(path)
  }
}
