import type { DynamoDBStreamEvent } from 'aws-lambda'
import { seal } from '#engine/proof/seal.ts'
import { openHost } from '../index.ts'
import { sequence } from '../journal.ts'
import { logRows } from './log-rows.ts'

const host = await openHost()

/** The one sequencer: gives new entries their places and seals them. Runs alone. */
export async function handler(event: DynamoDBStreamEvent): Promise<void> {
  await sequence(host.table, logRows(event))
  await seal(host)
}
