import { procedureOf } from '#engine/case/case-of.ts'
import { taskName } from '#engine/case/decide.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { executionKey, runs, startExecution } from './execution.ts'
import { followed } from './position.ts'
import { forgetToken, tokenKey, tokenOf } from './token.ts'
import type { WorkflowTools } from './tools.ts'

/**
 * Answers the waiting execution after a commit, or starts one. Forgets the token only then. Safe to lose, to repeat
 * and to be late.
 */
export const ring =
  (tools: WorkflowTools) =>
  async (caseId: string, seq: number): Promise<void> => {
    const { table, clock } = tools.engine
    const item = await table.get(tokenKey(caseId))
    if (!item) return seq === 1 ? begun(tools, caseId) : undefined
    const token = tokenOf(item)
    if (!token) return
    const { next, file } = await followed(table, { caseId, seq: token.seq }, clock.now())
    if (!next) return
    if ((await tools.answer(token.token, next)) === 'gone' && !file.closed) await goneOn(tools, file)
    await forgetToken(table, caseId, item, token)
  }

/** Starts another, unless it went on by an earlier answer. */
async function goneOn(tools: WorkflowTools, file: CaseFile): Promise<void> {
  const known = await tools.engine.table.get(executionKey(file.id))
  if (!(await runs(tools, procedureOf(tools.engine, file).id, known))) await startExecution(tools, file, known)
}

/** Starts an execution where people hand over. */
export const ringParked =
  (tools: WorkflowTools) =>
  async (caseId: string, seq: number): Promise<void> => {
    const { engine, start } = tools
    const now = engine.clock.now()
    const { file, next } = await followed(engine.table, { caseId, seq: seq - 1 }, now)
    const before = seq > 1 ? (await followed(engine.table, { caseId, seq: seq - 2 }, now)).next : undefined
    const procedure = procedureOf(engine, file)
    const runs = (state: string) => taskName(procedure, state) !== null
    if (next && runs(next.to) && !(before && runs(before.to))) await start(procedure.id, next, `${caseId}-${seq}`)
  }

async function begun(tools: WorkflowTools, caseId: string): Promise<void> {
  const { table, clock } = tools.engine
  if (await table.get(executionKey(caseId))) return
  const { file, next } = await followed(table, { caseId, seq: 0 }, clock.now())
  if (next && !file.closed) await startExecution(tools, file, undefined, next)
}
