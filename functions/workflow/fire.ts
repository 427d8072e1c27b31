import { wakeCase } from '#engine/wake.ts'
import { type Call, followed, type Position, position } from './position.ts'
import type { WorkflowTools } from './tools.ts'

/** The time an execution waited for is over: what is due is done, unless the case has moved on already. */
export const fire =
  ({ engine, publish }: WorkflowTools) =>
  async (call: Call): Promise<Position> => {
    const before = await followed(engine.table, call, engine.clock.now())
    if (before.next) return before.next
    await wakeCase(engine, call.caseId, publish)
    const { file, next } = await followed(engine.table, call, engine.clock.now())
    return next ?? position(file, engine.clock.now())
  }
