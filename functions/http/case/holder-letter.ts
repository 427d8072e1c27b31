import { type Confirmation, ofChange, ofLifting } from '#engine/feeds/confirmations.ts'
import { copiesOfRecord } from '#engine/feeds/copies.ts'
import { isAstray } from '#engine/feeds/copy-standing.ts'
import { liftingAt } from '#engine/register/measures.ts'
import type { Engine } from '#engine/store/engine.ts'
import { holderLetter } from '#engine/views/holder-letter.ts'
import { platformOf } from '#records/directory.ts'
import type { RecordFile } from '#records/record.ts'
import { pdfReply, type Reply } from '../door/reply.ts'

/** Sealed letter to a holder astray; null: none, or no printer. */
export async function sealedHolderLetter(
  engine: Engine,
  record: RecordFile,
  { recipient, seq }: { readonly recipient: string; readonly seq: number },
): Promise<Reply | null> {
  const copy = (await copiesOfRecord(engine, record.id)).find((one) => one.recipient === recipient)
  const owed = copy?.changes.find((one) => one.seq === seq)
  if (!copy || !owed || !isAstray(owed, engine.clock.now())) return null
  return sealed(engine, record, ofChange(engine, copy, owed))
}

/** The same to a unit that lifts too late. */
export async function sealedLiftingLetter(
  engine: Engine,
  record: RecordFile,
  of: { readonly unit: string; readonly caseId: string },
): Promise<Reply | null> {
  const lifting = await liftingAt(engine, { recordId: record.id, ...of })
  const told = lifting && ofLifting(engine, lifting)
  return told?.standing === 'late' && told.what === 'measures' ? sealed(engine, record, told) : null
}

async function sealed(engine: Engine, record: RecordFile, told: Confirmation): Promise<Reply | null> {
  const platform = platformOf(engine.deployment.directory)
  const { printing } = engine
  if (!platform || !printing) return null
  const mark = printing.seal.mark(platform.id, platform.name.zh)
  const pdf = await printing.printer.print([
    { ...holderLetter(engine, record, told, 'zh'), mark },
    holderLetter(engine, record, told, 'en'),
  ])
  return pdfReply(`holder-${told.unit}-${told.id}`, await printing.seal.apply(pdf, platform.id))
}
