import { confirmationsOf } from '#engine/feeds/confirmations.ts'
import type { Engine } from '#engine/store/engine.ts'
import { whole } from '#engine/store/paged.ts'
import type { RecordFile } from '#records/record.ts'
import { holderSheet } from '#web/parts/case/holder-sheet.ts'
import { sealedHolderLetter, sealedLiftingLetter } from '../case/holder-letter.ts'
import type { SideOf } from '../case/side.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { notFound, type Reply } from '../door/reply.ts'
import { sheet } from '../door/sheet.ts'
import { withRecord } from './reminder-routes.tsx'

/** List of a record's holders, and letters to the silent. */
export const holderRoutes = (base: string, sideOf: SideOf): readonly Route[] => [
  { method: 'GET', path: `${base}/records/{record}/holders.csv`, run: withRecord(sideOf, list) },
  { method: 'GET', path: `${base}/records/{record}/holders/{recipient}/{seq}`, run: withRecord(sideOf, letter) },
]

async function list({ lang }: Signed, engine: Engine, { id }: RecordFile): Promise<Reply> {
  const all = await confirmationsOf(engine, id)
  return sheet(`holders-${id}`, holderSheet(lang), whole(all))
}

async function letter(ask: Signed, engine: Engine, record: RecordFile): Promise<Reply> {
  const { recipient = '', seq = '' } = ask.params
  const reply = /^\d+$/.test(seq)
    ? await sealedHolderLetter(engine, record, { recipient, seq: Number(seq) })
    : await sealedLiftingLetter(engine, record, { unit: recipient, caseId: seq })
  return reply ?? notFound(ask)
}
