import { noticeKind } from '#engine/begin/public-notices.ts'
import { logKinds, logRow } from '#engine/case/log-kinds.ts'
import { recordKind } from '#engine/register/record-kind.ts'
import type { AuditWorld, Drawn, Partition } from '#engine/run/audit-source.ts'
import { followsLog, isLogKind, type KindName, kindOf } from '#engine/run/kind-of.ts'
import { kinds } from '#engine/run/kinds.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { caseKey, recordKey } from '#engine/store/keys.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import type { Administration, RightsLogged } from './administration.ts'
import { entriesApart, filesApart, isSoleOf, solesApart } from './case-elsewhere.ts'
import { compared, comparedThere, type Found, missingThere, unsupported, whyUnplayed } from './compare.ts'
import type { IsFollowed } from './of-case.ts'
import { unhashedLetters } from './of-letter.ts'
import { numbersDrawn } from './of-paper.ts'
import {
  copiesOf,
  heldOf,
  isPlaceOf,
  monthsOf,
  noticeOf,
  ordersDrawn,
  placeOf,
  reachOf,
  recordOf,
} from './of-record.ts'
import { callersApart } from './people/callers-apart.ts'
import { factorsUnsaid } from './people/factors-apart.ts'
import { hooksApart } from './people/hooks-apart.ts'
import { mandateApart, mandatesApart } from './people/mandates-apart.ts'
import { countedOf, type Erased, erasedApart } from './people/of-erased.ts'
import { sealsApart } from './people/seals-apart.ts'
import { sessionsApart } from './people/sessions-apart.ts'
import { playCase } from './play-case.ts'
import { publicApart } from './public-apart.ts'
import { rebuilds } from './rebuilds.ts'
import { playRecord, type RecordBook, unplaced } from './record-book.ts'
import type { Seating } from './seating.ts'
import type { Sums } from './sums.ts'
import { linesApart, toldApart } from './told-apart.ts'

export type Auditing = {
  readonly book: RecordBook
  readonly sums: Pick<Sums, 'add' | 'drawn'>
  readonly calendarSince: number
  readonly isFollowed: IsFollowed
  readonly seating: Seating
  readonly rightsLogged: RightsLogged | null
  readonly factors: Administration['factors']
  readonly erased: Administration['erased']
  readonly erasedCases: Administration['erasedCases']
  readonly drawn: Drawn | null
  /** Told each public path that was drawn. */
  readonly seen?: (path: string) => void
}
type Log = readonly [Item, ...(readonly Item[])]
type Said = {
  readonly found: readonly Found[]
  readonly about: string | null
  readonly recounted?: boolean
  readonly unhashed?: number
  /** Mandates from before they had a log. */
  readonly unlogged?: number
}

/** Kinds that stand in the partition of their own log. */
const standsBeside = (name: KindName): boolean => followsLog(name) && (rebuilds[name].by === 'case' || beside.has(name))
const beside: ReadonlySet<KindName> = new Set(['record', 'notice', 'reach', 'copy', 'lifting', 'holderOrder'])

/** Holds a partition, and its consequences elsewhere, against its log. */
export async function auditPartition(world: AuditWorld, one: Partition, state: Auditing): Promise<Said> {
  const log = one.items.filter((item) => item.log)
  const others = one.items.filter((item) => !item.log)
  const unsealed = sealsApart(world, others, state.rightsLogged)
  const formed = [
    ...one.items.flatMap(nameless),
    ...others.flatMap(malformed),
    ...unsealed,
    ...log.flatMap(erasedBut(state.erasedCases.get(one.pk))),
    ...log.flatMap(listedRow),
  ]
  try {
    const said = await ofLog(world, { ...one, log, others }, state)
    return { ...said, found: [...formed, ...said.found] }
  } catch (error) {
    // Told of its row above.
    if (error instanceof Fault && error.code === 'replay.erased') return { found: formed, about: null }
    const [first] = log
    const key = first ? { pk: first.pk, sk: first.sk } : { pk: one.pk, sk: '' }
    return { found: [...formed, { kind: 'log', code: 'unplayable', key, fields: [whyUnplayed(error)] }], about: null }
  }
}

/** A row without content lost it, unless an erasure names it. */
const erasedBut =
  (said: Erased | undefined) =>
  (row: Item): readonly Found[] =>
    Object(row.body).payload === undefined && !(Object(Object(row.body).entry).seq <= (said?.remains.entries ?? 0))
      ? [{ kind: 'log', code: 'erased', key: { pk: row.pk, sk: row.sk }, fields: [] }]
      : []

