import type { DynamoDBStreamEvent } from 'aws-lambda'
import { consumers } from '#engine/consumers.ts'
import { writeFeed } from '#engine/feed-files.ts'
import { followRow } from '#engine/follow.ts'
import { publisher } from '#functions/stream/publisher.ts'
import { ring, ringParked } from '#functions/workflow/ring.ts'
import { environment } from '../environment.ts'
import { logRows } from './log-rows.ts'
import { openTools } from './tools.ts'

const tools = await openTools(publisher)
const bell = environment(process.env).REDRESS_MODE === 'wait' ? (id: string) => ring(tools)(id) : ringParked(tools)

/** Each entry of the log asks for its letters and its public files; then the execution that waits is told. */
export async function handler(event: DynamoDBStreamEvent): Promise<void> {
  for (const row of logRows(event)) {
    await followRow(tools.engine, row, tools.publish)
    for (const { wants, take } of Object.values(consumers)) if (wants(row)) await take(tools.engine, row)
    const [kind, id] = row.pk.split('#')
    if (kind === 'case' && id) await bell(id, Number(row.sk.split('#')[1]))
  }
  await writeFeed(tools.engine)
}
