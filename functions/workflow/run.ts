import { fire } from './fire.ts'
import type { WorkflowTools } from './tools.ts'

/** Runs the task of a service state: like a moment that is due, for its case wants to be woken at once. */
export const run = (tools: WorkflowTools) => fire(tools)
