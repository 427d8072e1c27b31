import { consentGiven, reachedIn } from '#engine/case/consent.ts'
import { caseLog } from '#engine/case/log-kinds.ts'
import { isInForce } from '#engine/people/mandate.ts'
import { mandatesFor } from '#engine/people/mandates.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { shanghaiDay } from '#law/day.ts'

/** Principal told in its former agent's place; null: the address holds. */
export async function principalInstead(
  engine: Pick<Engine, 'table' | 'clock'>,
  file: CaseFile,
): Promise<string | null> {
  if (await isItsOwn(engine, file)) return null
  const all = (await mandatesFor(engine, file.subject)).map(({ mandate }) => mandate)
  // Most subjects have no agent, and their log stays unread.
  const id = all.length === 0 ? undefined : await mandateOfAddress(engine, file)
  if (id === undefined) return null
  const named = all.find((one) => one.id === id)
  const today = shanghaiDay(engine.clock.now())
  const covers = (records: readonly string[] | null) =>
    records === null || (file.recordId !== null && records.includes(file.recordId))
  const holds = all.some((one) => one.agent === named?.agent && isInForce(one, today) && covers(one.records))
  return holds ? null : (named?.subjectName ?? '')
}

/** Filed without an agent, and the address is still the one filed. */
async function isItsOwn({ table }: Pick<Engine, 'table'>, { id, data }: CaseFile): Promise<boolean> {
  const [first] = await caseLog(table, { id, seq: 1 })
  const opening = first?.payload?.data
  const [was, now] = [reachedIn(opening?.event), reachedIn(data)]
  return opening?.actor.mandate === undefined && was !== null && was.email === now?.email && was.phone === now.phone
}

/** Mandate of whoever gave the address last. */
async function mandateOfAddress({ table }: Pick<Engine, 'table'>, { id, seq }: CaseFile): Promise<string | undefined> {
  const log = await caseLog(table, { id, seq })
  const given = log.findLast(({ entry }) => entry.type === consentGiven) ?? log[0]
  return given?.payload?.data.actor.mandate
}
