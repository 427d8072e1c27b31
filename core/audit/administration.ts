import { calendarKeys } from '#engine/begin/calendar-kind.ts'
import type { LogRow } from '#engine/case/log-item.ts'
import { logKinds, logRow } from '#engine/case/log-kinds.ts'
import { erasureActs } from '#engine/erasure/erasure-acts.ts'
import { rightsLoggedItem } from '#engine/people/security-admin.ts'
import { absenceKey, beginOf } from '#engine/people/stand-in.ts'
import { erasureOfCaller } from '#engine/register/erasure.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import { everyItem } from '#engine/store/read.ts'
import { Fault } from '#law/fault.ts'
import { toHex } from '#ledger/bytes.ts'
import { entryHash } from '#ledger/entry.ts'
import { contentErased } from '#ledger/erasure.ts'
import { type Found, whyUnplayed } from './compare.ts'
import type { Erased } from './people/of-erased.ts'
import { type Directory, directoryItems, emptyDirectory, takeAct } from './play-directory.ts'
import { type Seating, seatings } from './seating.ts'

/** Facts of the log of administration: head, calendar, directory. */
export type Administration = {
  readonly items: readonly Item[]
  readonly calendarSince: number
  /** Acts that cannot be played. */
  readonly faults: readonly Found[]
  readonly seating: Seating
  /** Null: older rights are in no log yet. */
  readonly rightsLogged: RightsLogged | null
  /** Hash of the secret of each authenticator that counts, by account. */
  readonly factors: ReadonlyMap<string, string>
  /** Numbers of tickets whose callers were erased. */
  readonly erased: ReadonlySet<string>
  /** Erased cases by their partition. */
  readonly erasedCases: ReadonlyMap<string, Erased>
}

/** Moment of logged rights; `whole`: each mandate; `sealed`: all else. */
export type RightsLogged = {
  readonly first: number
  readonly at: number
  readonly whole: boolean
  readonly sealed: boolean
  /** Sealed items are counted since. */
  readonly mustered: boolean
}

export async function administration(world: AuditWorld): Promise<Administration> {
  const play = administrationPlay(world)
  await playOn(world, play, () => false)
  return play.soFar()
}

/** The log of administration, played as far as its rows were taken. */
export type AdministrationPlay = {
  take(row: Item): void
  /** Name of the last row taken. */
  last(): string
  soFar(): Promise<Administration>
}

/** Plays rows not taken yet until told; true at their end. */
export async function playOn(
  { table, deployment }: AuditWorld,
  play: AdministrationPlay,
  isOver: () => boolean,
): Promise<boolean> {
  const from = play.last()
  const rows = { index: 'main', pk: `admin#${deployment.area}`, from, to: 'log#~' } as const
  let taken = 0
  for await (const row of everyItem(table, rows)) {
    if (row.sk === from) continue
    if (taken > 0 && taken % perLook === 0 && isOver()) return false
    play.take(row)
    taken += 1
  }
  return true
}

/** Rows between two looks at the time. */
const perLook = 200

export function administrationPlay(world: AuditWorld): AdministrationPlay {
  const { deployment, sha256 } = world
  const pk = `admin#${deployment.area}`
  const items = new Map<string, Item>()
  const directory = emptyDirectory()
  const faults: Found[] = []
  const erased = new Set<string>()
  const erasedCases = new Map<string, Erased>()
  const seats = seatings()
  let calendarSince = 0
  let rightsLogged: RightsLogged | null = null
  let first: number | null = null
  let last = 'log#'
  const take = (row: Item) => {
    last = row.sk
    if (!logKinds.adminLog.holds(row)) return
    const logged = logRow(row)
    const { entry, payload } = logged
    items.set('head', { pk, sk: 'head', v: entry.seq, body: { seq: entry.seq, hash: toHex(entryHash(entry, sha256)) } })
    faults.push(...unplayed(row, () => takeAct(directory, logged)))
    seats.after(directory.people.values(), entry.at)
    first ??= entry.at
    if (entry.type === erasureOfCaller) erased.add(String(Object(payload?.data.event)['ticket']))
    takeErasure(erasedCases, logged)
    if (entry.type === 'rights.taken' && rightsLogged === null) {
      rightsLogged = rightsIn(logged, first)
      items.set('rights', rightsLoggedItem(entry.at))
    }
    if (entry.type !== 'calendar.taken' || !payload) return
    const { from, to }: { readonly from?: unknown; readonly to?: unknown } = Object(payload.data.event)
    items.set('calendar', { ...calendarKeys.key(), v: 1, body: String(to) })
    if (from !== '' && from !== to) calendarSince = entry.at
  }
  const soFar = async (): Promise<Administration> => {
    const people = faults.length > 0 ? [] : await peopleItems(world, directory)
    const seating: Seating = faults.length > 0 ? () => null : seats.seating
    const known = { calendarSince, faults, seating, rightsLogged, factors: directory.factors, erased, erasedCases }
    return { items: [...items.values(), ...people], ...known }
  }
  return { take, last: () => last, soFar }
}

function rightsIn({ entry, payload }: LogRow, first: number): RightsLogged {
  const { whole, sealed, mustered }: Partial<Record<'whole' | 'sealed' | 'mustered', unknown>> = Object(
    payload?.data.event,
  )
  return { first, at: entry.at, whole: whole === true, sealed: sealed !== undefined, mustered: mustered === true }
}

function takeErasure(cases: Map<string, Erased>, { entry: { type }, payload }: LogRow): void {
  if (type === contentErased) {
    const remains = erasureActs[contentErased].safeParse(payload?.data.event).data
    if (remains) cases.set(caseKey(remains.id).pk, { remains, isDone: false })
  }
  if (type !== 'erasure.done') return
  const { pk } = caseKey(String(Object(payload?.data.event)['id']))
  const begun = cases.get(pk)
  if (begun) cases.set(pk, { ...begun, isDone: true })
}

/** A begun absence may have gone over: then it has no moment. */
async function peopleItems({ table, clock, deployment }: AuditWorld, directory: Directory): Promise<readonly Item[]> {
  const begun = [...directory.absences].filter(([, { absence, at }]) => beginOf(absence, at) <= clock.now())
  const over = await Promise.all(
    begun.map(async ([id]) => {
      const stands = await table.get(absenceKey(id))
      return stands && stands.index?.due === undefined ? absenceKey(id) : null
    }),
  )
  const isOver = ({ pk, sk }: Key) => over.some((key) => key?.pk === pk && key.sk === sk)
  return directoryItems(directory, deployment.area).map((item) => {
    const { index: _, ...plain } = item
    return isOver(item) ? plain : item
  })
}

function unplayed({ pk, sk }: Key, take: () => void): readonly Found[] {
  try {
    take()
    return []
  } catch (error) {
    const isErased = error instanceof Fault && error.code === 'replay.erased'
    return [
      { kind: 'adminLog', code: isErased ? 'erased' : 'unplayable', key: { pk, sk }, fields: [whyUnplayed(error)] },
    ]
  }
}
