import { publisher } from '#functions/stream/publisher.ts'
import { fire } from '#functions/workflow/fire.ts'
import { openTools } from './tools.ts'

export const handler = fire(await openTools(publisher))
