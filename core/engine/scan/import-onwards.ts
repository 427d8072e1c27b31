import type { Engine } from '#engine/store/engine.ts'
import type { Item, RowFate, SheetPart } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import type { SheetRow } from '#records/import/header.ts'
import type { Plan } from '#records/import/import.ts'
import type { Issue } from '#records/import/issue.ts'
import { addIssues, batchItem, batchKey } from './import-batch.ts'
import { finish, giveUp, type Stands } from './import-end.ts'
import { type ImportJob, jobItem, jobKind, seenFile } from './import-job.ts'
import { type Batch, batchKind, sourceKind } from './import-kinds.ts'
import { keepFile, partOf } from './import-parts.ts'
import { type RowContext, sourceKey } from './import-row.ts'
import { added, contextOf, type Fate, fateOf, importChunk } from './import-rows.ts'
import { optionsOf } from './stage-import.ts'

/** Rows between which the service answers others. */
const perTurn = 64

/** Most parts, and milliseconds, of one turn of the sweep. */
const turn = { parts: 8, milliseconds: 1000 }

/** Takes parts until its turn is over; the last closes it. */
export async function importOnwards(engine: Engine, item: Item): Promise<boolean> {
  const first = jobKind.read(item)
  const until = engine.clock.now() + turn.milliseconds
  const isOver = () => engine.clock.now() >= until || engine.isStopping?.() === true
  const stands = await engine.table.get(batchKey(first.id))
  if (!first.isStarted || !stands) return giveUp(engine, item, isOver)
  let at: Standing | null = { item, stands, isMarked: false }
  for (let part = 1; at !== null && part <= turn.parts; part += 1) {
    const job = jobKind.read(at.item)
    if (job.next >= job.parts) return finish(engine, at, isOver)
    if (part > 1 && !at.isMarked) break
    at = await onePart(engine, job, at, () => part < turn.parts && !isOver())
  }
  return at !== null
}

/** `isMarked`: the next part is begun. */
type Standing = Stands & { readonly isMarked: boolean }

/** Takes one part; null where somebody else is at it. */
async function onePart(
  engine: Engine,
  job: ImportJob,
  { item, stands, isMarked }: Standing,
  goesOn: () => boolean,
): Promise<Standing | null> {
  const batch = batchKind.read(stands)
  const marked = isMarked ? item : jobItem({ ...job, begun: job.next }, item.v + 1)
  if (!isMarked && (await engine.table.transact([{ put: marked, when: { v: item.v } }])).kind === 'conflict')
    return null
  const { fates, headIssues } = await fatesOf(engine, isMarked ? { ...job, begun: -1 } : job, batch)
  if (batch.full)
    await keepFile(
      engine,
      seenFile(job.id, job.next),
      fates.map(({ mark }) => mark),
    )
  const issues = [...headIssues, ...fates.flatMap((fate) => fate.issues)]
  const pages = await addIssues(engine, job.id, job.pages, issues)
  const sum = added(batch, fates)
  // Begins the next part by the same commit.
  const isBegun = job.next + 1 < job.parts && goesOn()
  const next: ImportJob = { ...job, begun: job.next, next: job.next + 1, pages, at: engine.clock.now() }
  const after = {
    item: jobItem(isBegun ? { ...next, begun: next.next } : next, marked.v + 1),
    stands: batchItem({ ...sum, issues: sum.issues + headIssues.length }, stands.v + 1),
    isMarked: isBegun,
  }
  const done = await engine.table.transact([
    { put: after.item, when: { v: marked.v } },
    { put: after.stands, when: { v: stands.v } },
  ])
  return done.kind === 'done' ? after : null
}

type Fates = { readonly fates: readonly Fate[]; readonly headIssues: readonly Issue[] }

/** By the thread; what that leaves, by the service. */
async function fatesOf(engine: Engine, job: ImportJob, batch: Batch): Promise<Fates> {
  // Whole plans tell what a crash had left.
  const isAgain = job.begun === job.next
  const told = isAgain ? null : await engine.importHand?.take(partIn(job, batch, job.next), nextIn(job, batch))
  const all = told?.filter(isWhole)
  if (all && all.length === told?.length && job.next > 0) return { fates: all, headIssues: [] }
  const { header, rows: read, headIssues } = await partOf(engine, job, job.next)
  const rows = [...read]
  if (told && told.length !== rows.length) throw new Fault('importHand', `${told.length} of ${rows.length} rows`)
  const context = contextOf(engine, header, batch, optionsOf(job, batch))
  const own = rows.filter((_, i) => told?.[i] === undefined || told[i].outcome === 'left')
  const plans = await taken(engine, own, context, job)
  const first = isAgain ? await Promise.all(plans.map((plan, i) => asFirst(engine, plan, own[i], batch))) : plans
  const rest = first.map((plan) => fateOf(engine, plan)).values()
  const fates = rows.flatMap((_, i) => {
    const fate = told?.[i]
    return fate && isWhole(fate) ? fate : (rest.next().value ?? [])
  })
  return { fates, headIssues: job.next === 0 ? headIssues : [] }
}

const isWhole = (fate: RowFate): fate is Fate => fate.outcome !== 'left'

const partIn = (
  { id, parts, heading, language, domain, actor }: ImportJob,
  { sender, at }: Batch,
  n: number,
): SheetPart => ({
  ...{ id, n, parts, heading, language, domain, sender, at, actor },
})

const nextIn = (job: ImportJob, batch: Batch): SheetPart | null =>
  job.next + 1 < job.parts ? partIn(job, batch, job.next + 1) : null

async function taken(
  engine: Engine,
  rows: readonly SheetRow[],
  context: RowContext,
  { actor }: ImportJob,
): Promise<readonly Plan[]> {
  const plans: Plan[] = []
  for (let from = 0; from < rows.length; from += perTurn)
    plans.push(...(await importChunk(engine, rows.slice(from, from + perTurn), context, actor)))
  return plans
}

/** Counts as entered what a crash left, and no doubled row. */
async function asFirst(engine: Engine, plan: Plan, row: SheetRow | undefined, { id }: Batch): Promise<Plan> {
  if (plan.outcome === 'stillHeld' && plan.held.batch === id && plan.held.row === row?.row)
    return { ...plan, outcome: 'held' }
  if (plan.outcome !== 'unchanged') return plan
  const [first, ...later] = plan.record.versions
  if (later.length > 0 || first?.cause.kind !== 'import' || first.cause.batch !== id) return plan
  const source = await engine.table.get(sourceKey(engine, plan.naturalKey))
  const isItsRow = source !== undefined && sourceKind.read(source).row === row?.row
  return isItsRow ? { ...plan, outcome: 'accepted', secrets: [], releases: [] } : plan
}
