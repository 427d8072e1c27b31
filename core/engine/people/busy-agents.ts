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
  const { [mandate.subject]: _left, ...others } = before.clients
  const clients = mandate.state === 'inForce' ? { ...others, [mandate.subject]: mandate.until } : others
  const isMany = Object.keys(clients).length >= manyOf(engine)
  const put: Item = {
    ...key,
    v: (there?.v ?? 0) + 1,
    body: json({ ...before, clients }),
    ...(isMany ? { index: { queue: [busyIn(engine), mandate.agent] } } : {}),
  }
  return { put, when: there ? { v: there.v } : 'absent' }
}

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

export const manyOf = ({ deployment: { flags } }: Engine): number => Number(flags['manyClients'] ?? manyClients)
const busyIn = ({ deployment: { area } }: Engine) => `busyAgents#${area}`

const keys = keyShape('agent#{agent}', 'clients')

export const clientsKind = stored('clients of an agent', {
  schema: exactly<AgentClients>({ agent: z.string(), agentName: z.string(), clients: z.record(z.string(), Day) }),
  keys: [keys],
  index: { queue: ['busyAgents#{area} → {agent}'] },
  due: null,
  from: 'door',
})
const clientsIn = clientsKind.read
