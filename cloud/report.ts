import type { Denial, Judge } from './iam/judge.ts'
import type { Functions } from './lambda/functions.ts'
import type { Queues } from './queues/queues.ts'
import type { Counts } from './serve-calls.ts'
import type { Executions } from './steps/executions.ts'

export type Report = {
  readonly denials: readonly Denial[]
  readonly rights: ReturnType<Judge['rights']>
  readonly functions: Functions['counts']
  /** Executions by how they stand. */
  readonly executions: Readonly<Record<string, number>>
  /** Names of those that run. */
  readonly running: readonly string[]
  /** States that they entered. */
  readonly transitions: number
  /** Messages that lie in each queue. */
  readonly queues: Readonly<Record<string, number>>
  /** Calls by service and operation. */
  readonly calls: Counts
  /** Items and units of the table, by who asked. */
  readonly byFunction: Counts
}
type Parts = {
  readonly judge: Judge
  readonly functions: Functions
  readonly queues: Queues
  readonly executions: Executions
  readonly counts: Counts
  readonly byFunction: Counts
}

/** Report of this world so far. */
export const reportOf = ({ judge, functions, queues, executions, counts, byFunction }: Parts): Report => ({
  denials: judge.denials(),
  rights: judge.rights(),
  functions: functions.counts,
  running: executions.all.filter(({ status }) => status === 'RUNNING').map(({ name }) => name),
  transitions: executions.all.reduce((sum, { transitions }) => sum + transitions, 0),
  executions: Object.fromEntries(
    [...Map.groupBy(executions.all, ({ status }) => status)].map(([status, of]) => [status, of.length]),
  ),
  queues: Object.fromEntries(queues.all.map(({ name, messages }) => [name, messages.length])),
  calls: { ...counts },
  byFunction: { ...byFunction },
})

/** The same in lines for a person. */
export function reportText({ denials, rights, functions, queues, executions, calls }: Report): string {
  const unused = rights.filter(({ isUsed }) => !isUsed)
  const lines = [
    `${denials.length} denied`,
    ...denials.map(
      ({ principal, action, resource, why, times }) =>
        `  ${times} × ${short(principal)}: ${action} on ${resource}: ${why}`,
    ),
    `${unused.length} rights not used`,
    ...grouped(unused),
    ...Object.entries(functions).map(
      ([name, { invocations, errors, coldStarts, megabytes }]) =>
        `${name}: ${invocations} invocations, ${errors} errors, ${coldStarts} cold starts, ${megabytes} MB at most`,
    ),
    ...Object.entries(executions).map(([status, count]) => `executions ${status}: ${count}`),
    ...Object.entries(queues).map(([name, count]) => `${name}: ${count} messages`),
    ...Object.entries(calls).map(([name, count]) => `${name}: ${count} calls`),
  ]
  return `${lines.join('\n')}\n`
}

const short = (arn: string) => arn.split(':').at(-1)

/** Line a role: actions by resources left unused. */
function grouped(unused: Report['rights']): readonly string[] {
  const roles = Map.groupBy(unused, ({ policy }) => policy.split('/')[0] ?? '')
  return [...roles].map(([role, rights]) => {
    const actions = Map.groupBy(rights, ({ action }) => action)
    const told = [...actions].map(
      ([action, of]) => `${action} (${of.map(({ resource }) => short(resource)).join(' ')})`,
    )
    return `  ${role}: ${told.join(', ')}`
  })
}
