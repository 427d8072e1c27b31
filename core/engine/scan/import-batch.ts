import type { Engine } from '#engine/store/engine.ts'
import { json, moment, pad } from '#engine/store/keys.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Item } from '#engine/store/ports.ts'
import { everyItem, readPage, readRound } from '#engine/store/read.ts'
import { readNewest } from '#engine/store/read-several.ts'
import type { Issue } from '#records/import/issue.ts'
import { jobKey, jobKind } from './import-job.ts'
import { type Batch, batchKeys, batchKind, issuesKeys, issuesKind } from './import-kinds.ts'

type Store = Pick<Engine, 'table'>

export async function readBatch(engine: Store, id: string): Promise<Batch | null> {
  const item = await engine.table.get(batchKey(id))
  return item ? batchOf(item) : null
}

/** Hundredths of a sheet taken so far; null: none is under way. */
export async function takenOf({ table }: Store, id: string): Promise<number | null> {
  const item = await table.get(jobKey(id))
  const job = item && jobKind.read(item)
  return job?.isStarted ? Math.floor((100 * job.next) / Math.max(1, job.parts)) : null
}

/** The newest first; of some units and counties, or all. */
export async function listBatches(
  engine: Store,
  at: string | undefined,
  of?: ReadonlySet<string>,
): Promise<Paged<Batch>> {
  const lists = [...(of ?? [])].map((one) => ({ index: 'queue', pk: ownRuns(one) }) as const)
  const page = of
    ? await readNewest(engine.table, lists, at)
    : await readPage(engine.table, { index: 'lookup', pk: 'batches', newestFirst: true }, at)
  return across(page, (items) => items.map(batchOf))
}

/** A part takes less: what stood still longer holds nobody up. */
const longestPart = 60_000

/** True while the service takes a sheet and gets on. */
export async function isImporting({ table, clock }: Pick<Engine, 'table' | 'clock'>): Promise<boolean> {
  const items = await readRound(table, { index: 'lookup', pk: 'batches', newestFirst: true }, 5)
  const running = items.map(batchOf).filter(({ status }) => status === 'running')
  // One that a command broke off has no job.
  const jobs = await Promise.all(running.map(({ id }) => table.get(jobKey(id))))
  return jobs.some((job) => job !== undefined && jobKind.read(job).at > clock.now() - longestPart)
}

/** The findings of a batch in the order of its rows. */
export async function issuesOf(engine: Store, id: string, at: string | undefined): Promise<Paged<Issue>> {
  const kept = { index: 'main', pk: batchKey(id).pk, prefix: 'issues#' } as const
  return across(await readPage(engine.table, kept, at, 1), (items) => items.flatMap(issuesIn))
}

/** Findings of a batch in row order, by page. */
export async function* allIssuesOf(engine: Store, id: string): AsyncGenerator<readonly Issue[]> {
  const { pk } = batchKey(id)
  for await (const item of everyItem(engine.table, { index: 'main', pk, prefix: 'issues#' }, 20)) yield issuesIn(item)
}

/** Report of a running import, in bounded items. */
export function batchReport(engine: Store, first: Batch) {
  let version = 0
  let page = 0
  return {
    async put(batch: Batch): Promise<void> {
      await engine.table.transact([
        { put: batchItem(batch, version + 1), when: version === 0 ? 'absent' : { v: version } },
      ])
      version += 1
    },
    async add(issues: readonly Issue[]): Promise<void> {
      page = await addIssues(engine, first.id, page, issues)
    },
  }
}

/** Adds pages, keeps those there, answers the next. */
export async function addIssues(engine: Store, id: string, from: number, issues: readonly Issue[]): Promise<number> {
  let page = from
  for (let at = 0; at < issues.length; at += perItem) {
    const put: Item = { ...issuesKeys.key(id, pad(page, 8)), v: 1, body: json(issues.slice(at, at + perItem)) }
    await engine.table.transact([{ put, when: 'absent' }])
    page += 1
  }
  return page
}

// A finding has some 2 KB, an item at most 400.
const perItem = 150

export const batchKey = batchKeys.key

const ownRuns = (of: string) => `imports#${of}`

export function batchItem(batch: Batch, v: number): Item {
  const at = `${moment(batch.at)}#${batch.id}`
  const own = batch.of === undefined ? {} : { queue: [ownRuns(batch.of), at] as const }
  return { ...batchKey(batch.id), v, body: json(batch), index: { lookup: ['batches', at], ...own } }
}

const issuesIn = issuesKind.read
const batchOf = batchKind.read
