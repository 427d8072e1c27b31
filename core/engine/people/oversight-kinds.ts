import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { json, logKey, pad } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { Day, exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { shanghaiDay, startOfDay } from '#law/day.ts'
import { duties, harms, type Incident } from './incident-view.ts'

const incidents = keyShape('incidents#{area}', '{n}')
export const incidentKey = (area: string, n: number) => incidents.key(area, pad(n, 6))

const Done = z.strictObject({ by: z.string(), at: z.number(), note: z.string(), told: z.boolean() })
const told = { harm: z.enum(harms), certain: z.boolean(), noticed: Day, what: z.string(), by: z.string() }

export const incidentKind = stored('incident with personal information', {
  schema: exactly<Incident>({
    ...{ n: z.int(), ...told, at: z.number() },
    done: z.partialRecord(z.enum(duties), Done),
    closed: z.strictObject({ by: z.string(), at: z.number(), note: z.string() }).nullable(),
  }),
  keys: [incidents],
  due: null,
  from: 'log',
})
export const incidentOf = incidentKind.read

export const incidentItem = (one: Incident, area: string, v: number): Item => ({
  ...incidentKey(area, one.n),
  v,
  body: json(one),
})

/** Acts on incidents, as the log of administration holds them. */
const of = { n: z.int(), by: z.string(), note: z.string() }
export const incidentActs = {
  'incident.entered': z.strictObject({ n: z.int(), ...told }),
  'incident.done': z.strictObject({ ...of, duty: z.enum(duties), told: z.boolean() }),
  'incident.closed': z.strictObject(of),
} as const
export type IncidentActs = { readonly [Name in keyof typeof incidentActs]: z.infer<(typeof incidentActs)[Name]> }

export const enteredIncident = (act: IncidentActs['incident.entered'], at: number): Incident => ({
  ...act,
  ...{ at, done: {}, closed: null },
})

export const withDuty = (
  one: Incident,
  { duty, by, note, told: isTold }: IncidentActs['incident.done'],
  at: number,
): Incident => ({ ...one, done: { ...one.done, [duty]: { by, at, note, told: isTold } } })

export const closedIncident = (one: Incident, { by, note }: IncidentActs['incident.closed'], at: number): Incident => ({
  ...one,
  closed: { by, at, note },
})

/** Yearly review of accounts: who was looked at by whom. */
export type AccountReview = {
  readonly year: number
  readonly looked: Readonly<Record<string, { readonly by: string; readonly at: number }>>
  readonly closed: { readonly by: string; readonly at: number; readonly accounts: number } | null
}

const reviews = keyShape('accounts#{area}', '{year}')
export const accountReviewKey = (area: string, year: number) => reviews.key(area, String(year))

export const accountReviewKind = stored('yearly review of accounts', {
  schema: exactly<AccountReview>({
    year: z.int(),
    looked: z.record(z.string(), z.strictObject({ by: z.string(), at: z.number() })),
    closed: z.strictObject({ by: z.string(), at: z.number(), accounts: z.int() }).nullable(),
  }),
  keys: [reviews],
  due: null,
  from: 'log',
})
export const accountReviewOf = accountReviewKind.read

/** The year under review: the last one until it is closed. */
export async function reviewYear({ table, deployment, clock }: Pick<Engine, 'table' | 'deployment' | 'clock'>) {
  const year = Number(shanghaiDay(clock.now()).slice(0, 4))
  const [last, first] = await Promise.all([
    table.get(accountReviewKey(deployment.area, year - 1)),
    table.get(logKey('admin', deployment.area, 1)),
  ])
  const isOwed = first !== undefined && entryOf(first).at < startOfDay(`${year}-01-01`)
  return isOwed && !(last && accountReviewOf(last).closed) ? year - 1 : year
}

export const accountReviewItem = (one: AccountReview, area: string, v: number): Item => ({
  ...accountReviewKey(area, one.year),
  v,
  body: json(one),
})

/** Acts of a review, as the log of administration holds them. */
export const accountReviewActs = {
  'accounts.looked': z.strictObject({ year: z.int(), people: z.array(z.string()).readonly(), by: z.string() }),
  'accounts.reviewed': z.strictObject({ year: z.int(), by: z.string(), accounts: z.int() }),
} as const
export type AccountReviewActs = {
  readonly [Name in keyof typeof accountReviewActs]: z.infer<(typeof accountReviewActs)[Name]>
}

export const newReview = (year: number): AccountReview => ({ year, looked: {}, closed: null })

export const lookedAt = (
  one: AccountReview,
  { people, by }: AccountReviewActs['accounts.looked'],
  at: number,
): AccountReview => ({
  ...one,
  looked: { ...one.looked, ...Object.fromEntries(people.map((id) => [id, { by, at }])) },
})

export const closedReview = (
  one: AccountReview,
  { by, accounts }: AccountReviewActs['accounts.reviewed'],
  at: number,
): AccountReview => ({ ...one, closed: { by, at, accounts } })
