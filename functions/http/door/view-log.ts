import { type View, viewKeys, viewKind } from '#engine/people/door-kinds.ts'
import type { Engine } from '#engine/store/engine.ts'
import { json, moment } from '#engine/store/keys.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { readAll, readPage } from '#engine/store/read.ts'
import { readChained, readSifted } from '#engine/store/read-several.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { toHex } from '#ledger/bytes.ts'

/** Subject looked at, with any reason asked. */
export type About = { readonly subject: string; readonly why?: string }

/** Notes who looked at what, for auditor (GD 20) and subject. */
export async function noteView(engine: Engine, person: Person, what: string, about?: About): Promise<void> {
  const at = engine.clock.now()
  const { role, unit } = person.roles.find((seat) => seat.role !== 'applicant') ?? { role: '', unit: null }
  const view: View = { at, who: person.id, role, unit, what, ...(about?.why !== undefined && { why: about.why }) }
  const mark = [moment(at), toHex(engine.crypto.random(4))] as const
  const index = about ? { index: { subject: [viewedOf(about.subject), mark.join('#')] as const } } : {}
  const put = { ...viewKeys.key(shanghaiDay(at), ...mark), v: 1, body: json(view), ...index }
  await engine.table.transact([{ put, when: 'absent' }])
}

/** Views of a subject's data, newest first. */
export async function viewsOf(engine: Engine, subject: string, at: string | undefined): Promise<Paged<View>> {
  return across(await readPage(engine.table, ofSubject(subject), at), (items) => items.map(viewIn))
}

/** All views, for the subject to take along. */
export async function allViewsOf(engine: Engine, subject: string): Promise<readonly View[]> {
  return (await readAll(engine.table, ofSubject(subject))).map(viewIn)
}

/** The views of one Shanghai day, newest first. */
export async function viewsOn(engine: Engine, day: number, at: string | undefined): Promise<Paged<View>> {
  const views = { index: 'main', pk: dayOf(day), newestFirst: true } as const
  return across(await readPage(engine.table, views, at), (items) => items.map(viewIn))
}

/** Views of several days, newest first, that fit. */
export const viewsAmong = (
  engine: Engine,
  days: readonly Day[],
  fits: (view: View) => boolean,
  at: string | undefined,
): Promise<Paged<View>> => {
  const lists = days.map((day) => ({ index: 'main', pk: viewKeys.key(day, '', '').pk, newestFirst: true }) as const)
  const shown = (items: readonly Item[]) => items.map(viewIn).filter(fits)
  return readSifted((from) => readChained(engine.table, lists, from), shown, at)
}

const viewIn = viewKind.read
const ofSubject = (subject: string) => ({ index: 'subject', pk: viewedOf(subject), newestFirst: true }) as const

const viewedOf = (subject: string) => `viewed#${subject}`
const dayOf = (at: number) => viewKeys.key(shanghaiDay(at), '', '').pk
