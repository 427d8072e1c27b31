import type { Consumer } from '#engine/run/consume.ts'
import { ring, ringParked } from './ring.ts'
import type { WorkflowTools } from './tools.ts'

/** Executions follow the journal like everything else, from a bookmark of their own. */
export function executionsFollower(tools: WorkflowTools, mode: 'wait' | 'park'): Consumer {
  const bell = mode === 'wait' ? ring(tools) : ringParked(tools)
  return {
    wants: ({ pk }) => pk.startsWith('case#'),
    take: (_engine, { pk, sk }) => bell(pk.slice('case#'.length), Number(sk.split('#')[1])),
  }
}
