import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { json } from '#engine/store/keys.ts'
import type { Paged } from '#engine/store/paged.ts'
import type { Item, Write } from '#engine/store/ports.ts'
import { readPage } from '#engine/store/read.ts'
import { readSifted } from '#engine/store/read-several.ts'
import { Day, exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { type Day as DayName, shanghaiDay } from '#law/day.ts'
import type { Mandate } from './mandate.ts'

/** An agent and everybody it acts for, each until its last day. */
export type AgentClients = {
  readonly agent: string
  readonly agentName: string
  readonly clients: Readonly<Record<string, DayName>>
}

/** Unrelated principals of one agent that are worth a look (ours). */
const manyClients = 5

/** Updates an agent's clients in the mandate's transaction. */
export async function clientsWrite(engine: Engine, mandate: Mandate): Promise<Write> {
  const key = keys.key(mandate.agent)
  const there = await engine.table.get(key)
  const before = there ? clientsIn(there) : { agent: mandate.agent, agentName: mandate.agentName, clients: {} }
  const put = clientsItem(engine, withStep(before, mandate, mandate.state === 'inForce'), (there?.v ?? 0) + 1)
  return { put, when: there ? { v: there.v } : 'absent' }
}

function withStep(before: AgentClients, { subject, until }: Mandate, isInForce: boolean): AgentClients {
  const { [subject]: _left, ...others } = before.clients
  return { ...before, clients: isInForce ? { ...others, [subject]: until } : others }
}

type Flags = { readonly deployment: Pick<Engine['deployment'], 'flags' | 'area'> }

function clientsItem(at: Flags, all: AgentClients, v: number): Item {
  const isMany = Object.keys(all.clients).length >= manyOf(at)
  const index = { queue: [busyIn(at), all.agent] } as const
  return { ...keys.key(all.agent), v, body: json(all), ...(isMany && { index }) }
}

/** Clients as an agent's mandates make them; null: never any. */
export function clientsOf(at: Flags, mandates: readonly Mandate[]): Item | null {
  const steps = mandates.flatMap((mandate) =>
    mandate.history.flatMap(({ at, what }) => (counted.has(what) ? [{ mandate, at, what }] : [])),
  )
  const [first, ...rest] = steps.toSorted((a, b) => a.at - b.at)
  if (!first) return null
  const none = { agent: first.mandate.agent, agentName: first.mandate.agentName, clients: {} }
  const all = [first, ...rest].reduce<AgentClients>(
    (before, { mandate, what }) => withStep(before, mandate, counted.get(what) ?? false),
    none,
  )
  return clientsItem(at, all, 1)
}

/** Steps that begin or end a mandate in force. */
const counted: ReadonlyMap<string, boolean> = new Map([
  ['given', true],
  ['confirmed', true],
  ['revoked', false],
  ['ended', false],
])

/** False: nobody ever gave the agent a mandate in force. */
export const hasClients = async ({ table }: Pick<Engine, 'table'>, agent: string): Promise<boolean> =>
  (await table.get(keys.key(agent))) !== undefined

/** Agents of many principals, with today's number, for the supervisor. */
export async function busyAgents(
  engine: Engine,
  at: string | undefined,
): Promise<Paged<{ readonly agentName: string; readonly clients: number }>> {
  const today = shanghaiDay(engine.clock.now())
  const shown = (items: readonly Item[]) =>
    items
      .map(clientsIn)
      .map(({ agentName, clients }) => ({
        agentName,
        clients: Object.values(clients).filter((until) => until >= today).length,
      }))
      .filter(({ clients }) => clients >= manyOf(engine))
  return readSifted((from) => readPage(engine.table, { index: 'queue', pk: busyIn(engine) }, from), shown, at)
}

export const manyOf = ({ deployment: { flags } }: Flags): number => Number(flags['manyClients'] ?? manyClients)
const busyIn = ({ deployment: { area } }: Flags) => `busyAgents#${area}`

const keys = keyShape('agent#{agent}', 'clients')

export const clientsKind = stored('clients of an agent', {
  schema: exactly<AgentClients>({ agent: z.string(), agentName: z.string(), clients: z.record(z.string(), Day) }),
  keys: [keys],
  index: { queue: ['busyAgents#{area} → {agent}'] },
  due: null,
  from: 'log',
})
const clientsIn = clientsKind.read