type Parted = Partition & { readonly log: readonly Item[]; readonly others: readonly Item[] }

async function ofLog(world: AuditWorld, one: Parted, state: Auditing): Promise<Said> {
  const { log, others } = one
  const [first, ...more] = log
  if (first && logKinds.caseLog.holds(first)) return ofCaseLog(world, [first, ...more], one, state)
  if (first && logKinds.recordLog.holds(first)) return ofRecordLog(world, [first, ...more], one, state)
  if (first && logKinds.noticeLog.holds(first)) return ofNoticeLog(world, one, state)
  if (first && logKinds.copyLog.holds(first)) {
    for (const key of ordersDrawn(log)) state.sums.drawn(key)
    const months = await apart(comparedThere, world, monthsOf(log))
    return { found: [...both(copiesOf(world, log), one), ...months], about: null }
  }
  if (first && logKinds.accountLog.holds(first)) return { found: both(reachOf(world, log), one), about: null }
  if (first && logKinds.mandateLog.holds(first))
    return { found: [...both([], one), ...(await mandateApart(world, log, state.rightsLogged))], about: null }
  const agents = await mandatesApart(world, others, state.rightsLogged)
  const rights = [
    ...agents.found,
    ...factorsUnsaid(world, others, state),
    ...(await sessionsApart(world, others)),
    ...(await hooksApart(world, others)),
  ]
  const found = [
    ...both([], one),
    ...(await strangers(world, others, state)),
    ...rights,
    ...linesApart(others),
    ...callersApart(others, state),
  ]
  return { found, about: null, unlogged: agents.unlogged }
}

/** Holds items that stand elsewhere, one after another. */
async function apart(by: typeof comparedThere, world: AuditWorld, should: readonly Item[]): Promise<readonly Found[]> {
  const found: Found[] = []
  for (const item of should) for await (const one of by(world, item)) found.push(one)
  return found
}

async function ofCaseLog(world: AuditWorld, [first, ...more]: Log, one: Parted, state: Auditing): Promise<Said> {
  const { others } = one
  const there = ({ pk, sk }: Key) => others.find((item) => item.sk === sk && item.pk === pk)
  const id = entryOf(first).id
  const erased = state.erasedCases.get(one.pk)
  if (erased) {
    const { remains } = erased
    state.sums.add({ file: { id }, rows: one.log.map(logRow) }, countedOf(remains))
    for (const key of remains.series) state.sums.drawn(key)
    return { found: erasedApart(world, one, erased), about: remains.number }
  }
  const play = await playCase(world, { ...one, log: [first, ...more] }, there(caseKey(id)), state)
  if (play === null) return { found: [{ kind: 'case', code: 'missing', key: caseKey(id), fields: [] }], about: id }
  const look = { all: others, there, isFollowed: state.isFollowed, seating: state.seating }
  const faults: Found[] = []
  const should = Object.entries(rebuilds).flatMap(([kind, rebuild]) => {
    if (rebuild.by !== 'case') return []
    try {
      return rebuild.items(world, play, look)
    } catch (error) {
      faults.push({ kind, code: 'unplayable', key: caseKey(id), fields: [whyUnplayed(error)] })
      return []
    }
  })
  state.sums.add(play, should)
  for (const key of numbersDrawn(world, play)) state.sums.drawn(key)
  const found = [
    ...faults,
    ...both(should, one),
    ...entriesApart(play, [first, ...more]),
    ...(await filesApart(world, play)),
    ...(await solesApart(world, play)),
  ]
  return { found, about: play.file.number, recounted: play.recounted, unhashed: unhashedLetters(play, others) }
}

async function ofRecordLog(world: AuditWorld, [first, ...more]: Log, one: Parted, state: Auditing): Promise<Said> {
  const { isFollowed, drawn, seen, rightsLogged } = state
  const { others } = one
  const id = entryOf(first).id
  const stands = others.find((item) => recordKind.holds(item))
  if (!stands && !logRow(first).payload?.data.begun)
    return { found: [{ kind: 'record', code: 'missing', key: recordKey(id), fields: [] }], about: id }
  const played = playRecord(world, [first, ...more], stands)
  const at = placeOf(played, () => undefined)[0]
  const place = at && (await world.table.get(at))
  const places = placeOf(played, () => place).flatMap((item) => [...compared('place', item, place)])
  const last = more.at(-1) ?? first
  const isOut = isFollowed(more.length > 0 ? 'publication' : 'entries', last.pk, await placeIn(world, one, last))
  const record = played.at(-1)?.record
  const isTaken = isFollowed('copies', last.pk, await placeIn(world, one, last))
  const found = [
    ...both(recordOf(world, played, stands), one),
    ...places,
    ...(await strangers(world, others, state)),
    ...(record && isTaken ? await apart(missingThere, world, heldOf(world, record)) : []),
  ]
  const about = record?.documentNumber.raw ?? id
  if (!record || !isOut || !drawn) return { found, about }
  const files = drawn.record(record)
  for (const { path } of files) seen?.(path)
  // Not each row moves the record's item.
  const version = Math.min(more.length + 1, stands?.v ?? 0)
  const told = { pk: last.pk, id, isPublic: files.length > 0, version, others, isTimed: isTimed(last, rightsLogged) }
  const shown = [...(await publicApart(world, files, stands)), ...(await toldApart(world, told))]
  return { found: [...found, ...shown], about }
}

