import { procedureOf } from '#engine/case/case-of.ts'
import { taskName } from '#engine/case/decide.ts'
import { Fault } from '#law/fault.ts'
import { followed } from './position.ts'
import { tokenKey, tokenOf } from './token.ts'
import type { WorkflowTools } from './tools.ts'

/** After a commit: the execution that waits is answered. Safe to lose, to repeat and to be late. */
export const ring =
  ({ engine, answer }: WorkflowTools) =>
  async (caseId: string): Promise<void> => {
    const item = await engine.table.get(tokenKey(caseId))
    if (!item) return
    const token = tokenOf(item)
    if (!token) throw new Fault('badToken', caseId)
    const { next } = await followed(engine.table, { caseId, seq: token.seq }, engine.clock.now())
    if (next) await answer(token.token, next)
  }

/** The same where nothing waits: an entry that leads from people to a task starts an execution. */
export const ringParked =
  ({ engine, start }: WorkflowTools) =>
  async (caseId: string, seq: number): Promise<void> => {
    const now = engine.clock.now()
    const { file, next } = await followed(engine.table, { caseId, seq: seq - 1 }, now)
    const before = seq > 1 ? (await followed(engine.table, { caseId, seq: seq - 2 }, now)).next : undefined
    const procedure = procedureOf(engine, file)
    const runs = (state: string) => taskName(procedure, state) !== null
    if (next && runs(next.to) && !(before && runs(before.to))) await start(procedure.id, next)
  }
