import type { Engine } from '#engine/store/engine.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { json, queueOf, subjectOf } from '#engine/store/keys.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item, Write } from '#engine/store/ports.ts'
import { readAll, readOne, readPage } from '#engine/store/read.ts'
import { stored } from '#engine/store/stored.ts'
import { shanghaiDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { hasClients } from './busy-agents.ts'
import { isInForce, Mandate } from './mandate.ts'
import { asNamed } from './mandate-powers.ts'

type Store = Pick<Engine, 'table'>
export type StoredMandate = { readonly v: number; readonly mandate: Mandate }

/** Keeps an agent's mandates together: one read gives the present ones. */
const keys = keyShape('agent#{agent}', 'mandate#{id}')
export const mandateKey = keys.key

export const mandateKind = stored('mandate', {
  schema: Mandate,
  keys: [keys],
  index: {
    subject: ['subject#{principal} → mandate#{id}'],
    lookup: ['mandate#{id} → {id}'],
    queue: ['{unit}#mandates → {moment}#{id}'],
  },
  due: null,
  from: 'log',
})
const opened = (item: Item): StoredMandate => ({ v: item.v, mandate: mandateKind.read(item) })
/** Unit whose intake a stored claim waits for; empty: none's. */
export const waitsFor = ({ index }: Item): string => index?.queue?.[0].split('#')[0] ?? ''
const mandateLookup = (id: string) => `mandate#${id}`

/** Mandates at each request, never kept in a session. */
export async function heldMandates(
  engine: Pick<Engine, 'table' | 'clock' | 'procedures'>,
  agent: string,
): Promise<Person['mandates']> {
  const today = shanghaiDay(engine.clock.now())
  // One item tells of most that they act for nobody.
  if (!(await hasClients(engine, agent))) return []
  const all = await every(engine, ofAgent(agent))
  return all
    .filter(({ mandate }) => isInForce(mandate, today))
    .map(({ v, mandate: { id, subject, subjectName, actions, records, until, kind, agent: key } }) => {
      const named = asNamed(engine.procedures, actions)
      return { id, v, agent: key, kind, subject, subjectName, actions: named, records, until }
    })
}

/** Mandates that somebody holds as an agent, whatever became of them. */
export const mandatesOf = (engine: Store, agent: string) => every(engine, ofAgent(agent))

/** Mandates that somebody's power rests on, or claims. */
export const mandatesFor = (engine: Store, subject: string) =>
  every(engine, { index: 'subject', pk: subjectOf(subject), prefix: 'mandate#' })

const ofAgent = (agent: string) => ({ index: 'main', pk: mandateKey(agent, '').pk, prefix: 'mandate#' }) as const

/** Claims that wait for intake. */
export async function claimsAt(engine: Store, unit: string, at: string | undefined): Promise<Paged<StoredMandate>> {
  const claims = { index: 'queue', pk: queueOf(unit, 'mandates') } as const
  return across(await readPage(engine.table, claims, at), (items) => items.map(opened))
}

export async function findMandate(engine: Store, id: string): Promise<StoredMandate | null> {
  const found = await readOne(engine.table, { index: 'lookup', pk: mandateLookup(id) })
  const item = found && (await engine.table.get(found))
  return item ? opened(item) : null
}

/** Holds a commit to its mandate: once revoked, nothing is written. */
export function guardOf(person: Person, { mandate }: Actor): readonly Write[] {
  if (mandate === undefined) return []
  const held = person.mandates?.find(({ id }) => id === mandate)
  if (!held) throw new Fault('noMandate', mandate)
  return [{ check: mandateKey(held.agent, mandate), when: { v: held.v } }]
}

/** `unit`: whose intake a claim waits for. */
export function mandateItem(mandate: Mandate, v: number, unit: string): Item {
  const { id, agent, subject, history, state } = mandate
  return {
    ...mandateKey(agent, id),
    v,
    body: json(mandate),
    index: {
      subject: [subjectOf(subject), `mandate#${id}`],
      lookup: [mandateLookup(id), id],
      ...(state === 'claimed' && { queue: [queueOf(unit, 'mandates'), `${history.at(-1)?.at ?? 0}#${id}`] }),
    },
  }
}

async function every(
  engine: Store,
  query: { readonly index: 'main' | 'subject' | 'queue'; readonly pk: string; readonly prefix?: string },
): Promise<readonly StoredMandate[]> {
  return (await readAll(engine.table, query)).map(opened)
}