async function ofNoticeLog(
  world: AuditWorld,
  one: Parted,
  { isFollowed, drawn, seen, rightsLogged }: Auditing,
): Promise<Said> {
  const { log } = one
  const should = noticeOf(world, log)
  const found = both(should, one)
  const [item] = should
  const last = log.at(-1)
  if (!item || !last || !drawn || !isFollowed('publication', last.pk, await placeIn(world, one, last)))
    return { found, about: null }
  const { notice } = noticeKind.read(item)
  const files = drawn.notice(notice)
  for (const { path } of files) seen?.(path)
  const told = {
    pk: last.pk,
    id: notice.id,
    of: 'notice',
    isPublic: files.length > 0,
    version: 1,
    others: one.others,
    isTimed: isTimed(last, rightsLogged),
  } as const
  const shown = [...(await publicApart(world, files, item)), ...(await toldApart(world, told))]
  return { found: [...found, ...shown], about: null }
}

/** True if told by a program that notes instants. */
const isTimed = (last: Item, since: RightsLogged | null) => since !== null && entryOf(last).at > since.at

const placeIn = async ({ journal }: AuditWorld, { places }: Partition, row: Key) =>
  places?.get(row.sk) ?? (await journal.positionOf(row)) ?? unplaced

/** Compares items beside a log with those it makes. */
function both(made: readonly Item[], { others, unread = [] }: Parted): readonly Found[] {
  const should = unread.length === 0 ? made : made.filter(({ sk }) => unread.every((row) => row.sk !== sk))
  const wanted = new Set(should.map(({ sk }) => sk))
  const own = others.flatMap((item) => {
    const kind = kindOf(item)
    return kind !== null && standsBeside(kind) && !wanted.has(item.sk) ? [unsupported(kind, item)] : []
  })
  const held = should.flatMap((item) => {
    const is = others.find(({ sk, pk }) => sk === item.sk && pk === item.pk)
    return [...compared(kindOf(item) ?? item.sk, item, is)]
  })
  return [...held, ...own]
}

/** Of no kind, or of a log outside it. */
function nameless(item: Item): readonly Found[] {
  const kind = kindOf(item)
  return isLogKind(kind) === (item.log ?? false) && kind !== null ? [] : [unsupported(kind ?? 'unknown', item)]
}

function malformed(item: Item): readonly Found[] {
  const kind = kindOf(item)
  if (kind === null) return []
  if (isRead(kind, item)) return []
  const parsed = kinds[kind].schema.safeParse(item.body)
  if (parsed.success) return []
  const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'body')
  return [{ kind, code: 'malformed', key: { pk: item.pk, sk: item.sk }, fields: fields.slice(0, 8) }]
}

/** Reads as others will: a good body is parsed once. */
function isRead(kind: KindName, item: Item): boolean {
  try {
    kinds[kind].read(item)
    return true
  } catch (error) {
    if (error instanceof Fault) return false
    throw error
  }
}

/** Places and openings that name what no log knows. */
async function strangers(world: AuditWorld, others: readonly Item[], state: Auditing): Promise<readonly Found[]> {
  const asked = others.map(async (item): Promise<readonly Found[]> => {
    const kind = kindOf(item)
    if (kind === 'place') return (await isPlaceOf(world, item)) ? [] : [unsupported(kind, item)]
    if (kind === 'sole') return (await isSoleOf(world, item, state)) ? [] : [unsupported(kind, item)]
    return []
  })
  return (await Promise.all(asked)).flat()
}

/** Of logs only that of a case has rows in lists. */
const listedRow = (row: Item): readonly Found[] =>
  logKinds.caseLog.holds(row) || Object.keys(row.index ?? {}).length === 0
    ? []
    : [{ kind: kindOf(row) ?? 'log', code: 'changed', key: { pk: row.pk, sk: row.sk }, fields: ['index'] }]
