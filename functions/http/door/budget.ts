import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Engine } from '#engine/store/engine.ts'

/** Asks of one address in ten minutes, or as a deployment's flag `budget.<name>` says; an office may share one. */
export const budgets = { search: 300, signIn: 120, track: 60, verify: 120, link: 120, kept: 30 } as const
export type Budget = keyof typeof budgets

type Spent = { readonly until: number; readonly times: number }

const window = 10 * 60_000
const mostAddresses = 20_000

// Of this process: on AWS each function counts its own, and the gateway's throttle bounds them all.
const spentBy = new WeakMap<Engine, Map<string, Spent>>()

/** Takes one from the address's budget; null if there was one left, else the seconds until there is. */
export function spend(engine: Engine, budget: Budget, event: APIGatewayProxyEventV2): number | null {
  const now = engine.clock.now()
  const spent = spentBy.get(engine) ?? new Map<string, Spent>()
  spentBy.set(engine, spent)
  const key = `${budget} ${networkOf(event.requestContext.http.sourceIp)}`
  const before = spent.get(key)
  const current = before && before.until > now ? before : { until: now + window, times: 0 }
  if (current.times >= mostOf(engine, budget)) return Math.ceil((current.until - now) / 1000)
  if (spent.size >= mostAddresses) forget(spent, now)
  spent.set(key, { ...current, times: current.times + 1 })
  return null
}

function mostOf({ deployment }: Engine, budget: Budget): number {
  const own = deployment.flags[`budget.${budget}`]
  return typeof own === 'number' ? own : budgets[budget]
}

/** Of IPv6 the network: one subscriber has as many addresses as they like. */
const networkOf = (address: string) => (address.includes(':') ? address.split(':').slice(0, 4).join(':') : address)

/** The oldest half goes where nobody's time is over. */
function forget(spent: Map<string, Spent>, now: number): void {
  for (const [key, { until }] of spent) if (until <= now) spent.delete(key)
  for (const key of spent.keys()) {
    if (spent.size <= mostAddresses / 2) return
    spent.delete(key)
  }
}
