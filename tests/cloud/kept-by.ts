import type { DemoCloud } from '#cloud/demo-cloud.ts'
import { letterKind, letterOf } from '#engine/mail/letter-kind.ts'
import { readHead } from '#engine/proof/ledger-head.ts'
import { functionCaller } from '#hosts/aws/caller.ts'
import { type Attributes, dynamo } from '#hosts/aws/dynamo.ts'
import { fromAttributes, outbox } from '#hosts/aws/item.ts'
import { placeOf } from '#hosts/aws/journal.ts'
import { dynamoTable } from '#hosts/aws/table.ts'

/** What stands in the table, read whole by the operator. */
export type Kept = {
  readonly rows: number
  /** Log rows that have no place, or still a mark. */
  readonly unplaced: readonly string[]
  /** Places as they are, in order: 0, 1, 2 … if none is missing or double. */
  readonly places: readonly number[]
  /** Rows that the last checkpoint covers. */
  readonly sealed: number
  /** Letters that did not leave, and how they stand. */
  readonly unsent: readonly string[]
  /** Notices of a case that left, each once. */
  notices(caseId: string): readonly string[]
}

export async function keptBy({ operator }: DemoCloud): Promise<Kept> {
  const client = dynamo(functionCaller(operator))
  const name = operator['REDRESS_TABLE'] ?? ''
  const all: Attributes[] = []
  let start: Attributes | undefined
  do {
    const page = await client.send('Scan', { TableName: name, ...(start && { ExclusiveStartKey: start }) })
    all.push(...(page.Items ?? []))
    start = page.LastEvaluatedKey
  } while (start)
  const sound = all.filter((one) => one['body'] !== undefined)
  const rows = sound.filter((one) => one['log']?.BOOL === true)
  const letters = sound.map(fromAttributes).filter((item) => letterKind.holds(item))
  return {
    rows: rows.length,
    unplaced: rows
      .filter((row) => placeOf(row) === undefined || row[outbox.pk] !== undefined)
      .map(({ pk, sk }) => `${pk?.S} ${sk?.S}`),
    places: rows.map((row) => placeOf(row) ?? -1).toSorted((a, b) => a - b),
    sealed: (await readHead(dynamoTable(client, name)))?.head.frontier.size ?? 0,
    unsent: letters
      .map((item) => ({ item, letter: letterOf(item) }))
      .filter(({ letter }) => letter.state !== 'accepted' && letter.state !== 'dropped')
      .map(({ item, letter }) => `${item.pk} ${item.sk} ${letter.state} ${letter.lastReason}`),
    notices: (caseId) =>
      letters
        .map(letterOf)
        .filter((letter) => letter.caseId === caseId && letter.state === 'accepted')
        .map(({ notice, audience }) => `${notice} to ${audience}`)
        .toSorted(),
  }
}
