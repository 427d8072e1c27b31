import { daysKept } from '#engine/feeds/feed-files.ts'
import {
  type FeedLine,
  goneId,
  lineKeys,
  lineKind,
  linesLookup,
  toldKind,
  waitingKeys,
} from '#engine/feeds/feed-kinds.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import { changesOf, json, moment } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import { addDays, shanghaiDay } from '#law/day.ts'
import type { Found } from './compare.ts'

/** A record or notice that the feed may have told of. */
export type Subject = {
  readonly pk: string
  readonly id: string
  readonly of?: 'notice'
  readonly isPublic: boolean
  /** Version that must have been told. */
  readonly version: number
  readonly others: readonly Item[]
  /** Told since tellings bear their instant. */
  readonly isTimed: boolean
}

/** An index may lag so long behind what it is of. */
const settled = 60_000

/** What is public was told by the feed, and its line is there. */
export async function toldApart(world: AuditWorld, subject: Subject): Promise<readonly Found[]> {
  const { pk, isPublic, version, others, isTimed } = subject
  const item = others.find((one) => toldKind.holds(one))
  const key = { pk, sk: 'told' }
  if (!item) return isPublic ? [{ kind: 'told', code: 'missing', key, fields: [] }] : []
  const told = toldKind.schema.safeParse(item.body).data
  if (!told) return [] // its form is told elsewhere
  const fields = [
    ...(isPublic && told.change === 'ended' ? ['change'] : []),
    ...(isPublic && told.v < version ? ['v'] : []),
    ...(isPublic && isTimed && told.at === undefined ? ['at'] : []),
  ]
  const apart: readonly Found[] = fields.length > 0 ? [{ kind: 'told', code: 'changed', key, fields }] : []
  const { change, at } = told
  const now = world.clock.now()
  if (at === undefined || at > now - settled || shanghaiDay(at) < addDays(shanghaiDay(now), -daysKept)) return apart
  const { id, of } = subject
  return [...apart, ...(await lineApart(world, { id, change, at, ...(of && { of }) }, item.v))]
}

/** A line waits, or has its place; else it is to be told again. */
async function lineApart({ table, sha256 }: AuditWorld, line: FeedLine, n: number): Promise<readonly Found[]> {
  const { id, change, at } = line
  const waiting = waitingKeys.key(moment(at), id, String(n))
  // First: a line moves from there to its place.
  if (await table.get(waiting)) return []
  const named = change === 'ended' ? goneId(id, sha256) : id
  const placed = await readAll(table, { index: 'lookup', pk: linesLookup(named) })
  const isThere = placed.some((item) => {
    const is = lineKind.schema.safeParse(item.body).data
    return is?.at === at && is.change === change && is.id === named
  })
  const should = { ...waiting, v: 1, body: json(line) }
  const key = { pk: changesOf(shanghaiDay(at)), sk: id }
  return isThere ? [] : [{ kind: 'feedLine', code: 'missing', key, fields: [], should }]
}

/** Each line is looked for by the id that it says. */
export const linesApart = (items: readonly Item[]): readonly Found[] =>
  items.flatMap((item): readonly Found[] => {
    const line = lineKeys.parts(item) ? lineKind.schema.safeParse(item.body).data : undefined
    const [lookup] = item.index?.lookup ?? []
    if (!line || lookup === undefined || lookup === linesLookup(line.id)) return []
    return [{ kind: 'feedLine', code: 'changed', key: { pk: item.pk, sk: item.sk }, fields: ['id'] }]
  })
