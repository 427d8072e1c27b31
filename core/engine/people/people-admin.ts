import { z } from 'zod'
import { textFault } from '#engine/case/text-fault.ts'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { personKey } from '#engine/store/keys.ts'
import { mobileOf } from '#engine/store/mobile.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item, Write } from '#engine/store/ports.ts'
import { readAll, readPage } from '#engine/store/read.ts'
import { exactly, Seat as SeatShape } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { looksLikeResidentId } from '#records/identity/resident-id.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import { type AdminOutcome, administer, change, listed, refused } from './admin-log.ts'
import { changeWrites, isOnePerson, personOf, personWrites, wholeStaff } from './people.ts'
import { putOut } from './put-out.ts'
import { holds, isLastAdministrator, isOneOfThree, type Seat, whyNot } from './seats.ts'

/** Act that one administrator proposes, another confirms. */
export type Proposal = {
  readonly id: string
  readonly kind: 'grant' | 'revoke' | 'address'
  readonly person: string
  readonly seat: Seat | null
  readonly email: string | null
  readonly phone?: string | null
  readonly reason: string
  readonly by: string
  readonly at: number
}
export type NewPerson = Pick<Person, 'id' | 'name' | 'email' | 'phone'>

/** Enters an account, which may do nothing until a seat is confirmed. */
export function enterPerson(engine: Engine, by: string, given: NewPerson): Promise<AdminOutcome> {
  const fields = personFaults(given)
  return administer(engine, { person: by, action: 'people.enter' }, 'person.entered', async () => {
    if (Object.keys(fields).length > 0) return refused('malformed', fields)
    if (await engine.table.get(personKey(given.id))) return refused('personExists', { id: 'personExists' })
    const taken = await takenBy(engine, given)
    if (Object.keys(taken).length > 0) return refused('malformed', taken)
    const person: Person = { ...given, subject: null, roles: [], conflicts: [] }
    return change(given, personWrites(person))
  })
}

export type Proposing = Pick<Proposal, 'kind' | 'person' | 'seat' | 'email' | 'phone' | 'reason'>

/** Proposes a seat, its loss, or another mail address. */
export function propose(engine: Engine, by: string, asked: Proposing): Promise<AdminOutcome> {
  return administer(engine, { person: by, action: 'seat.propose' }, `${nounOf(asked)}.proposed`, async () => {
    const item = await engine.table.get(personKey(asked.person))
    if (!item) return refused('notFound')
    const why = await whyNotProposed(engine, by, personOf(item), asked)
    if (why) return refused(why.code, why.fields)
    const at = engine.clock.now()
    const proposal: Proposal = { ...asked, id: newId(engine.crypto), by, at }
    return change(proposal, [{ put: proposalItem(proposal), when: 'absent' }])
  })
}

/** Confirms for somebody else what another proposed, judged anew. */
export async function confirm(engine: Engine, by: string, id: string): Promise<AdminOutcome> {
  let lost: string | null = null
  const outcome = await administer(engine, { person: by, action: 'seat.confirm' }, 'proposal.confirmed', async () => {
    const item = await engine.table.get(proposalKey(id))
    const proposal = item && proposalOf(item)
    const found = proposal && (await engine.table.get(personKey(proposal.person)))
    if (!item || !proposal || !found) return refused('notFound')
    const person = personOf(found)
    if (await isOnePerson(engine, proposal.by, by)) return refused('fourEyes')
    if (proposal.person === by) return refused('ownGrant')
    const why = await whyNotProposed(engine, proposal.by, person, proposal)
    if (why) return refused(why.code)
    lost = proposal.kind === 'grant' ? null : proposal.person
    return change(proposal, [gone(item), ...(await changeWrites(engine, found, changed(person, proposal)))])
  })
  // After a new address or lost seat nothing begun goes on.
  if (outcome.kind === 'done' && lost !== null) await putOut(engine, lost)
  return outcome
}

/** The security administrator refuses a proposal, with reasons. */
export function decline(engine: Engine, by: string, id: string, reason: string): Promise<AdminOutcome> {
  return administer(engine, { person: by, action: 'seat.confirm' }, 'proposal.declined', async () => {
    const item = await engine.table.get(proposalKey(id))
    if (!item) return refused('notFound')
    if (reason.trim() === '') return refused('malformed', { reason: 'required' })
    return change({ id, reason }, [gone(item)])
  })
}

/** One administrator takes a seat at once; an administrator's needs two. */
export async function revoke(
  engine: Engine,
  by: string,
  { person: id, seat, reason }: { readonly person: string; readonly seat: Seat; readonly reason: string },
): Promise<AdminOutcome> {
  const outcome = await administer(engine, { person: by, action: 'seat.revoke' }, 'seat.revoked', async () => {
    const item = await engine.table.get(personKey(id))
    const person = item && personOf(item)
    if (!item || !person || !holds(person, seat)) return refused('notFound')
    if (reason.trim() === '') return refused('malformed', { reason: 'required' })
    if (isOneOfThree(seat.role)) return refused('proposeInstead')
    return change({ person: id, seat, reason }, await changeWrites(engine, item, without(person, seat)))
  })
  if (outcome.kind === 'done') await putOut(engine, id)
  return outcome
}

