import { refusal, type ServiceReply } from '../wire/service.ts'

/** Faults on request. */
export type Faults = {
  isS3Down(): boolean
  /** An answer of the table instead of its own. */
  onTable(operation: string): ServiceReply | null
  /** True to kill the process after its answer. */
  isKilled(name: string): boolean
  /** True to kill a writer unanswered. https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html */
  isCut(operation: string): boolean
  /** True while no concurrency is reserved. https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html */
  isCrowded(): boolean
  /** Deliveries of each batch. */
  rings(): number
  isStreamOut(): boolean
  /** Milliseconds by which records count as older. */
  aged(): number
  set(wanted: Readonly<Record<string, number | string>>): void
}

type Wanted = {
  /** Of a hundred calls. */
  throttle: number
  conflict: number
  s3: number
  lost: number
  doubled: number
  /** A function, or `*`. */
  killed: string
  /** Of a hundred invocations of those that are killed. */
  kills: number
  /** Of a hundred transactions, whoever wrote. */
  cuts: number
  crowded: number
  streamOut: number
  agedHours: number
}
export const none: Wanted = {
  ...{ throttle: 0, conflict: 0, s3: 0, lost: 0, doubled: 0, killed: '', kills: 100, cuts: 0, crowded: 0 },
  ...{ streamOut: 0, agedHours: 0 },
}

/** Faults by the hundred, from given chance. */
export function noFaults(chance: () => number = Math.random): Faults {
  const wanted: Wanted = { ...none }
  const of = (hundredth: number) => chance() * 100 < hundredth
  return {
    isS3Down: () => of(wanted.s3),
    onTable(operation) {
      if (of(wanted.throttle)) return throttled
      return operation === 'TransactWriteItems' && of(wanted.conflict) ? conflict : null
    },
    isKilled: (name) => (wanted.killed === '*' || wanted.killed === name) && of(wanted.kills),
    isCut: (operation) => operation === 'TransactWriteItems' && of(wanted.cuts),
    isCrowded: () => wanted.crowded > 0,
    rings: () => (of(wanted.lost) ? 0 : of(wanted.doubled) ? 2 : 1),
    isStreamOut: () => wanted.streamOut > 0,
    aged: () => wanted.agedHours * 3_600_000,
    set(given) {
      for (const [name, value] of Object.entries(given)) {
        if (!(name in none)) throw new Error(`no fault is called ${name}: ${Object.keys(none).join(', ')}`)
        const number = Number(value)
        if (name !== 'killed' && !(number >= 0)) throw new Error(`${name} takes a number and not ${value}`)
        Object.assign(wanted, { [name]: name === 'killed' ? value : number })
      }
    },
  }
}

const space = 'com.amazonaws.dynamodb.v20120810#'

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
const throttled = refusal(400, `${space}ThrottlingException`, 'Rate of requests exceeds the allowed throughput.')

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html */
const conflict: ServiceReply = {
  status: 400,
  body: JSON.stringify({
    __type: `${space}TransactionCanceledException`,
    Message: 'Transaction cancelled, please refer cancellation reasons for specific reasons [TransactionConflict]',
    CancellationReasons: [{ Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' }],
  }),
}
