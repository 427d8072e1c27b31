import type { Consumer } from '#engine/run/consume.ts'
import { kindOf } from '#engine/run/kind-of.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { ring, ringParked } from './ring.ts'
import type { WorkflowTools } from './tools.ts'

/** Executions follow the journal, by their own bookmark. */
export function executionsFollower(tools: WorkflowTools, mode: 'wait' | 'park'): Consumer {
  const bell = mode === 'wait' ? ring(tools) : ringParked(tools)
  return {
    wants: (row) => kindOf(row) === 'caseLog',
    take: (_engine, row) => {
      const { id, seq } = entryOf(row)
      return bell(id, seq)
    },
  }
}
