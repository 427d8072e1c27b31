import { wakeCase } from '#engine/run/wake.ts'
import { type Call, followed, type Position, position } from './position.ts'
import type { WorkflowTools } from './tools.ts'

/**
 * The time an execution waited for is over: what is due is done, unless the case has moved on already. What only stands
 * beside a step, such as a paper that was sealed, does not make it wait again.
 */
export const fire =
  ({ engine, publish }: WorkflowTools) =>
  async (call: Call): Promise<Position> => {
    const now = () => engine.clock.now()
    let { next } = await followed(engine.table, call, now())
    let { seq } = call
    while (next?.to === call.state) {
      ;({ seq } = next)
      ;({ next } = await followed(engine.table, { ...call, seq }, now()))
    }
    if (next) return next
    await wakeCase(engine, call.caseId, publish)
    const after = await followed(engine.table, { ...call, seq }, now())
    return after.next ?? position(after.file, now())
  }
