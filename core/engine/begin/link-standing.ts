import { assignedTo } from '#engine/case/assigned.ts'
import { hasMoved } from '#engine/case/beside.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { lockedUntil } from '#engine/people/access.ts'
import { type ActionLink, linkEvents, linksEndedAt } from '#engine/people/action-link.ts'
import { actingPerson, inUnits, seatedFor, standInNow } from '#engine/people/stand-in.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { type Holder, isSameSeat } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'

export type OpenLink = {
  readonly kind: 'open'
  readonly file: CaseFile
  readonly procedure: Procedure
  readonly person: Person
  /** Of what the link was made for, what can still be done. */
  readonly events: readonly string[]
}
export type ClosedLink = {
  readonly kind: 'over'
  readonly code: RefusalCode
  /** Still this person's task and address: a fresh link may follow. */
  readonly renewable: boolean
}

/** Checks anew each time, so that nothing need end a link. */
export async function linkStanding(engine: Engine, link: ActionLink): Promise<OpenLink | ClosedLink> {
  const item = await engine.table.get(caseKey(link.caseId))
  const person = await actingPerson(engine, link.person)
  if (!item || !person) return over('linkRoleLost')
  const file = caseFile(item)
  const procedure = procedureOf(engine, file)
  const now = linkEvents(engine, procedure, file, person)
  const code = await ending(engine, link, file, person)
  const events = now.filter((type) => link.events.includes(type))
  if (code === null && events.length > 0) return { kind: 'open', file, procedure, person, events }
  const isTheirs = now.length > 0 && person.email === link.email && !notTheirs.has(code)
  // A spent link says no more, whoever has the case since.
  return over(code ?? lost(person, file), isTheirs && !(await isGivenAway(engine, file.holder, file, person)))
}

async function ending(engine: Engine, link: ActionLink, file: CaseFile, person: Person): Promise<RefusalCode | null> {
  if (link.used !== null) return 'linkSpent'
  if ((await lockedUntil(engine, person.id)) !== null) return 'accountLocked'
  if (person.email !== link.email) return 'linkAddressChanged'
  if ((await linksEndedAt(engine, person.id)) >= link.sentAt) return 'linkSignedOut'
  const { role, unit } = link.holder
  if (inUnits.includes(role) && (await standInNow(engine, person.id))) return 'linkAway'
  if (file.closed) return 'closed'
  if (file.holder.role !== role || file.holder.unit !== unit) return 'linkReassigned'
  if (await isGivenAway(engine, link.holder, file, person)) return 'linkReassigned'
  if (file.state !== link.state || (await hasMoved(engine, file, link))) return 'linkDecided'
  return engine.clock.now() >= link.until ? 'linkExpired' : null
}

/** Somebody else of the seat was given it. */
async function isGivenAway(engine: Engine, holder: Holder, file: CaseFile, person: Person) {
  if (assignedTo(file, holder) === null || !person.roles.some((seat) => isSameSeat(seat, holder))) return false
  return (await seatedFor(engine, file, holder)).every(({ id }) => id !== person.id)
}

const notTheirs: ReadonlySet<RefusalCode | null> = new Set(['accountLocked', 'linkAway', 'linkReassigned'])

const lost = (person: Person, { subject }: CaseFile): RefusalCode =>
  person.subject === subject || person.conflicts.includes(subject) ? 'conflictOfInterest' : 'linkRoleLost'

const over = (code: RefusalCode, renewable = false): ClosedLink => ({ kind: 'over', code, renewable })
