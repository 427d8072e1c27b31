import { commit, type Outcome } from '#engine/begin/commit.ts'
import { urge } from '#engine/begin/urge.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { taskName, triesBeforeStalling } from '#engine/case/decide.ts'
import { system } from '#engine/case/log-item.ts'
import { toldOf } from '#engine/feeds/public-feed.ts'
import { serveNotice } from '#engine/mail/post.ts'
import { tellToLift } from '#engine/register/measures.ts'
import { recordFile } from '#engine/register/register.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, recordKey } from '#engine/store/keys.ts'
import { Fault } from '#law/fault.ts'
import { beginningOf } from '#records/normalise.ts'
import type { Urging } from '#workflows/contract/course.ts'

/** Publishes by the host's own means; a record unless it says otherwise. */
export type Publish = (id: string, what?: 'record' | 'notice', anew?: 'anew') => Promise<void>

/** Runs a service state's task; repeated, a case that moved refuses it. */
export async function runTask(engine: Engine, caseId: string, publish: Publish): Promise<Outcome | null> {
  const item = await engine.table.get(caseKey(caseId))
  if (!item) throw new Fault('caseMissing', caseId)
  const file = caseFile(item)
  const procedure = procedureOf(engine, file)
  const name = taskName(procedure, file.state)
  if (name === null || file.closed) return null
  const task = procedure.course.tasks[name]
  if (!task) throw new Fault('unknownTask', name)
  const record = file.recordId === null ? null : recordFile(await engine.table.get(recordKey(file.recordId)))
  const context = {
    caseId,
    key: `${caseId}:${file.seq}`,
    at: engine.clock.now(),
    record,
    publish: (id: string) => publishUntold(engine, id, publish),
    tellToLift: async (units: readonly string[], note: string) =>
      file.recordId === null ? 0 : tellToLift(engine, units, { recordId: file.recordId, caseId, note }),
    urge: (other: string, order: Urging) => urge(engine, other, order, caseId),
    serve: (notice: string) => serveNotice(engine, procedure, file, notice),
  }
  let output: unknown
  try {
    output = await task(file.data, context)
  } catch (cause) {
    // Somebody else is at it; should they die, it is due again.
    if (cause instanceof Fault && cause.code === 'beingServed') return null
    return failed(engine, file, name, cause)
  }
  const done = { type: `xstate.done.actor.${name}`, actor: system, data: output ?? null }
  const outcome = await commit(engine, caseId, done, file.seq)
  const movedOn =
    outcome.kind === 'committed' || outcome.refusal.code === 'movedOn' || outcome.refusal.code === 'closed'
  return movedOn ? outcome : failed(engine, file, name, new Fault(outcome.refusal.code, 'the result was refused'))
}

/** Publishes a version that the feed has not told. */
async function publishUntold(engine: Engine, id: string, publish: Publish): Promise<void> {
  const key = recordKey(id)
  const [item, told] = await Promise.all([engine.table.get(key), toldOf(engine, key)])
  if (told?.change !== 'changed' || told.v !== item?.v) await publish(id)
}

/** The failure is logged; after the last try a person takes over. */
function failed(engine: Engine, file: CaseFile, name: string, cause: unknown): Promise<Outcome> {
  const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
  const tries = (file.task?.tries ?? 0) + 1
  const isForAPerson = cause instanceof Fault && (cause.code === 'awaitsService' || cause.code === 'awaitsSeal')
  const type = tries < triesBeforeStalling && !isForAPerson ? 'task.failed' : `xstate.error.actor.${name}`
  return commit(
    engine,
    file.id,
    { type, actor: system, data: { task: name, tries, reason: beginningOf(reason, 500) } },
    file.seq,
  )
}
