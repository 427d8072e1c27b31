import { randomBytes } from 'node:crypto'

type Settle = { done(output: unknown): void; failed(error: string, cause: string): void }
export type Answer = { readonly kind: 'taken' } | { readonly kind: 'InvalidToken' } | { readonly kind: 'TaskTimedOut' }
export type Tokens = {
  /** A new one for each try of a task. */
  issue(): string
  /** The token that a task's input carries. */
  within(input: unknown): string | undefined
  /** Waits for the token's answer. */
  waitFor(token: string, machine: string, settle: Settle): void
  /** The machine whose task waits by it. */
  machineOf(token: string): string | undefined
  answer(token: string, how: (settle: Settle) => void): Answer
  /** Nobody waits any more. */
  drop(token: string): void
}

/**
 * Task tokens, refused once answered or expired.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
 */
export function tokens(): Tokens {
  const issued = new Set<string>()
  const waiting = new Map<string, { readonly machine: string; readonly settle: Settle }>()
  // Answers may come before the tokened function has returned.
  const early = new Map<string, (settle: Settle) => void>()
  const machines = new Map<string, string>()
  return {
    issue() {
      const token = `AQCkAAAAKgAAAAMA${randomBytes(24).toString('hex')}`
      issued.add(token)
      return token
    },
    within: (input) => /AQCkAAAAKgAAAAMA[0-9a-f]{48}/.exec(JSON.stringify(input))?.[0],
    waitFor(token, machine, settle) {
      machines.set(token, machine)
      const how = early.get(token)
      if (how) how(settle)
      else waiting.set(token, { machine, settle })
    },
    machineOf: (token) => machines.get(token),
    answer(token, how) {
      if (!issued.has(token)) return { kind: 'InvalidToken' }
      const found = waiting.get(token)
      if (!found && (early.has(token) || machines.has(token))) return { kind: 'TaskTimedOut' }
      waiting.delete(token)
      if (found) how(found.settle)
      else early.set(token, how)
      return { kind: 'taken' }
    },
    drop(token) {
      waiting.delete(token)
      if (!machines.has(token)) machines.set(token, '')
    },
  }
}
