import { inclusionProofFor } from '#engine/proof/inclusion.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { trackingCode } from '#engine/views/tracking.ts'
import { toBase64, toHex } from '#ledger/bytes.ts'
import { entryHash } from '#ledger/entry.ts'
import { ReceiptPage } from '#web/applicant/receipt-page.tsx'
import { paths } from '#web/paths.ts'
import { type Opened, openCase } from '../case/cases.ts'
import { calendarReply, duesOf } from '../case/ics.ts'
import { acting, sideOfCase } from '../case/side.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { notFound, page, type Reply } from '../door/reply.ts'

/** Papers to take home: receipt, proof, calendar days. */
export const receiptRoutes: readonly Route[] = [
  { method: 'GET', path: '/my/cases/{id}/receipt', run: own(receipt, isFiler) },
  {
    method: 'GET',
    path: '/my/cases/{id}/proof',
    run: own(async (ask, engine, { file }) => {
      const proof = await inclusionProofFor(engine, file.id, 1)
      return proof === null ? notFound(ask) : download(`receipt-${file.number}.json`, JSON.stringify(proof, null, 2))
    }, isFiler),
  },
  {
    method: 'GET',
    path: '/my/cases/{id}/dates',
    run: own(async (ask, engine, { file, view }) => calendarReply(ask, engine, datesOf(file), duesOf(view))),
  },
]

const datesOf = ({ id, number, seq }: CaseFile) => ({ id, label: number, path: paths.myCase(id), version: seq })

type May = (ask: Signed, one: Opened) => boolean

/** Keeps the receipt's code to its filer. */
function isFiler({ person }: Signed, { file }: Opened): boolean {
  return file.applicant === person.id
}

/** Copy for the counter's visitor, with the code. */
export async function printedReceipt(ask: Signed, engine: Engine): Promise<Reply> {
  const one = await openCase(engine, ask.person, ask.params['id'] ?? '', 'case.receipt')
  return one && isFiler(ask, one) ? receipt(ask, engine, one, false) : notFound(ask)
}

function own(run: (ask: Signed, engine: Engine, one: Opened) => Promise<Reply>, may: May = () => true) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const one = await openCase(engine, ask.person, ask.params['id'] ?? '')
    const side = one && sideOfCase(ask.person, one.file)
    return one && side && may(ask, one) ? run(acting(ask, side), engine, one) : notFound(ask)
  }
}

/** Signs the stored log entry at once (ADR 13). */
async function receipt(ask: Signed, engine: Engine, { file, log, record, view }: Opened, isOwn = true): Promise<Reply> {
  const entry = log[0]?.entry
  if (!entry) return notFound(ask)
  const hash = entryHash(entry, engine.crypto.sha256)
  return page(
    <ReceiptPage
      shell={ask.shell}
      receipt={{
        id: file.id,
        number: file.number,
        receivedAt: file.openedAt,
        marked: record?.overlays.disputedBy.includes(file.id) ?? false,
        isOwn,
        counter: view.counter ?? null,
        sent: view,
        of: view,
        proof: {
          hash: toHex(hash),
          signature: toBase64(await engine.crypto.sign(hash)),
          sealed: (await inclusionProofFor(engine, file.id, 1)) !== null,
        },
        code: await trackingCode(engine, file.id),
      }}
    />,
  )
}

const download = (name: string, body: string): Reply => ({
  statusCode: 200,
  headers: {
    'content-type': 'application/json',
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  },
  body,
})
