import { recordAhead } from '#engine/register/record-ahead.ts'
import { wakeCase } from '#engine/run/wake.ts'
import { type Call, followed, type Position, position } from './position.ts'
import type { WorkflowTools } from './tools.ts'

/**
 * Does what is due after a wait, unless the case moved on. Entries beside a step, such as a sealed paper, start no new
 * wait.
 */
export const fire =
  ({ engine, publish }: WorkflowTools) =>
  async (call: Call): Promise<Position> => {
    engine.begin?.()
    recordAhead(engine, call.caseId)
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
