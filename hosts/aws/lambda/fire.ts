import { publishRecord } from '#functions/stream/publish.tsx'
import { fire } from '#functions/workflow/fire.ts'
import { openTools } from './tools.ts'

export const handler = fire(await openTools((engine) => (id) => publishRecord(engine, id)))
