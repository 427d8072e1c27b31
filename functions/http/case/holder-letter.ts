import { ofChange } from '#engine/feeds/confirmations.ts'
import { copiesOfRecord } from '#engine/feeds/copies.ts'
import { isAstray } from '#engine/feeds/copy-standing.ts'
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
  const platform = platformOf(engine.deployment.directory)
  const copy = (await copiesOfRecord(engine, record.id)).find((one) => one.recipient === recipient)
  const owed = copy?.changes.find((one) => one.seq === seq)
  const { printing } = engine
  if (!copy || !owed || !platform || !printing || !isAstray(owed, engine.clock.now())) return null
  const told = ofChange(engine, copy, owed)
  const mark = printing.seal.mark(platform.id, platform.name.zh)
  const pdf = await printing.printer.print([
    { ...holderLetter(engine, record, told, 'zh'), mark },
    holderLetter(engine, record, told, 'en'),
  ])
  const bytes = await printing.seal.apply(pdf, platform.id)
  return pdfReply(`holder-${recipient}-${record.id}.${seq}`, bytes)
}
