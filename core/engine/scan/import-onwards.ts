import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import { digest } from '#engine/store/held-items.ts'
import type { Item } from '#engine/store/ports.ts'
import type { SheetRow } from '#records/import/header.ts'
import type { Plan } from '#records/import/import.ts'
import { holdAbsent } from './import-absent.ts'
import { addIssues, batchItem, batchKey } from './import-batch.ts'
import { type ImportJob, jobItem, jobKey, jobKind, seenFile } from './import-job.ts'
import { type Batch, batchKind } from './import-kinds.ts'
import { keepFile, keptFile, partOf } from './import-parts.ts'
import { added, contextOf, importChunk } from './import-rows.ts'
import { giveUp, optionsOf } from './stage-import.ts'

/** Rows between which the service answers others. */
const perTurn = 32

/** Takes the next part of a sheet; the last closes it. */
export async function importOnwards(engine: Engine, item: Item): Promise<boolean> {
  const job = jobKind.read(item)
  if (!job.isStarted) return giveUp(engine, job.id)
  const stands = await engine.table.get(batchKey(job.id))
  if (!stands) return giveUp(engine, job.id)
  const batch = batchKind.read(stands)
  if (job.next >= job.parts) return finish(engine, { item, job }, { stands, batch })
  const isAgain = job.begun === job.next
  const marked = jobItem({ ...job, begun: job.next }, item.v + 1)
  if ((await engine.table.transact([{ put: marked, when: { v: item.v } }])).kind === 'conflict') return false
  const { header, rows, headIssues } = await partOf(engine, job, job.next)
  const plans = await taken(engine, rows, contextOf(engine, header, batch, optionsOf(job, batch)), job)
  if (batch.full)
    await keepFile(
      engine,
      seenFile(job.id, job.next),
      plans.map((plan) => seenAs(engine, plan.naturalKey)),
    )
  const issues = [...(job.next === 0 ? headIssues : []), ...plans.flatMap((plan) => plan.issues)]
  const pages = await addIssues(engine, job.id, job.pages, issues)
  const counted = isAgain ? plans.map((plan) => asFirst(plan, batch)) : plans
  const sum = added(engine, batch, counted)
  const next: ImportJob = { ...job, begun: job.next, next: job.next + 1, pages, at: engine.clock.now() }
  const head = job.next === 0 ? headIssues.length : 0
  const done = await engine.table.transact([
    { put: jobItem(next, marked.v + 1), when: { v: marked.v } },
    { put: batchItem({ ...sum, issues: sum.issues + head }, stands.v + 1), when: { v: stands.v } },
  ])
  return done.kind === 'done'
}

async function taken(
  engine: Engine,
  rows: readonly SheetRow[],
  context: ReturnType<typeof contextOf>,
  { actor }: ImportJob,
): Promise<readonly Plan[]> {
  const plans: Plan[] = []
  for (let from = 0; from < rows.length; from += perTurn)
    plans.push(...(await importChunk(engine, rows.slice(from, from + perTurn), context, actor)))
  return plans
}

/** Counts as entered what a crash had left. */
function asFirst(plan: Plan, { id }: Batch): Plan {
  if (plan.outcome === 'stillHeld' && plan.held.batch === id) return { ...plan, outcome: 'held' }
  if (plan.outcome !== 'unchanged') return plan
  const [first, ...later] = plan.record.versions
  const isOurs = later.length === 0 && first?.cause.kind === 'import' && first.cause.batch === id
  return isOurs ? { ...plan, outcome: 'accepted', secrets: [], releases: [] } : plan
}

// Half a hash: a million keys stay within memory.
const seenAs = (engine: Engine, naturalKey: string) => digest(engine, naturalKey).slice(0, 24)

const Seen = z.array(z.string())

async function finish(
  engine: Engine,
  { item, job }: { readonly item: Item; readonly job: ImportJob },
  { stands, batch }: { readonly stands: Item; readonly batch: Batch },
): Promise<boolean> {
  const seen = new Set<string>()
  if (batch.full)
    for (let n = 0; n < job.parts; n += 1)
      for (const key of Seen.parse(await keptFile(engine, seenFile(job.id, n)))) seen.add(key)
  const absent = batch.full ? await holdAbsent(engine, batch, (key) => seen.has(seenAs(engine, key))) : 0
  const done = await engine.table.transact([
    { remove: jobKey(job.id), when: { v: item.v } },
    { put: batchItem({ ...batch, absent, status: 'done' }, stands.v + 1), when: { v: stands.v } },
  ])
  if (done.kind === 'conflict') return false
  for (const { key } of await engine.files.list(`import/${job.id}/`)) await engine.files.remove(key)
  return true
}
