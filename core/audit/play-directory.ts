import { z } from 'zod'
import {
  type CalendarActs,
  calendarActs,
  type HolidayEdition,
  holidayEditionItem,
  isUntaken,
  proposedYear,
  settledYear,
  yearsItem,
  yearsWith,
} from '#engine/begin/calendar-kind.ts'
import type { LogRow } from '#engine/case/log-item.ts'
import { said } from '#engine/case/log-kinds.ts'
import { erasureActs } from '#engine/erasure/erasure-acts.ts'
import {
  bulletinActs,
  bulletinItem,
  draftedBulletin,
  editedBulletin,
  releasedBulletin,
} from '#engine/figures/bulletin-kind.ts'
import type { Bulletin } from '#engine/figures/bulletin-view.ts'
import { answered, drafted, editionActs, editionItem, frozen, objected } from '#engine/figures/edition-kind.ts'
import {
  doneRecheck,
  drawingIn,
  drawingItem,
  drawnRechecks,
  recheckActs,
  recheckItem,
} from '#engine/figures/recheck-kind.ts'
import type { Drawing, Recheck } from '#engine/figures/recheck-view.ts'
import type { Incident } from '#engine/people/incident-view.ts'
import { declaring } from '#engine/people/interests.ts'
import {
  type AccountReview,
  accountReviewActs,
  accountReviewItem,
  closedIncident,
  closedReview,
  enteredIncident,
  incidentActs,
  incidentItem,
  lookedAt,
  newReview,
  withDuty,
} from '#engine/people/oversight-kinds.ts'
import { personItems, personKind } from '#engine/people/people.ts'
import { changed, proposalItem, proposalKind, without } from '#engine/people/people-admin.ts'
import { administratorRoles } from '#engine/people/seats.ts'
import {
  movedSwitches,
  noSettings,
  proposedSetting,
  type SettingActs,
  type SettingEdition,
  settingActs,
  settingEditionItem,
  settingsItem,
  settingsWith,
  settledSetting,
} from '#engine/people/setting-kind.ts'
import { absenceItem, standsInItem } from '#engine/people/stand-in.ts'
import { type CaseErasure, erasureItem, proposedErasure, settledErasure } from '#engine/register/erasure-kind.ts'
import type { Absence, Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { Day, Seat } from '#engine/store/shapes.ts'
import { switchesItem } from '#engine/store/switches.ts'
import type { Edition } from '#engine/views/edition-view.ts'
import type { HolidayYear } from '#law/calendar.ts'
import { Fault } from '#law/fault.ts'
import { contentErased } from '#ledger/erasure.ts'

type Entered = { readonly absence: Absence; readonly at: number }
type Versioned<T> = { readonly one: T; readonly v: number }
/** The directory, and yearly editions, as their acts make them. */
export type Directory = {
  readonly people: Map<string, Person>
  readonly proposals: Map<string, z.infer<typeof proposalKind.schema>>
  readonly absences: Map<string, Entered>
  readonly rechecks: Map<string, Versioned<Recheck>>
  readonly drawings: Map<string, Drawing>
  readonly bulletins: Map<string, Versioned<Bulletin>>
  readonly editions: Map<string, Versioned<Edition>>
  readonly holidays: Map<string, Versioned<HolidayEdition>>
  readonly years: { all: readonly HolidayYear[]; v: number }
  readonly changes: Map<number, Versioned<SettingEdition>>
  readonly incidents: Map<number, Versioned<Incident>>
  readonly erasures: Map<string, Versioned<CaseErasure>>
  readonly reviews: Map<number, Versioned<AccountReview>>
  /** Hashes of secrets by account. */
  readonly factors: Map<string, string>
  readonly settings: { all: typeof noSettings; v: number }
  readonly switches: { all: Readonly<Record<string, number>>; v: number }
}

export const emptyDirectory = (): Directory => ({
  ...{ people: new Map(), proposals: new Map() },
  ...{ absences: new Map(), editions: new Map(), bulletins: new Map() },
  ...{ rechecks: new Map(), drawings: new Map(), erasures: new Map() },
  ...{ holidays: new Map(), years: { all: [], v: 0 } },
  ...{ incidents: new Map(), reviews: new Map(), factors: new Map() },
  ...{ changes: new Map(), settings: { all: noSettings, v: 0 }, switches: { all: {}, v: 0 } },
})

/** Takes an act; passes over those without effect on people. */
export function takeAct(directory: Directory, { entry, payload }: LogRow): void {
  const act = acts[entry.type]
  if (!act) return
  if (payload === undefined) throw new Fault('replay.erased', `${entry.id} ${entry.seq}`)
  act(directory, payload.data.event, entry.at)
}

export const directoryItems = (
  { people, proposals, absences, editions, bulletins, rechecks, drawings, holidays, years, ...rest }: Directory,
  area: string,
): readonly Item[] => [
  ...[...rechecks.values()].map(({ one, v }) => recheckItem(one, area, v)),
  ...[...drawings.values()].map((drawing) => drawingItem(drawing, area)),
  ...[...bulletins.values()].map(({ one, v }) => bulletinItem(one, area, v)),
  ...[...editions.values()].map(({ one, v }) => editionItem(one, area, v)),
  ...[...holidays.values()].map(({ one, v }) => holidayEditionItem(one, area, v)),
  ...(years.v > 0 ? [yearsItem(years.all, years.v)] : []),
  ...[...rest.changes.values()].map(({ one, v }) => settingEditionItem(one, area, v)),
  ...[...rest.incidents.values()].map(({ one, v }) => incidentItem(one, area, v)),
  ...[...rest.erasures.values()].map(({ one, v }) => erasureItem(one, area, v)),
  ...[...rest.reviews.values()].map(({ one, v }) => accountReviewItem(one, area, v)),
  ...(rest.settings.v > 0 ? [settingsItem(rest.settings.all, rest.settings.v)] : []),
  ...(rest.switches.v > 0 ? [switchesItem(rest.switches.all, rest.switches.v)] : []),
  ...[...people.values()].flatMap(personItems),
  ...[...proposals.values()].map(proposalItem),
  ...[...absences].map(([id, { absence, at }]) => absenceItem(id, absence, at, 1)),
  ...[...Map.groupBy(absences, ([, { absence }]) => absence.delegate)].map(([delegate, of]) =>
    standsInItem(
      delegate,
      of.map(([id]) => id),
      1,
    ),
  ),
]

type Act = (directory: Directory, event: unknown, at: number) => void

const Named = z.object({ id: z.string(), name: z.string(), email: z.string(), phone: z.string().exactOptional() })
const First = z.object({ systemAdmin: Named, securityAdmin: Named, auditor: Named })
const Interest = z.object({
  ...{ person: z.string(), subject: z.string(), name: z.string(), since: z.number() },
  relation: z.enum(['employer', 'relative', 'client', 'other']),
})
const Factor = z.object({ person: z.string(), secret: z.string() })
const Leaving = z.object({ person: z.string(), from: Day, until: Day, delegate: z.string() })
const blank = { subject: null, roles: [], conflicts: [] }

const propose: Act = ({ proposals }, event) => {
  const proposal = said(proposalKind.schema, event)
  proposals.set(proposal.id, proposal)
}

const acts: Readonly<Record<string, Act>> = {
  'administrators.seated': ({ people }, event) => {
    const first = said(First, event)
    for (const role of administratorRoles)
      people.set(first[role].id, { ...first[role], ...blank, roles: [{ role, unit: null }] })
  },
  'people.taken': ({ people }, event) => {
    for (const one of said(z.object({ people: z.array(personKind.schema) }), event).people) people.set(one.id, one)
  },
  'person.entered': ({ people }, event) => {
    const given = said(Named, event)
    people.set(given.id, { ...given, ...blank })
  },
  'seat.proposed': propose,
  'loss.proposed': propose,
  'address.proposed': propose,
  'factor.enrolled': ({ factors }, event) => {
    const { person, secret } = said(Factor, event)
    factors.set(person, secret)
  },
  'factor.reset': ({ factors }, event) => {
    factors.delete(said(z.object({ person: z.string() }), event).person)
  },
  'rights.taken': ({ factors }, event) => {
    for (const { person, secret } of said(z.object({ factors: z.array(Factor) }), event).factors)
      factors.set(person, secret)
  },
  'proposal.confirmed': ({ people, proposals }, event) => {
    const proposal = said(proposalKind.schema, event)
    proposals.delete(proposal.id)
    alter(people, proposal.person, (person) => changed(person, proposal))
  },
  'proposal.declined': ({ proposals }, event) => {
    proposals.delete(said(z.object({ id: z.string() }), event).id)
  },
  'seat.revoked': ({ people }, event) => {
    const { person: id, seat } = said(z.object({ person: z.string(), seat: Seat }), event)
    alter(people, id, (person) => without(person, seat))
  },
  'interest.declared': ({ people }, event) => {
    const { person: id, ...interest } = said(Interest, event)
    alter(people, id, (person) =>
      declaring(person, [...(person.interests ?? []).filter(({ subject }) => subject !== interest.subject), interest]),
    )
  },
  'interest.removed': ({ people }, event) => {
    const { person: id, subject: gone } = said(z.object({ person: z.string(), subject: z.string() }), event)
    alter(people, id, (person) =>
      declaring(
        person,
        (person.interests ?? []).filter(({ subject }) => subject !== gone),
      ),
    )
  },
  'absence.declared': ({ absences }, event, at) => {
    const { person, ...leaving } = said(Leaving, event)
    absences.set(person, { absence: { ...leaving, at }, at })
  },
  'absence.ended': ({ absences }, event) => {
    absences.delete(said(z.object({ person: z.string() }), event).person)
  },
  'recheck.drawn': ({ rechecks, drawings }, event, at) => {
    const act = said(recheckActs['recheck.drawn'], event)
    drawings.set(act.month, drawingIn(act, at))
    for (const one of drawnRechecks(act, at)) rechecks.set(`${act.month} ${one.caseId}`, { one, v: 1 })
  },
  'recheck.done': ({ rechecks }, event, at) => {
    const act = said(recheckActs['recheck.done'], event)
    alterOne(rechecks, `${act.month} ${act.caseId}`, (one) => doneRecheck(one, act, at))
  },
  'incident.entered': ({ incidents }, event, at) => {
    const act = said(incidentActs['incident.entered'], event)
    incidents.set(act.n, { one: enteredIncident(act, at), v: 1 })
  },
  'incident.done': onIncident(incidentActs['incident.done'], withDuty),
  'incident.closed': onIncident(incidentActs['incident.closed'], closedIncident),
  'erasure.proposed': ({ erasures }, event, at) => {
    const act = said(erasureActs['erasure.proposed'], event)
    erasures.set(act.id, { one: proposedErasure(act, at), v: (erasures.get(act.id)?.v ?? 0) + 1 })
  },
  'erasure.declined': onErasure(erasureActs['erasure.declined'], settledErasure),
  [contentErased]: onErasure(erasureActs[contentErased], settledErasure),
  'erasure.done': onErasure(erasureActs['erasure.done'], (one) => ({ ...one, state: 'done' })),
  'accounts.looked': onReview(accountReviewActs['accounts.looked'], lookedAt),
  'accounts.reviewed': onReview(accountReviewActs['accounts.reviewed'], closedReview),
  'bulletin.drafted': ({ bulletins }, event, at) => {
    const act = said(bulletinActs['bulletin.drafted'], event)
    bulletins.set(act.month, { one: draftedBulletin(act, at), v: 1 })
  },
  'bulletin.edited': onBulletin(bulletinActs['bulletin.edited'], editedBulletin),
  'bulletin.released': onBulletin(bulletinActs['bulletin.released'], releasedBulletin),
  'calendar.proposed': ({ holidays }, event, at) => {
    const act = said(calendarActs['calendar.proposed'], event)
    holidays.set(`${act.year} ${act.n}`, { one: proposedYear(act, at), v: 1 })
  },
  'calendar.confirmed': settleYear('calendar.confirmed'),
  'calendar.declined': settleYear('calendar.declined'),
  'calendar.taken': ({ holidays }, event, at) => {
    const { moved } = said(z.object({ moved: z.int() }), event)
    for (const [key, { one }] of holidays)
      if (isUntaken(one)) alterOne(holidays, key, () => ({ ...one, taken: { at, moved } }))
  },
  'setting.proposed': ({ changes }, event, at) => {
    const act = said(settingActs['setting.proposed'], event)
    changes.set(act.n, { one: proposedSetting(act, at), v: 1 })
  },
  'setting.confirmed': settleSetting('setting.confirmed'),
  'setting.declined': settleSetting('setting.declined'),
  // Until 2026-11 one administrator moved a switch alone.
  'switch.changed': ({ switches }, event) => {
    const { switch: name, to } = said(z.object({ switch: z.string(), to: z.number() }), event)
    move(switches, { [name]: to })
  },
  'edition.drafted': ({ editions }, event, at) => {
    const act = said(editionActs['edition.drafted'], event)
    editions.set(`${act.year} ${act.n}`, { one: drafted(act, at), v: 1 })
  },
  'edition.objected': onEdition(editionActs['edition.objected'], objected),
  'edition.answered': onEdition(editionActs['edition.answered'], answered),
  'edition.frozen': onEdition(editionActs['edition.frozen'], frozen),
}

/** A notice settled; confirmed, its year is in force. */
function settleYear(type: 'calendar.confirmed' | 'calendar.declined'): Act {
  return ({ holidays, years }, event, at) => {
    const act = said<CalendarActs[typeof type]>(calendarActs[type], event)
    const key = `${act.year} ${act.n}`
    const there = holidays.get(key)
    alterOne(holidays, key, (one) => settledYear(one, act, at))
    if (!there || type === 'calendar.declined') return
    years.all = yearsWith(years.all, there.one.days)
    years.v += 1
  }
}

/** A change settled; confirmed, its values are in force. */
function settleSetting(type: 'setting.confirmed' | 'setting.declined'): Act {
  return ({ changes, settings, switches }, event, at) => {
    const act = said<SettingActs[typeof type]>(settingActs[type], event)
    const there = changes.get(act.n)
    if (!there) return
    alterOne(changes, act.n, (one) => settledSetting(one, act, at))
    if (type === 'setting.declined') return
    if (there.one.group === 'switches') return move(switches, movedSwitches(there.one))
    settings.all = settingsWith(settings.all, there.one)
    settings.v += 1
  }
}

function move(switches: Directory['switches'], moved: Readonly<Record<string, number>>): void {
  switches.all = { ...switches.all, ...moved }
  switches.v += 1
}

/** An act on an edition that is there. */
function onEdition<T extends { readonly year: number; readonly n: number }>(
  schema: z.ZodType<T>,
  next: (edition: Edition, act: T, at: number) => Edition,
): Act {
  return ({ editions }, event, at) => {
    const act = said(schema, event)
    alterOne(editions, `${act.year} ${act.n}`, (one) => next(one, act, at))
  }
}

/** An act on a bulletin that is there. */
function onBulletin<T extends { readonly month: string }>(
  schema: z.ZodType<T>,
  next: (bulletin: Bulletin, act: T, at: number) => Bulletin,
): Act {
  return ({ bulletins }, event, at) => {
    const act = said(schema, event)
    alterOne(bulletins, act.month, (one) => next(one, act, at))
  }
}

/** An act on an incident that is there. */
function onIncident<T extends { readonly n: number }>(
  schema: z.ZodType<T>,
  next: (incident: Incident, act: T, at: number) => Incident,
): Act {
  return ({ incidents }, event, at) => {
    const act = said(schema, event)
    alterOne(incidents, act.n, (one) => next(one, act, at))
  }
}

/** An act on an erasure that is there. */
function onErasure<T extends { readonly id: string }>(
  schema: z.ZodType<T>,
  next: (erasure: CaseErasure, act: T, at: number) => CaseErasure,
): Act {
  return ({ erasures }, event, at) => {
    const act = said(schema, event)
    alterOne(erasures, act.id, (one) => next(one, act, at))
  }
}

/** An act on a year's review, which the first begins. */
function onReview<T extends { readonly year: number }>(
  schema: z.ZodType<T>,
  next: (review: AccountReview, act: T, at: number) => AccountReview,
): Act {
  return ({ reviews }, event, at) => {
    const act = said(schema, event)
    const { one, v } = reviews.get(act.year) ?? { one: newReview(act.year), v: 0 }
    reviews.set(act.year, { one: next(one, act, at), v: v + 1 })
  }
}

/** The next version of what is there. */
function alterOne<K, T>(all: Map<K, Versioned<T>>, key: K, how: (one: T) => T): void {
  const there = all.get(key)
  if (there) all.set(key, { one: how(there.one), v: there.v + 1 })
}

function alter(people: Map<string, Person>, id: string, how: (person: Person) => Person): void {
  const person = people.get(id)
  if (person) people.set(id, how(person))
}
