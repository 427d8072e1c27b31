import { consentGiven } from '#engine/case/consent.ts'
import { caseLog } from '#engine/case/log-kinds.ts'
import { isInForce } from '#engine/people/mandate.ts'
import { mandatesFor } from '#engine/people/mandates.ts'
import { contactsOf } from '#engine/people/subject-contact.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { shanghaiDay } from '#law/day.ts'

/** False once it is an agent's whose mandate is over. */
export async function addressHolds(engine: Pick<Engine, 'table' | 'clock'>, file: CaseFile): Promise<boolean> {
  if (await isFiledByItself(engine, file)) return true
  return (await filerMayKnow(engine, file)) || (await isGivenSince(engine, file))
}

/** The first entry names the mandate of an agent. */
async function isFiledByItself({ table }: Pick<Engine, 'table'>, { id }: CaseFile): Promise<boolean> {
  const [first] = await caseLog(table, { id, seq: 1 })
  return first?.payload !== undefined && first.payload.data.actor.mandate === undefined
}

async function filerMayKnow(
  engine: Pick<Engine, 'table' | 'clock'>,
  { subject, applicant, recordId }: CaseFile,
): Promise<boolean> {
  const given = (await mandatesFor(engine, subject)).map(({ mandate }) => mandate)
  const today = shanghaiDay(engine.clock.now())
  for (const agent of new Set(given.map((one) => one.agent))) {
    const accounts = await contactsOf(engine, agent)
    if (!accounts.some(({ person }) => person === applicant)) continue
    const covers = (records: readonly string[] | null) =>
      records === null || (recordId !== null && records.includes(recordId))
    return given.some((one) => one.agent === agent && isInForce(one, today) && covers(one.records))
  }
  return true
}

/** Another than the agent chose the address later. */
async function isGivenSince({ table }: Pick<Engine, 'table'>, { id, seq, applicant }: CaseFile): Promise<boolean> {
  const given = (await caseLog(table, { id, seq })).findLast(({ entry }) => entry.type === consentGiven)
  return given?.payload ? given.payload.data.actor.id !== applicant : false
}
