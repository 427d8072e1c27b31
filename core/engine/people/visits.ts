import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape, partsIn } from '#engine/store/key-shape.ts'
import { json, moment } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { shanghaiDay } from '#law/day.ts'

/** Ways in at a counter; of a caller identity is only stated. */
export const visitModes = ['present', 'paper', 'phone'] as const
export type VisitMode = (typeof visitModes)[number]

/** Visit, paper filing or call: person, document, clerk. */
export type Visit = {
  readonly id: string
  readonly clerk: string
  /** Unit whose counter it is. */
  readonly unit: string
  readonly mode: VisitMode
  /** Number of the 12345 ticket, where somebody called. */
  readonly ticket?: string
  readonly startedAt: number
  /** Moment of the paper's arrival; now for visitors. */
  readonly handedInAt: number | null
  readonly subject: string
  readonly name: string
  readonly documentKind: string
  /** Last four characters; the number is not kept. */
  readonly tail: string
  readonly phone: string
}

const keys = keyShape('visits#{clerk}#{day}', 'visit#{id}')
const visitKey = keys.key

export const visitKind = stored('visit at a counter', {
  schema: exactly<Visit>({
    ...{
      id: z.string(),
      clerk: z.string(),
      unit: z.string(),
      mode: z.enum(visitModes),
      ticket: z.string().exactOptional(),
    },
    ...{ startedAt: z.number(), handedInAt: z.number().nullable() },
    ...{ subject: z.string(), name: z.string(), documentKind: z.string(), tail: z.string(), phone: z.string() },
  }),
  keys: [keys],
  due: null,
  from: 'door',
  sealed: true,
})
const visitIn = visitKind.read

const filedKeys = keyShape('visits#{clerk}#{day}', 'filed#{visit}#{case}')

export const visitFiledKind = stored('case that came of a visit', {
  schema: z.strictObject({ number: z.string() }),
  keys: [filedKeys],
  due: null,
  from: 'door',
  sealed: true,
})

export async function addVisit(engine: Engine, visit: Visit): Promise<void> {
  const key = visitKey(visit.clerk, shanghaiDay(visit.startedAt), visit.id)
  await engine.table.transact([{ put: { ...key, v: 1, body: json(visit) }, when: 'absent' }])
}

/** Visits are their clerk's, and end that day. */
export async function readVisit(engine: Engine, clerk: string, id: string): Promise<Visit | null> {
  const item = await engine.table.get(visitKey(clerk, shanghaiDay(engine.clock.now()), id))
  return item ? visitIn(item) : null
}

/** The clerk's visits of today, the newest first. */
export async function visitsToday(engine: Engine, clerk: string): Promise<readonly Visit[]> {
  const { pk } = visitKey(clerk, shanghaiDay(engine.clock.now()), '')
  const items = await readAll(engine.table, { index: 'main', pk, prefix: 'visit#' })
  return items.map(visitIn).toSorted((a, b) => moment(b.startedAt).localeCompare(moment(a.startedAt)))
}

/** Remembers a visit's case, to print its receipt again that day. */
export async function noteFiled(engine: Engine, visit: Visit, caseId: string, number: string): Promise<void> {
  const day = shanghaiDay(visit.startedAt)
  const put: Item = { ...filedKeys.key(visit.clerk, day, visit.id, caseId), v: 1, body: { number } }
  await engine.table.transact([{ put, when: 'absent' }])
}

/** The cases filed today, by visit. */
export async function filedToday(
  engine: Engine,
  clerk: string,
): Promise<readonly { readonly visit: string; readonly id: string; readonly number: string }[]> {
  const { pk } = visitKey(clerk, shanghaiDay(engine.clock.now()), '')
  const items = await readAll(engine.table, { index: 'main', pk, prefix: 'filed#' })
  return items.map((item) => {
    const [, , visit = '', id = ''] = partsIn(filedKeys, item)
    return { visit, id, number: visitFiledKind.read(item).number }
  })
}
