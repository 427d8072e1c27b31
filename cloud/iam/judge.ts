import { z } from 'zod'
import type { Resource } from '../template/deployed.ts'
import { type Call, evaluate, type Right } from './evaluate.ts'
import { matches } from './matches.ts'
import { type Policy, readPolicy } from './policy.ts'
import { resourcePolicies } from './resource-policies.ts'

export type Denial = Call & { readonly why: string; times: number }
export type Judge = {
  /** True if allowed; records denials. */
  may(call: Call): boolean
  /** Asks without recording, to tell missing keys from hidden. */
  mayQuietly(call: Call): boolean
  denials(): readonly Denial[]
  /** Rights of roles, by whether anything has used them. */
  rights(): readonly (Right & { readonly isUsed: boolean })[]
}

const RoleOf = z.object({ Roles: z.array(z.string()), PolicyName: z.string(), PolicyDocument: z.unknown() })
const Inline = z.array(z.object({ PolicyName: z.string(), PolicyDocument: z.unknown() })).default([])

/** Judges by the synthesised policies; remembers denials and uses. */
export function judge(resources: readonly Resource[], operator = ''): Judge {
  const roles = rolePolicies(resources)
  const others = resourcePolicies(resources)
  const denials = new Map<string, Denial>()
  const used = new Set<string>()

  function verdict(call: Call): string | null {
    if (operator !== '' && call.principal === operator) return null
    const own = roles.get(call.principal)
    const theirs = others.filter(({ over }) => over.some((one) => matches(one, call.resource)))
    const said = theirs.map(({ policy, over }) => evaluate([policy], call, over[0]))
    const mine = evaluate(own ?? [], call)
    const all = [...said, mine]
    const denied = all.find(({ kind }) => kind === 'denied')
    if (denied?.kind === 'denied') return `an explicit deny in ${denied.by.policy}`
    const unknown = all.find(({ kind }) => kind === 'unknown')
    if (unknown?.kind === 'unknown') return `what the evaluator does not know: ${unknown.why}`
    // A key's own policy must admit its account.
    // https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
    const isKey = call.action.startsWith('kms:')
    if (isKey && !said.some(({ kind }) => kind === 'allowed')) return 'the key policy does not name the caller'
    if (mine.kind === 'allowed') for (const right of mine.by) used.add(keyOf(right))
    if (mine.kind === 'allowed' || (!isKey && said.some(({ kind }) => kind === 'allowed'))) return null
    return own ? 'no policy of the role allows it' : 'no policy of the resource allows it'
  }
  return {
    mayQuietly: (call) => verdict(call) === null,
    may(call) {
      const why = verdict(call)
      if (why === null) return true
      const key = `${call.principal} ${call.action} ${call.resource} ${why}`
      const denial = denials.get(key) ?? { ...call, why, times: 0 }
      denial.times += 1
      denials.set(key, denial)
      return false
    },
    denials: () => [...denials.values()],
    rights: () =>
      [...roles.values()]
        .flat()
        .flatMap(rightsOf)
        .map((right) => ({ ...right, isUsed: used.has(keyOf(right)) })),
  }
}

const keyOf = ({ policy, action, resource }: Right) => `${policy} ${action} ${resource}`

const rightsOf = ({ name, statements }: Policy): readonly Right[] =>
  statements
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action, Resource = [] }) =>
      Action.flatMap((action) => Resource.map((resource) => ({ policy: name, action, resource }))),
    )

function rolePolicies(resources: readonly Resource[]): ReadonlyMap<string, readonly Policy[]> {
  const attached = resources
    .filter(({ type }) => type === 'AWS::IAM::Policy')
    .map(({ properties }) => RoleOf.parse(properties))
  const roles = resources.filter(({ type }) => type === 'AWS::IAM::Role')
  return new Map(
    roles.map(({ ref, attributes, properties }) => {
      const inline = Inline.parse(properties['Policies'])
      const own = [...attached.filter(({ Roles }) => Roles.includes(ref)), ...inline]
      // Vendor's managed policies are in no template, so unknown.
      const managed = z.array(z.string()).default([]).parse(properties['ManagedPolicyArns'])
      return [
        attributes['Arn'] ?? '',
        [
          ...own.map(({ PolicyName, PolicyDocument }) => readPolicy(`${ref}/${PolicyName}`, PolicyDocument)),
          ...managed.map((name): Policy => ({ name: `${ref}/${name}`, statements: [], unknown: [name] })),
        ],
      ]
    }),
  )
}
