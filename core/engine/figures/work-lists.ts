import { z } from 'zod'
import { assignedTo } from '#engine/case/assigned.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { waiterFor } from '#engine/store/held.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { moment, nearestDue } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { stored } from '#engine/store/stored.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import type { Part } from './part-writes.ts'
import { noDay } from './workload.ts'

/** Lists beside the queue: own, sent on, closed. */
export type WorkOf = 'mine' | 'sent' | 'closed'

const keys = keyShape('case#{id}', 'work#{of}#{name}')
export const workKey = keys.key
export const workList = (of: WorkOf, name: string): string => `work#${of}#${name}`

export const workKind = stored('place of a case on a list of work', {
  schema: z.string(),
  keys: [keys],
  index: { queue: ['work#{of}#{name} → {day}#{id}'] },
  due: null,
  from: 'log',
})

type Place = { readonly of: WorkOf; readonly name: string; readonly at: string }

/** Places of a case beside its queue. Pure. */
export function workPlaces(file: CaseFile): readonly Place[] {
  const { holder, held = [], area } = file
  const seat = waiterFor(file) ?? holder
  const had = [...new Set(held.flatMap(({ by }) => listName(by, area) ?? []))]
  if (file.closed) return had.map((name) => ({ of: 'closed', name, at: newestFirst(file.changedAt) }))
  const officer = assignedTo(file, seat)
  const now = listName(seat, area)
  const at = nearestDue(file, seat) ?? noDay
  return [
    ...(officer === null ? [] : [{ of: 'mine', name: officer, at } as const]),
    ...had.filter((name) => name !== now).map((name) => ({ of: 'sent', name, at }) as const),
  ]
}

/** Unit whose list it is; the supervisor's is the area's. */
function listName({ role, unit }: Holder, area: string): string | null {
  if (role === 'applicant' || role === 'system') return null
  return unit ?? (role === 'supervisor' ? area : null)
}

/** Sorts the latest before the others. */
export const newestFirst = (at: number): string => moment(10 ** 15 - 1 - at)

/** Items of the places; the body is the case. */
export const workItems = (file: CaseFile, v: (name: string) => number = () => 1): readonly Item[] =>
  workPlaces(file).map(({ of, name, at }) => {
    const key = workKey(file.id, of, name)
    return { ...key, v: v(key.sk), body: file.id, index: { queue: [workList(of, name), `${at}#${file.id}`] } }
  })

/** Counts that the places add. */
export const workParts = (file: CaseFile): readonly Part[] =>
  workPlaces(file).map(({ of, name }) => ({ list: workList(of, name), of: file.subject, names: [`due.${noDay}`] }))
