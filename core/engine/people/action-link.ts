import { z } from 'zod'
import { eventsOffered } from '#engine/case/events-offered.ts'
import { base32 } from '#engine/store/base32.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { json, nearestDue } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item, Write } from '#engine/store/ports.ts'
import { sameSecret } from '#engine/store/same-secret.ts'
import { exactly, Seat } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { shanghaiDay } from '#law/day.ts'
import { dueInstant } from '#law/deadline.ts'
import { workingDayAfter } from '#law/works.ts'
import { actingUnit } from '#records/directory.ts'
import type { Actor, Holder } from '#workflows/contract/actor.ts'
import type { EventRule } from '#workflows/contract/parties.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import { caseTarget, may, maySend } from './authorise.ts'

/** Rights of a mail link; the store keeps its token's keyed hash. */
export type ActionLink = {
  /** Name that a log may use. */
  readonly id: string
  readonly hash: string
  readonly caseId: string
  /** Case as it stood when the mail was written. */
  readonly seq: number
  readonly state: string
  readonly holder: Holder
  readonly notice: string
  readonly person: string
  readonly email: string
  /** Nothing else can be done with it. */
  readonly events: readonly string[]
  readonly sentAt: number
  /** First instant at which it is over. */
  readonly until: number
  /** Its one effect, and the answer's keyed hash. */
  readonly used: { readonly event: string; readonly at: number; readonly answer: string } | null
  /** Times today a page and a fresh link were asked for. */
  readonly openedAt: readonly number[]
  readonly renewedAt: readonly number[]
}

export type MadeLink = { readonly token: string; readonly write: Write }

/** Said of a task without deciding anything: seen, a comment, a recommendation. */
export const noteEvent = 'task.noted'

const token = /^[0-9A-HJKMNP-TV-Z]{52}$/

/** Makes a link of 256 random bits; null where not opted in. */
export function newLink(
  engine: Engine,
  procedure: Procedure,
  file: CaseFile,
  { person, notice, sentAt }: { readonly person: Person; readonly notice: string; readonly sentAt: number },
): MadeLink | null {
  const events = linkEvents(engine, procedure, file, person)
  if (events.length === 0) return null
  const secret = base32(engine.crypto.random(32))
  const { id, hash } = nameOf(engine, secret)
  const { id: caseId, seq, state, holder } = file
  const link: ActionLink = {
    ...{ id, hash, caseId, seq, state, holder, notice, events, sentAt },
    person: person.id,
    email: person.email,
    until: linkEnds(engine, file, sentAt),
    used: null,
    openedAt: [],
    renewedAt: [],
  }
  return { token: secret, write: { put: { ...linkKey(id), v: 1, body: json(link) }, when: 'absent' } }
}

/** Link of a token with its item, or undefined. */
export async function findLink(engine: Engine, text: string): Promise<Item | undefined> {
  const secret = text.toUpperCase().replace(/\s/g, '')
  if (!token.test(secret)) return undefined
  const { id, hash } = nameOf(engine, secret)
  const item = await engine.table.get(linkKey(id))
  return item && sameSecret(linkOf(item).hash, hash) ? item : undefined
}

const keys = keyShape('link#{id}', 'link')
export const linkKey = keys.key

export const linkKind = stored('link of a mail, by which a task is done', {
  schema: exactly<ActionLink>({
    ...{ id: z.string(), hash: z.string(), caseId: z.string(), seq: z.int(), state: z.string(), holder: Seat },
    ...{ notice: z.string(), person: z.string(), email: z.string(), events: z.array(z.string()) },
    ...{ sentAt: z.number(), until: z.number() },
    used: z.strictObject({ event: z.string(), at: z.number(), answer: z.string() }).nullable(),
    ...{ openedAt: z.array(z.number()), renewedAt: z.array(z.number()) },
  }),
  keys: [keys],
  due: null,
  from: 'door',
  sealed: true,
})
export const linkOf = linkKind.read

const endedKeys = keyShape('person#{id}', 'links-ended')
const endedKey = endedKeys.key

export const linksEndedKind = stored('moment at which a person’s links ended', {
  schema: z.number(),
  keys: [endedKeys],
  due: null,
  from: 'door',
  sealed: true,
})

/** Lists acts by link; none where the department has not opted in. */
export function linkEvents(engine: Engine, procedure: Procedure, file: CaseFile, person: Person): readonly string[] {
  if (file.closed) return []
  const own = eventsOffered(procedure, file).filter(
    (type) => linkTakes(engine, procedure, file, person, type) !== 'never',
  )
  return own.length > 0 ? [noteEvent, ...own] : []
}

/** Tells what an act takes: the link, a second factor, or more. */
export function linkTakes(
  engine: Engine,
  procedure: Procedure,
  file: CaseFile,
  person: Person,
  type: string,
): 'alone' | 'stepUp' | 'never' {
  const actor = linkActor(procedure, file, person, type)
  const unit = typeof actor === 'string' || actor.unit === null ? null : actor.unit
  const department = unit === null ? undefined : actingUnit(engine.deployment.directory, unit)?.actByMail
  if (department === undefined) return 'never'
  if (type === noteEvent) return 'alone'
  const rule: EventRule | undefined = procedure.parties.events[type]
  return rule?.byLink === 'department' ? department : (rule?.byLink ?? 'never')
}

/** The seat for it, or why not, as at every door. */
export const linkActor = (procedure: Procedure, file: CaseFile, person: Person, type: string): Actor | RefusalCode =>
  type === noteEvent
    ? (may(person, 'case.note', caseTarget(procedure, file)) ?? 'notFound')
    : maySend(person, procedure, file, type)

/** Ends every link so far, after signing out everywhere. */
export async function endLinksOf(engine: Pick<Engine, 'table' | 'clock'>, person: string): Promise<void> {
  const there = await engine.table.get(endedKey(person))
  const put = { ...endedKey(person), v: (there?.v ?? 0) + 1, body: engine.clock.now() }
  const done = await engine.table.transact([{ put, when: there ? { v: there.v } : 'absent' }])
  if (done.kind === 'conflict') await endLinksOf(engine, person)
}

export async function linksEndedAt(engine: Pick<Engine, 'table'>, person: string): Promise<number> {
  const item = await engine.table.get(endedKey(person))
  return item ? linksEndedKind.read(item) : Number.NEGATIVE_INFINITY
}

/** Ends with the third working day, overdue the first (ADR 16). */
function linkEnds({ calendar }: Engine, file: CaseFile, sentAt: number): number {
  const day = shanghaiDay(sentAt)
  const due = nearestDue(file)
  const n = due !== null && due < day ? 1 : 3
  return dueInstant(workingDayAfter(calendar, day, n))
}

function nameOf({ crypto }: Engine, secret: string): { id: string; hash: string } {
  const hash = crypto.keyed('session', `link#${secret}`)
  return { id: hash.slice(0, 20), hash }
}
