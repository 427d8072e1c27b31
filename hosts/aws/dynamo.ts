import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Key } from '#engine/store/ports.ts'
import type { Caller } from './caller.ts'
import { gatheredReads } from './gathered-reads.ts'
import { answeredOr, jsonAsk } from './json-call.ts'

export type Attribute = { readonly S?: string; readonly N?: string; readonly B?: string; readonly BOOL?: boolean }
export type Attributes = Record<string, Attribute>
export type Reason = { readonly Code?: string; readonly Item?: Attributes }

type Answer = {
  readonly Item?: Attributes
  readonly Items?: readonly Attributes[]
  readonly Count?: number
  readonly LastEvaluatedKey?: Attributes
  readonly CancellationReasons?: readonly Reason[]
  readonly Responses?: Readonly<Record<string, readonly Attributes[]>>
  readonly UnprocessedKeys?: Readonly<Record<string, { readonly Keys: readonly Attributes[] }>>
}
export type Reply = { readonly answer: Answer; readonly refused: string | null }

export type Dynamo = {
  /** Answers; a refusal is thrown, its name the cause. */
  send(operation: string, input: object): Promise<Answer>
  /** Answers, or names the refusal. */
  ask(operation: string, input: object): Promise<Reply>
  /** Item as it stands; gathers what one turn asks. */
  get(table: string, key: Key): Promise<Attributes | undefined>
}

/** Attributes are checked where they are read (item.ts). */
const Answered = z.custom<Answer>()

/** DynamoDB without its client. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html */
export function dynamo(caller: Caller): Dynamo {
  const ask = (operation: string, input: object) =>
    // The token makes a second try the same transaction.
    // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
    jsonAsk(
      caller,
      'dynamodb',
      operation,
      operation === 'TransactWriteItems' ? { ClientRequestToken: randomUUID(), ...input } : input,
    )
  const send = async (operation: string, input: object) =>
    Answered.parse(answeredOr(await ask(operation, input), `dynamodb ${operation}`))
  const reads = new Map<string, ReturnType<typeof gatheredReads>>()
  return {
    send,
    get(table, key) {
      const read = reads.get(table) ?? gatheredReads(send, table)
      reads.set(table, read)
      return read(key)
    },
    async ask(operation, input) {
      const asked = await ask(operation, input)
      return { answer: Answered.parse(asked.answer), refused: asked.kind === 'refused' ? asked.name : null }
    },
  }
}
