import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Caller } from './caller.ts'
import { answeredOr, jsonAsk } from './json-call.ts'

export type Attribute = { readonly S?: string; readonly N?: string; readonly BOOL?: boolean }
export type Attributes = Record<string, Attribute>
export type Reason = { readonly Code?: string; readonly Item?: Attributes }

type Answer = {
  readonly Item?: Attributes
  readonly Items?: readonly Attributes[]
  readonly Count?: number
  readonly LastEvaluatedKey?: Attributes
  readonly CancellationReasons?: readonly Reason[]
}
export type Reply = { readonly answer: Answer; readonly refused: string | null }

export type Dynamo = {
  /** Answers; a refusal is thrown, its name the cause. */
  send(operation: string, input: object): Promise<Answer>
  /** Answers, or names the refusal. */
  ask(operation: string, input: object): Promise<Reply>
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
  return {
    async send(operation, input) {
      return Answered.parse(answeredOr(await ask(operation, input), `dynamodb ${operation}`))
    },
    async ask(operation, input) {
      const asked = await ask(operation, input)
      return { answer: Answered.parse(asked.answer), refused: asked.kind === 'refused' ? asked.name : null }
    },
  }
}
