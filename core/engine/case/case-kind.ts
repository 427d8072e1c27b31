import { z } from 'zod'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Held } from '#engine/store/held.ts'
import { caseKeys } from '#engine/store/keys.ts'
import { Day, Days, exactly, Seat } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import type { CaseClock } from '#workflows/contract/clock.ts'

const Milestone = z.enum(['half', 'atRisk', 'dueToday', 'breach', 'urged', 'lapse', 'recomputed'])

export const Clock = exactly<CaseClock>({
  rule: z.string(),
  startedAt: z.number(),
  startDay: Day,
  due: Day.nullable(),
  provisional: z.boolean(),
  told: Day.nullable(),
  pauses: z.array(Days),
  pausedOn: Day.nullable(),
  extendedBy: z.number(),
  owedBy: Seat,
  chargedTo: Seat.exactOptional(),
  ruled: z.enum(['rescinded', 'reattributed']).exactOptional(),
  state: z.enum(['running', 'paused', 'met', 'late', 'cancelled']),
  ahead: z.array(z.strictObject({ milestone: Milestone, at: z.number() })),
  breachedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
})

export const Holding = exactly<Held>({
  by: Seat,
  from: z.number(),
  until: z.number().nullable(),
  sentBy: Seat.nullable(),
  left: z.string().nullable(),
  named: z.string().nullable(),
})

/** `data` is its procedure's own, which knows the form. */
const CaseRow = exactly<CaseFile>({
  id: z.string(),
  number: z.string(),
  procedure: z.string(),
  chart: z.number(),
  rules: z.string(),
  seq: z.int().min(1),
  state: z.string(),
  data: z.unknown(),
  subject: z.string(),
  applicant: z.string(),
  area: z.string(),
  recordId: z.string().nullable(),
  recordSeq: z.int().exactOptional(),
  targets: z.record(z.string(), z.int()).exactOptional(),
  arisesFrom: z.string().nullable(),
  openedAt: z.number(),
  changedAt: z.number(),
  holder: Seat,
  held: z.array(Holding).exactOptional(),
  assigned: z.array(z.strictObject({ seat: Seat, person: z.string() })).exactOptional(),
  joint: z.string().nullable().exactOptional(),
  rated: z.int().min(1).max(5).exactOptional(),
  clocks: z.record(z.string(), Clock),
  task: z.strictObject({ name: z.string(), tries: z.int(), notBefore: z.number() }).nullable(),
  wakeAt: z.number().nullable(),
  head: z.string(),
  closed: z.boolean(),
})

export const caseKind = stored('case', {
  schema: CaseRow,
  keys: [caseKeys],
  index: {
    subject: ['subject#{subject} → case#{opened}#{id}'],
    lookup: ['number#{number} → {id}'],
    queue: ['{unitOrArea}#{role} → {due}#{id}'],
    due: ['due#{bucket} → {moment}#{id}'],
  },
  due: 'its task, or the earliest milestone of its clocks',
  from: 'log',
})
