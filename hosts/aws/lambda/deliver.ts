import type { DynamoDBStreamEvent } from 'aws-lambda'
import { writeFeed } from '#engine/feeds/feed-files.ts'
import { consumers } from '#engine/run/consumers.ts'
import { followRow } from '#engine/run/follow.ts'
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
