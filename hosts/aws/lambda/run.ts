import { publisher } from '#functions/stream/publisher.ts'
import { run } from '#functions/workflow/run.ts'
import { openTools } from './tools.ts'

export const handler = run(await openTools(publisher))
