import { publishRecord } from '#functions/stream/publish.tsx'
import { run } from '#functions/workflow/run.ts'
import { openTools } from './tools.ts'

export const handler = run(await openTools((engine) => (id) => publishRecord(engine, id)))
