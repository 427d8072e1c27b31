import type { Engine } from '#engine/store/engine.ts'
import { json, moment } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import { shanghaiDay } from '#law/day.ts'

/** Somebody at the counter, or a filing received on paper: who it is, established by which document, before whom. */
export type Visit = {
  readonly id: string
  readonly clerk: string
  /** Unit whose counter it is. */
  readonly unit: string
  readonly mode: 'present' | 'paper'
  readonly startedAt: number
  /** Moment the paper reached the counter; of somebody present, now. */
  readonly handedInAt: number | null
  readonly subject: string
  readonly name: string
  readonly documentKind: string
  /** Its last four characters; the number itself is not kept. */
  readonly tail: string
  readonly phone: string
}

const visitKey = (clerk: string, day: string, id: string) => ({ pk: `visits#${clerk}#${day}`, sk: `visit#${id}` })

export async function addVisit(engine: Engine, visit: Visit): Promise<void> {
  const key = visitKey(visit.clerk, shanghaiDay(visit.startedAt), visit.id)
  await engine.table.transact([{ put: { ...key, v: 1, body: json(visit) }, when: 'absent' }])
}

/** A visit is its clerk's, and over with the day. */
export async function readVisit(engine: Engine, clerk: string, id: string): Promise<Visit | null> {
  const item = await engine.table.get(visitKey(clerk, shanghaiDay(engine.clock.now()), id))
  return item ? visitIn(item) : null
}

/** The clerk's visits of today, the newest first. */
export async function visitsToday(engine: Engine, clerk: string): Promise<readonly Visit[]> {
  const pk = `visits#${clerk}#${shanghaiDay(engine.clock.now())}`
  const items = await readAll(engine.table, { index: 'main', pk, prefix: 'visit#' })
  return items.map(visitIn).toSorted((a, b) => moment(b.startedAt).localeCompare(moment(a.startedAt)))
}

/** Remembers which case came of a visit, so that its receipt can be printed again the same day. */
export async function noteFiled(engine: Engine, visit: Visit, caseId: string, number: string): Promise<void> {
  const day = shanghaiDay(visit.startedAt)
  const put: Item = { pk: `visits#${visit.clerk}#${day}`, sk: `filed#${visit.id}#${caseId}`, v: 1, body: { number } }
  await engine.table.transact([{ put, when: 'absent' }])
}

/** The cases filed today, by visit. */
export async function filedToday(
  engine: Engine,
  clerk: string,
): Promise<readonly { readonly visit: string; readonly id: string; readonly number: string }[]> {
  const pk = `visits#${clerk}#${shanghaiDay(engine.clock.now())}`
  const items = await readAll(engine.table, { index: 'main', pk, prefix: 'filed#' })
  return items.map(({ sk, body }) => {
    const [, visit = '', id = ''] = sk.split('#')
    return { visit, id, number: (body as { number: string }).number }
  })
}

const visitIn = ({ body }: Item): Visit => body as unknown as Visit
