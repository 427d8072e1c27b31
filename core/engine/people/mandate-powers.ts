import type { MandateAction, Power } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

/** Powers in one procedure; null: named without one. */
export type PowerGroup = { readonly procedure: string | null; readonly acts: readonly MandateAction[] }

/** In the order in which a mandate names them. */
const acts = [
  'see',
  'file',
  'review',
  'supplement',
  'state',
  'withdraw',
  'consent',
] as const satisfies readonly MandateAction[]

type Procedures = Readonly<Record<string, Procedure>>

/** Older mandates mean their words: 提出异议、申请复核、写本人声明; the rest any case. */
export const asNamed = (procedures: Procedures, powers: readonly Power[]): readonly Power[] =>
  powers.flatMap((power): readonly Power[] => {
    const meant = Object.values(procedures).filter(({ parties }) => parties.unnamed?.some((act) => act === power))
    return meant.length === 0 ? [power] : meant.map(({ id }): Power => `${id}.${power}`)
  })

/** True if powers (`asNamed`) hold a procedure's act. */
export function allows(named: readonly Power[], action: MandateAction, procedure: string | null): boolean {
  if (action === 'see') return named.includes('see')
  if (procedure === null) return false
  return named.includes(`${procedure}.${action}`) || named.includes(action)
}

/** Powers a mandate may name: what applicants do and agents may too. */
export const powersOf = (procedures: Procedures): readonly PowerGroup[] =>
  Object.values(procedures).flatMap((procedure) => {
    const asked = new Set([
      ...(procedure.parties.ways ?? []).flatMap(({ by, mandate }) =>
        by.includes('applicant') && mandate ? [mandate] : [],
      ),
      ...Object.values(procedure.parties.events).flatMap(({ mandate }) => mandate ?? []),
      ...(procedure.parties.opens.mandate ? [procedure.parties.opens.mandate] : []),
    ])
    // Service of papers is asked about in every case.
    const named = asked.size === 0 ? asked : asked.add('consent')
    return named.size === 0 ? [] : [{ procedure: procedure.id, acts: acts.filter((act) => named.has(act)) }]
  })

/** Groups a mandate's powers, for people to read. */
export function grouped(named: readonly Power[]): readonly PowerGroup[] {
  const parts = named.map((power) => {
    const [first = '', act] = power.split('.')
    return act === undefined ? { procedure: null, act: first } : { procedure: first, act }
  })
  return [...Map.groupBy(parts, ({ procedure }) => procedure)].map(([procedure, of]) => ({
    procedure,
    acts: acts.filter((act) => of.some((one) => one.act === act)),
  }))
}
