import type { Engine } from '#engine/store/engine.ts'
import type { Deployment } from '#engine/store/host.ts'
import { bucketOf, caseKey, draftKey, dueOf, evidenceFolder, json, moment } from '#engine/store/keys.ts'
import type { Paged } from '#engine/store/paged.ts'
import type { Item, StoredFile, Write } from '#engine/store/ports.ts'
import { everyItem, readAll, readPage, readRound } from '#engine/store/read.ts'
import { readSifted } from '#engine/store/read-several.ts'
import { addDays, shanghaiDay, startOfDay } from '#law/day.ts'
import { draftIdOf, draftIn } from './draft-kind.ts'

/** Part of a draft for the store; its id becomes the case's. */
export type KeptDraft = {
  readonly id: string
  readonly owner: string
  readonly savedAt: number
  /** For whom; a visit ends with its day. */
  readonly behalf?: { readonly visit?: string }
  /** Set before the files go: nobody resumes a half. */
  readonly erasing?: true
  /** Files taken off it, marked before they go. */
  readonly removed?: readonly string[]
  /** The cases it became; it leaves its writer's list with the first. */
  readonly filed?: readonly string[]
}

/** Bounds of a draft: with more it is not filed. */
export const mostFiles = 20
export const mostBytesInAll = 100 * 1024 * 1024

/** Days a draft is kept: flag `draft.days`, else 30. */
export function draftDays({ flags }: Pick<Deployment, 'flags'>): number {
  const own = flags['draft.days']
  return typeof own === 'number' ? own : 30
}

/** Instant from which a draft is erased, in milliseconds. */
export const draftEnd = (deployment: Pick<Deployment, 'flags'>, savedAt: number): number =>
  savedAt + draftDays(deployment) * 86_400_000

/** Found by owner, and by the moment of erasure. */
export function draftItem(deployment: Pick<Deployment, 'flags'>, draft: KeptDraft, v: number): Item {
  const { id, owner, savedAt, behalf } = draft
  const end = behalf?.visit === undefined ? draftEnd(deployment, savedAt) : startOfDay(nextDay(savedAt))
  const at = draft.erasing ? savedAt : end
  return {
    ...draftKey(id),
    v,
    body: json(draft),
    index: {
      due: [dueOf(bucketOf(id)), `${moment(at)}#draft#${id}`],
      ...(draft.erasing ? {} : { lookup: [(draft.filed ? filedBy : draftsBy)(owner), `${moment(savedAt)}#${id}`] }),
    },
  }
}

/** Files a draft in the commit of its case. */
export function filedDraft(deployment: Pick<Deployment, 'flags'>, item: Item, id: string): Write {
  return { put: draftItem(deployment, { ...draftIn(item), filed: [id] }, item.v + 1), when: { v: item.v } }
}

/** A person's unfiled drafts, last saved first. */
export const draftsOf = (engine: Pick<Engine, 'table'>, owner: string, at: string | undefined): Promise<Paged<Item>> =>
  readSifted(
    (from) => readPage(engine.table, byOwner(owner), from),
    (items) => notFiled(engine, items),
    at,
  )

export async function allDraftsOf(engine: Pick<Engine, 'table'>, owner: string): Promise<readonly Item[]> {
  return notFiled(engine, await readAll(engine.table, byOwner(owner)))
}

export async function hasDrafts(engine: Pick<Engine, 'table'>, owner: string): Promise<boolean> {
  for await (const item of everyItem(engine.table, byOwner(owner), 20))
    if ((await notFiled(engine, [item])).length > 0) return true
  return false
}

/** Counts a person's unfiled drafts among the last `most`. */
export async function draftsNow(engine: Pick<Engine, 'table'>, owner: string, most: number): Promise<number> {
  return (await notFiled(engine, await readRound(engine.table, byOwner(owner), most))).length
}

/** Files of a draft that were listed just now. */
export type Listed = { readonly draft: string; readonly files: readonly StoredFile[] }

/** Bytes of drafts saved today; filed ones are read until below `enough`. */
export async function bytesToday(
  engine: Pick<Engine, 'table' | 'files' | 'clock'>,
  owner: string,
  enough: number,
  known?: Listed,
): Promise<number> {
  const today = startOfDay(shanghaiDay(engine.clock.now()))
  const savedToday = async (pk: string) => {
    const ids: string[] = []
    for await (const item of everyItem(engine.table, { index: 'lookup', pk, from: moment(today) }))
      ids.push(draftIdOf(item))
    return ids
  }
  const sentOf = async (id: string) => {
    const files = id === known?.draft ? known.files : await engine.files.list(evidenceFolder(id))
    return files.reduce((sum, { receivedAt, size }) => (receivedAt >= today ? sum + size : sum), 0)
  }
  let sum = 0
  for (const id of await savedToday(draftsBy(owner))) sum += await sentOf(id)
  const filed = await savedToday(filedBy(owner))
  sum += filed.length * mostBytesInAll
  for (const id of filed) {
    if (sum < enough) break
    sum += (await sentOf(id)) - mostBytesInAll
  }
  return sum
}

const byOwner = (owner: string) => ({ index: 'lookup', pk: draftsBy(owner), newestFirst: true }) as const

/** Passes by what was filed before that left the list. */
async function notFiled(engine: Pick<Engine, 'table'>, items: readonly Item[]): Promise<readonly Item[]> {
  const filed = await Promise.all(items.map((item) => engine.table.get(caseKey(draftIdOf(item)))))
  return items.filter((item, i) => filed[i] === undefined && draftIn(item).filed === undefined)
}

/** Erases a draft, and its files unless filed. True once gone. */
export async function eraseDraft(engine: Pick<Engine, 'table' | 'files' | 'deployment'>, item: Item): Promise<boolean> {
  const draft = draftIn(item)
  const marked = draftItem(engine.deployment, { ...draft, erasing: true }, item.v + 1)
  const done = await engine.table.transact([{ put: marked, when: { v: item.v } }])
  if (done.kind === 'conflict') return false
  const isFiled = (await engine.table.get(caseKey(draft.id))) !== undefined
  for (const { key } of isFiled ? [] : await engine.files.list(`case/${draft.id}/`)) await engine.files.remove(key)
  await engine.table.transact([{ remove: draftKey(draft.id), when: { v: marked.v } }])
  return true
}

/** Takes a file off a draft; false once a case has it. */
export async function removeFile(
  engine: Pick<Engine, 'table' | 'files' | 'deployment'>,
  id: string,
  key: string,
): Promise<boolean> {
  const item = await engine.table.get(draftKey(id))
  const draft = item ? draftIn(item) : null
  if (!item || !draft || draft.erasing) return false
  const lying = new Set((await engine.files.list(evidenceFolder(id))).map((file) => file.key))
  const removed = [...new Set([...(draft.removed ?? []), key])].filter((one) => lying.has(one))
  const done = await engine.table.transact([
    { put: draftItem(engine.deployment, { ...draft, removed }, item.v + 1), when: { v: item.v } },
    { check: caseKey(id), when: 'absent' },
  ])
  if (done.kind === 'conflict') return done.on === 0 ? removeFile(engine, id, key) : false
  await engine.files.remove(key)
  return true
}

const nextDay = (at: number) => addDays(shanghaiDay(at), 1)

const draftsBy = (owner: string) => `drafts#${owner}`
const filedBy = (owner: string) => `filed#${owner}`
