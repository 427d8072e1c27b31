import { matches } from './matches.ts'
import { type Facts, meets } from './meets.ts'
import type { Policy, Statement } from './policy.ts'

export type Call = {
  /** A role's address, or the name of a service. */
  readonly principal: string
  readonly action: string
  readonly resource: string
  readonly facts?: Facts
}
/** A right as it stands in a policy. */
export type Right = { readonly policy: string; readonly action: string; readonly resource: string }
export type Finding =
  | { readonly kind: 'allowed'; readonly by: readonly Right[] }
  | { readonly kind: 'denied'; readonly by: Right }
  | { readonly kind: 'unknown'; readonly why: string }
  | { readonly kind: 'silent' }

/**
 * Verdict of policies: denial wins, and the unknown allows nothing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function evaluate(policies: readonly Policy[], call: Call, own = '*'): Finding {
  const allowed: Right[] = []
  for (const { name, statements, unknown } of policies) {
    if (unknown[0] !== undefined) return { kind: 'unknown', why: `${name}: ${unknown[0]}` }
    for (const statement of statements) {
      const rights = rightsIn(statement, call, { policy: name, own })
      const met = rights.length === 0 ? false : meets(statement.Condition ?? {}, factsOf(call))
      if (met === null) return { kind: 'unknown', why: `${name}: ${JSON.stringify(statement.Condition)}` }
      const [first] = rights
      if (!met || !first) continue
      if (statement.Effect === 'Deny') return { kind: 'denied', by: first }
      allowed.push(...rights)
    }
  }
  return allowed.length > 0 ? { kind: 'allowed', by: allowed } : { kind: 'silent' }
}

// No TLS in this world; on AWS our clients always use it.
const factsOf = ({ facts }: Call): Facts => ({ 'aws:SecureTransport': ['true'], 's3:TlsVersion': ['1.3'], ...facts })

/** Matching actions and resources; actions ignore case. */
function rightsIn(
  statement: Statement,
  { principal, action, resource }: Call,
  { policy, own }: { readonly policy: string; readonly own: string },
): readonly Right[] {
  if (statement.Principal && !Object.values(statement.Principal).flat().some(isPrincipal(principal))) return []
  const actions = statement.Action.filter((one) => matches(one.toLowerCase(), action.toLowerCase()))
  const resources = (statement.Resource ?? [own]).filter((one) => matches(one, resource))
  return actions.flatMap((one) => resources.map((other) => ({ policy, action: one, resource: other })))
}

/** An account's root stands for whatever the account's own policies allow. */
const isPrincipal = (principal: string) => (named: string) =>
  named === '*' || named === principal || (named.endsWith(':root') && principal.startsWith(rolesOf(named)))

const rolesOf = (root: string) => root.replace(/:root$/, ':role/')
