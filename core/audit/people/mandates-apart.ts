import { logRow } from '#engine/case/log-kinds.ts'
import { clientsKind, clientsOf } from '#engine/people/busy-agents.ts'
import type { Mandate } from '#engine/people/mandate.ts'
import { playedMandate, takenType } from '#engine/people/mandate-steps.ts'
import { mandateItem, mandateKey, mandateKind } from '#engine/people/mandates.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import { logKey } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import type { RightsLogged } from '../administration.ts'
import { compared, comparedThere, type Found, unsupported } from '../compare.ts'

/** A mandate as its log makes it, with its agent's clients. */
export async function mandateApart(
  world: AuditWorld,
  log: readonly Item[],
  since: RightsLogged | null,
): Promise<readonly Found[]> {
  const rows = log.map((item) => logRow(item))
  const { mandate, unit } = playedMandate(rows)
  const [first] = rows
  const isLate = since !== null && first?.entry.type === takenType && first.entry.at > since.at
  const should = mandateItem(mandate, rows.length, unit)
  if (isLate && !isFormer(mandate, since)) return [unsupported('mandate', should)]
  const found: Found[] = []
  for await (const one of comparedThere(world, should)) found.push(one)
  const own = clientsOf(world, [mandate])
  const there = own && (await world.table.get(own))
  // Clients that can be read are held where they stand.
  if (own && !clientsKind.schema.safeParse(there?.body).success)
    found.push(...compared('clients', (await clientsNow(world, mandate.agent)) ?? own, there ?? undefined))
  return found
}

type Said = { readonly found: readonly Found[]; readonly unlogged: number }

/** Mandates that no log gave, and clients that no mandate gives. */
export async function mandatesApart(
  world: AuditWorld,
  others: readonly Item[],
  since: RightsLogged | null,
): Promise<Said> {
  let unlogged = 0
  const found: Found[] = []
  for (const item of others) {
    const mandate = mandateKind.holds(item) && mandateKind.schema.safeParse(item.body).data
    const first = mandate && (await world.table.get(logKey('mandate', mandate.id, 1)))
    if (first && !isNamedBy(first, item)) found.push(unsupported('mandate', item))
    if (mandate && !first && since !== null && !isFormer(mandate, since)) found.push(unsupported('mandate', item))
    else if (mandate && !first) unlogged += 1
    const clients = clientsKind.holds(item) && clientsKind.schema.safeParse(item.body).data
    if (clients) found.push(...clientsApart(item, await clientsNow(world, clients.agent, item)))
  }
  return { found, unlogged }
}

/** The log begins with this agent and this name. */
function isNamedBy(first: Item, { pk, sk }: Item): boolean {
  const { payload } = logRow(first)
  if (payload === undefined) return true // said erased where it stands
  const { mandate }: { readonly mandate?: unknown } = Object(payload.data.event)
  const { agent, id }: { readonly agent?: unknown; readonly id?: unknown } = Object(mandate)
  const key = mandateKey(String(agent), String(id))
  return key.pk === pk && key.sk === sk
}

/** Given before mandates had logs, where nobody listed them all. */
const isFormer = ({ history }: Mandate, { first, at, whole }: RightsLogged) =>
  !whole && history.every((step) => step.at >= first && step.at <= at)

const clientsApart = (item: Item, should: Item | null) =>
  should === null ? [unsupported('clients', item)] : [...compared('clients', should, item)]

/** Listed by the flags of today, or of before. */
async function clientsNow(world: AuditWorld, agent: string, stands?: Item): Promise<Item | null> {
  const { pk } = mandateKey(agent, '')
  const items = await readAll(world.table, { index: 'main', pk, prefix: 'mandate#' })
  const mandates = items.flatMap((item) => mandateKind.schema.safeParse(item.body).data ?? [])
  const { flags, formerFlags = [], area } = world.deployment
  const [now = null, ...older] = [flags, ...formerFlags].map((by) =>
    clientsOf({ deployment: { flags: by, area } }, mandates),
  )
  const isListed = (one: Item | null) => (one?.index !== undefined) === (stands?.index?.queue !== undefined)
  return isListed(now) ? now : (older.find(isListed) ?? now)
}
