import { commit } from '#engine/begin/commit.ts'
import { procedureOf } from '#engine/case/case-of.ts'
import { taskName } from '#engine/case/decide.ts'
import { system } from '#engine/case/log-item.ts'
import { beginningOf } from '#records/normalise.ts'
import { type Call, followed, type Position, position } from './position.ts'
import type { WorkflowTools } from './tools.ts'

type Failed = Call & { readonly error: string }

/** Hands a task that could not be tried to a person. */
export const fail =
  ({ engine }: WorkflowTools) =>
  async ({ error, ...call }: Failed): Promise<Position> => {
    const { file, next } = await followed(engine.table, call, engine.clock.now())
    if (next) return next
    const task = taskName(procedureOf(engine, file), file.state)
    if (task === null) return position(file, engine.clock.now())
    const data = { task, tries: file.task?.tries ?? 0, reason: beginningOf(error, 500) }
    await commit(engine, call.caseId, { type: `xstate.error.actor.${task}`, actor: system, data }, call.seq)
    const after = await followed(engine.table, call, engine.clock.now())
    return after.next ?? position(after.file, engine.clock.now())
  }
