import { wakeCase } from '#engine/run/wake.ts'
import { Fault } from '#law/fault.ts'
import { type Call, followed } from './position.ts'
import { awaitToken, keepToken } from './token.ts'
import type { WorkflowTools } from './tools.ts'

type Waiting = Call & { readonly token: string }

const attempts = 6

/** Keeps the token of a wait, or answers at once if due. */
export const enter =
  (tools: WorkflowTools) =>
  async ({ token, ...call }: Waiting): Promise<void> => {
    const { engine, publish } = tools
    engine.begin?.()
    const { table, clock } = engine
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      // Read in one turn with the case.
      if (engine.begin) awaitToken(table, call.caseId)
      const { item, file, next } = await followed(table, call, clock.now())
      if (next) {
        await tools.answer(token, next)
        return
      }
      const isDue = file.wakeAt !== null && file.wakeAt <= clock.now()
      if (isDue && (await wakeCase(engine, call.caseId, publish))) continue
      if (await keepToken(table, call.caseId, { token, seq: call.seq }, item.v)) return
    }
    throw new Fault('contention', `case ${call.caseId} kept moving`)
  }
