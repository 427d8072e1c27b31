import { fire } from './fire.ts'
import type { WorkflowTools } from './tools.ts'

/** Runs a service state's task, like a moment that is due. */
export const run = (tools: WorkflowTools) => fire(tools)
