import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { textFault } from '#engine/case/text-fault.ts'
import { type AdminOutcome, administer, change, refused } from '#engine/people/admin-log.ts'
import { may, type Target } from '#engine/people/authorise.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import type { Write } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import { addMonths, startOfDay } from '#law/day.ts'
import { bytesOf, type Sha256, toHex } from '#ledger/bytes.ts'
import { monthsOver } from './bulletins.ts'
import {
  doneRecheck,
  drawingIn,
  drawingItem,
  drawingKey,
  drawingOf,
  drawnRechecks,
  type RecheckActs,
  recheckItem,
  recheckKey,
  recheckOf,
  rechecksIn,
} from './recheck-kind.ts'
import type { Recheck } from './recheck-view.ts'
import { newestFirst, workKind, workList } from './work-lists.ts'

/** Per cent of granted repairs, at least one: the city's target. */
export const shareDrawn = 10
/** Characters of a result. */
export const mostOfRecheck = 1000
/** Most cases drawn: their tasks fit one transaction. */
export const mostDrawn = 90

/** Numbers whose SHA-256 of `seed number` comes first. Pure. */
export function drawnFrom(pool: readonly string[], seed: string, sha256: Sha256): readonly string[] {
  const n = Math.min(mostDrawn, Math.ceil((pool.length * shareDrawn) / 100))
  const rank = (number: string) => toHex(sha256(bytesOf(`${seed} ${number}`)))
  const ranked = pool.map((number) => ({ number, rank: rank(number) }))
  return ranked
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, n)
    .map(({ number }) => number)
}

type Head = { readonly root: string; readonly size: number }

/** Draws repairs of a past month, by the ledger’s root. */
export function drawRechecks(engine: Engine, by: string, month: string, { root: seed, size }: Head) {
  return administer(engine, { person: by, action: 'recheck.draw' }, 'recheck.drawn', async (_, at) => {
    if (!monthsOver(engine).includes(month)) return refused('malformed', { month: 'choose' })
    const { area } = engine.deployment
    if (await engine.table.get(drawingKey(area, month))) return refused('movedOn')
    const files = await grantedIn(engine, month)
    if (files.length === 0) return refused('malformed', { month: 'noneToDraw' })
    const pool = files.map(({ number }) => number).toSorted()
    const numbers = new Set(drawnFrom(pool, seed, engine.crypto.sha256))
    const drawn = files
      .filter(({ number }) => numbers.has(number))
      .map((file) => ({ caseId: file.id, number: file.number, unit: unitOf(engine, file), subject: file.subject }))
    const act: RecheckActs['recheck.drawn'] = { month, seed, size, pool, by, drawn }
    return change(act, drawnWrites(act, at, area))
  })
}

/** The drawing, and a task for each case drawn. */
export function drawnWrites(act: RecheckActs['recheck.drawn'], at: number, area: string): readonly Write[] {
  const tasks = drawnRechecks(act, at).map((one) => recheckItem(one, area, 1))
  return [drawingItem(drawingIn(act, at), area), ...tasks].map((put) => ({ put, when: 'absent' }))
}

/** The unit's finding, once. */
export function enterRecheck(
  engine: Engine,
  by: string,
  of: Pick<Recheck, 'month' | 'caseId' | 'unit' | 'subject'>,
  { kept, note }: { readonly kept: boolean | null; readonly note: string },
): Promise<AdminOutcome> {
  const { month, caseId } = of
  const asking = { person: by, action: 'recheck.enter', target: recheckTarget(of) } as const
  return administer(engine, asking, 'recheck.done', async (_, at) => {
    const item = await engine.table.get(recheckKey(month, caseId))
    if (!item) return refused('notFound')
    const one = recheckOf(item)
    if (one.result) return refused('movedOn')
    const fields = { ...(kept === null ? { kept: 'choose' } : {}), ...textFault('note', note, mostOfRecheck) }
    if (kept === null || Object.keys(fields).length > 0) return refused('malformed', fields)
    const act: RecheckActs['recheck.done'] = { month, caseId, kept, note: note.trim(), by }
    const put = recheckItem(doneRecheck(one, act, at), engine.deployment.area, item.v + 1)
    return change(act, [{ put, when: { v: item.v } }])
  })
}

export const recheckTarget = ({ unit, subject }: Pick<Recheck, 'unit' | 'subject'>): Target => ({
  holder: unit,
  subject,
})

/** Rechecks without a result, the oldest month first. */
export async function openRechecks({ table, deployment }: Pick<Engine, 'table' | 'deployment'>) {
  const list = { index: 'queue', pk: rechecksIn(deployment.area), prefix: '0#' } as const
  return (await readAll(table, list)).map(recheckOf)
}

/** Those of them that somebody may enter. */
export const recheckedBy = (person: Person, all: readonly Recheck[]): readonly Recheck[] =>
  all.filter((one) => may(person, 'recheck.enter', recheckTarget(one)) !== null)

/** Drawings of the last months, the newest first. */
export async function allDrawings({ table, deployment }: Pick<Engine, 'table' | 'deployment'>) {
  const { pk } = drawingKey(deployment.area, '')
  return (await readAll(table, { index: 'main', pk, newestFirst: true })).map(drawingOf)
}

/** Granted repairs with a commitment, closed in a month, each once. */
async function grantedIn(engine: Engine, month: string): Promise<readonly CaseFile[]> {
  const first = `${month}-01`
  const [from, to] = [newestFirst(startOfDay(addMonths(first, 1)) - 1), `${newestFirst(startOfDay(first))}~`]
  const found = new Map<string, CaseFile>()
  for (const { id } of engine.deployment.directory.units) {
    const items = await readAll(engine.table, { index: 'queue', pk: workList('closed', id), from, to })
    for (const item of items) {
      const there = await engine.table.get(caseKey(workKind.read(item)))
      if (there && isGranted(engine, caseFile(there))) found.set(there.pk, caseFile(there))
    }
  }
  return [...found.values()]
}

function isGranted(engine: Engine, file: CaseFile): boolean {
  const { pages } = procedureOf(engine, file)
  return (pages.commitments ?? []).length > 0 && pages.show(file.data).upheld === true
}

const unitOf = (engine: Engine, file: CaseFile): string =>
  procedureOf(engine, file).pages.show(file.data).decidedBy ?? file.holder.unit ?? ''