/** Lists what waits for the security administrator, oldest first. */
export async function proposals(engine: Engine, at: string | undefined): Promise<Paged<Proposal>> {
  return across(await readPage(engine.table, { index: 'queue', pk: waiting }, at), (all) => all.map(proposalOf))
}

/** Account ids stand in addresses: no numbers of persons. */
export function personFaults({ id, name, email, phone = '' }: NewPerson): Record<string, string> {
  const isNumber = looksLikeResidentId(id.toUpperCase()) || /^1[3-9]\d{9}$/.test(id)
  return {
    ...(!/^[\w.-]{1,80}$/.test(id) || isNumber || Object.hasOwn(Object.prototype, id) ? { id: 'badAccount' } : {}),
    ...textFault('name', name, 50),
    ...(isAddress(email) ? {} : { email: 'badEmail' }),
    ...(phone === '' || isPhone(phone) ? {} : { phone: 'badPhone' }),
  }
}

export const isAddress = (email: string): boolean => /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,190}$/.test(email)

const isPhone = (phone: string) => /^\+?[0-9][0-9 -]{5,19}$/.test(phone)

type Why = { readonly code: RefusalCode; readonly fields?: Readonly<Record<string, string>> }

async function whyNotProposed(engine: Engine, by: string, person: Person, asked: Proposing): Promise<Why | null> {
  if (asked.person === by) return { code: 'ownGrant' }
  if (asked.reason.trim() === '') return { code: 'malformed', fields: { reason: 'required' } }
  if (asked.kind === 'address') {
    if (!isAddress(asked.email ?? '')) return { code: 'malformed', fields: { email: 'badEmail' } }
    if (asked.phone && !isPhone(asked.phone)) return { code: 'malformed', fields: { phone: 'badPhone' } }
    const fields = await takenBy(engine, { id: person.id, email: asked.email ?? '', phone: asked.phone ?? '' })
    return Object.keys(fields).length > 0 ? { code: 'malformed', fields } : null
  }
  if (!asked.seat) return { code: 'malformed', fields: { role: 'choose' } }
  if (asked.kind === 'grant') {
    const code = whyNot(engine, person, asked.seat)
    return code && { code, fields: { [code === 'unknownUnit' ? 'unit' : 'role']: code } }
  }
  if (!holds(person, asked.seat)) return { code: 'notFound' }
  return (await isLastAdministrator(engine, person.id, asked.seat)) ? { code: 'lastAdministrator' } : null
}

/** Links and codes reach one person: two accounts would be one pair of eyes. */
async function takenBy(engine: Engine, { id, email, phone = '' }: Pick<Person, 'id' | 'email' | 'phone'>) {
  const others = (await wholeStaff(engine)).filter((one) => one.id !== id)
  const mobile = mobileOf(phone)
  const isSame = (one: string) => one.toLowerCase() === email.toLowerCase()
  return {
    ...(others.some((one) => isSame(one.email)) ? { email: 'addressTaken' } : {}),
    ...(mobile !== null && others.some((one) => mobileOf(one.phone ?? '') === mobile) ? { phone: 'addressTaken' } : {}),
  }
}

/** A person once a proposal is confirmed. */
export function changed(person: Person, { kind, seat, email, phone }: Proposal): Person {
  if (kind === 'address') return { ...person, email: email ?? person.email, ...(phone && { phone }) }
  if (!seat) return person
  return kind === 'grant' ? { ...person, roles: [...person.roles, seat] } : without(person, seat)
}

export const without = (person: Person, { role, unit }: Seat): Person => ({
  ...person,
  roles: person.roles.filter((one) => one.role !== role || one.unit !== unit),
})

const nounOf = ({ kind }: Proposing) => (kind === 'address' ? 'address' : kind === 'grant' ? 'seat' : 'loss')

/** All that wait, the oldest first. */
export const openProposals = async ({ table }: Pick<Engine, 'table'>): Promise<readonly Proposal[]> =>
  (await readAll(table, { index: 'queue', pk: waiting })).map(proposalOf)

const waiting = 'proposals#open'
const proposalKeys = keyShape('proposal#{id}', 'proposal')
const proposalKey = proposalKeys.key

export const proposalKind = stored('proposal of an administrator', {
  schema: exactly<Proposal>({
    id: z.string(),
    kind: z.enum(['grant', 'revoke', 'address']),
    person: z.string(),
    seat: SeatShape.nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable().exactOptional(),
    reason: z.string(),
    by: z.string(),
    at: z.number(),
  }),
  keys: [proposalKeys],
  index: { queue: ['proposals#open → {moment}#{key}'] },
  due: null,
  from: 'log',
})
const proposalOf = proposalKind.read
export const proposalItem = (proposal: Proposal): Item =>
  listed(proposalKey(proposal.id), waiting, proposal.at, proposal)
const gone = ({ pk, sk, v }: Item): Write => ({ remove: { pk, sk }, when: { v } })
