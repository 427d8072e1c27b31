import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Engine } from '#engine/store/engine.ts'
import { networkOf } from './network-of.ts'

/** Asks per address in ten minutes, or flag `budget.<name>`. */
export const budgets = {
  ...{ search: 300, signIn: 1200, track: 60, verify: 120, link: 120, kept: 30 },
  /** Of each account: an office signs in from one address. */
  signedIn: 120,
  /** Of programs: tokens that were refused, and calls of one client. */
  ...{ refusedToken: 60, api: 3000 },
  /** Of links to a draft: per sender, and per receiver. */
  savedLink: 3,
} as const
export type Budget = keyof typeof budgets

type Spent = { readonly until: number; readonly times: number }

const window = 10 * 60_000
const mostAddresses = 20_000

const spentBy = new WeakMap<Engine, Map<string, Spent>>()

/** Spends one; null if there was one, else seconds to wait. */
export const spend = (engine: Engine, budget: Budget, event: APIGatewayProxyEventV2): Promise<number | null> =>
  spendOf(engine, budget, networkOf(event.requestContext.http.sourceIp))

/** The same of somebody known by more than an address. */
export async function spendOf(engine: Engine, budget: Budget, who: string): Promise<number | null> {
  const key = `${budget} ${who}`
  const limit = { most: mostOf(engine, budget), window }
  // Refusing in this process costs the store nothing.
  const until = takeHere(engine, key, limit) ?? (await engine.budgets?.take(key, limit)) ?? null
  return until === null ? null : Math.ceil((until - engine.clock.now()) / 1000)
}

function takeHere(engine: Engine, key: string, limit: { readonly most: number; readonly window: number }) {
  const now = engine.clock.now()
  const spent = spentBy.get(engine) ?? new Map<string, Spent>()
  spentBy.set(engine, spent)
  const before = spent.get(key)
  const current = before && before.until > now ? before : { until: now + limit.window, times: 0 }
  if (current.times >= limit.most) return current.until
  if (spent.size >= mostAddresses) forget(spent, now)
  spent.set(key, { ...current, times: current.times + 1 })
  return null
}

function mostOf({ deployment }: Engine, budget: Budget): number {
  const own = deployment.flags[`budget.${budget}`]
  return typeof own === 'number' ? own : budgets[budget]
}

/** The oldest half goes where nobody's time is over. */
function forget(spent: Map<string, Spent>, now: number): void {
  for (const [key, { until }] of spent) if (until <= now) spent.delete(key)
  for (const key of spent.keys()) {
    if (spent.size <= mostAddresses / 2) return
    spent.delete(key)
  }
}
