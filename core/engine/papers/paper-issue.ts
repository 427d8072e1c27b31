import type { Issued, LogRow } from '#engine/case/log-item.ts'
import { caseLog } from '#engine/case/log-kinds.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseNumber, newId } from '#engine/store/id.ts'
import { actingId } from '#engine/store/names.ts'
import type { Item, Table, Write } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import { toHex } from '#ledger/bytes.ts'
import { canonical } from '#ledger/canonical.ts'
import type { Contact } from '#workflows/contract/item.ts'
import type { PaperKind, PaperOrder } from '#workflows/contract/paper.ts'
import { type Paper, paperId, paperItem, paperKey } from './paper.ts'
import { type Issuing, paperFacts } from './paper-facts.ts'
import { paperOf } from './paper-kind.ts'
import type { Numbers } from './paper-number.ts'
import { servedBy } from './paper-service.ts'
import { papersFrom } from './supervision-order.ts'
import { unservedBy } from './unserved.ts'

/** Papers that an entry issues, numbered by `drawn`, and those it serves. */
export async function paperWrites(
  engine: Engine,
  issuing: Issuing,
  drawn: Numbers,
): Promise<{ readonly issued: readonly Issued[]; readonly writes: readonly Write[] }> {
  const { file, event } = issuing
  const orders = ordersOf(engine, issuing)
  const told = servedBy(event) ?? unservedBy(event)
  if (orders.length === 0 && told === null) return { issued: [], writes: [] }
  // One look after a mail; pages have read log and papers.
  const there = told ? await papersOf(engine.table, file.id) : await papersBefore(engine.table, file)
  const wanted = wantedOf(
    engine,
    orders,
    there.map((item) => paperOf(item).facts.kind),
  )
  await drawn.ahead(wanted.flatMap(({ by, series }) => (series ? { unit: actingId(engine, by), series } : [])))
  const papers: Paper[] = []
  for (const asked of wanted) {
    // The successor of a unit signs and numbers as itself.
    const order = { ...asked, by: actingId(engine, asked.by) }
    const number = order.series === null ? null : await drawn.next(order.by, order.series)
    papers.push(issue(engine, issuing, order, { number, n: papers.length }))
  }
  return {
    issued: papers.map(({ id, hash, facts, unit }, n) => ({
      ...{ id, kind: facts.kind, number: facts.number, hash },
      ...(unit !== wanted[n]?.by && { by: unit }),
    })),
    writes: [
      ...drawn.writes(),
      ...papers.map((paper): Write => ({ put: paperItem(paper, 1, event.at), when: 'absent' })),
      ...(told === null ? [] : there.flatMap((item) => told(item))),
    ],
  }
}

/** Papers asked by an entry; a step done elsewhere had its own. */
export const ordersOf = (
  engine: Pick<Engine, 'deployment'>,
  { procedure, file, event }: Pick<Issuing, 'procedure' | 'file' | 'event'>,
): readonly PaperOrder[] =>
  event.imported ? [] : papersFrom(engine, procedure, event, file.data, file.state, file.subject)

/** Orders without single papers issued before; `there`: the case's kinds. */
export const wantedOf = (
  engine: Pick<Engine, 'deployment'>,
  orders: readonly PaperOrder[],
  there: readonly PaperKind[],
): readonly PaperOrder[] =>
  orders.filter(({ once, kind }) => !(once && there.includes(kind))).map((order) => signed(engine, order))

/** Flag L23: platform or deciding unit signs; unsettled, the latter. */
const signed = ({ deployment }: Pick<Engine, 'deployment'>, order: PaperOrder): PaperOrder =>
  deployment.flags['L23'] === 'platform' ? { ...order, by: order.toldBy ?? order.by } : order

/** Every paper of a case, oldest first. */
export async function papersOf(table: Table, caseId: string): Promise<readonly Item[]> {
  const query = { index: 'main', pk: `case#${caseId}`, prefix: 'paper#' } as const
  return readAll(table, query)
}

/** The same by its log; by the list after an erasure. */
export async function papersNamed(
  table: Table,
  caseId: string,
  log: readonly Pick<LogRow, 'payload'>[],
): Promise<readonly Item[]> {
  if (log.some(({ payload }) => payload === undefined)) return papersOf(table, caseId)
  const ids = log.flatMap(({ payload }) => payload?.data.papers?.map(({ id }) => id) ?? [])
  const items = await Promise.all(ids.map((id) => table.get(paperKey(caseId, id))))
  return items.filter((item) => item !== undefined)
}

const papersBefore = async (table: Table, { id, seq }: CaseFile): Promise<readonly Item[]> =>
  papersNamed(table, id, await caseLog(table, { id, seq: seq - 1 }))

function issue(
  engine: Engine,
  issuing: Issuing,
  order: PaperOrder,
  { number, n }: { readonly number: string | null; readonly n: number },
): Paper {
  const { procedure, file, event } = issuing
  const facts = paperFacts(engine, issuing, order, number)
  const contact: Contact | null = procedure.pages.show(file.data).contact
  const toUnit = order.to === 'applicant' ? null : order.to.unit
  return {
    id: paperId(file.seq, n),
    caseId: file.id,
    seq: file.seq,
    subject: file.subject,
    unit: order.by,
    toUnit,
    notice: order.notice,
    issuedAt: event.at,
    verify: { number: caseNumber(file.area, event.at, engine.crypto), code: newId(engine.crypto).slice(0, 8) },
    facts,
    hash: toHex(engine.crypto.sha256(new TextEncoder().encode(canonical(facts)))),
    file: null,
    electronic: { address: contact?.email ?? '', consent: contact?.consentElectronic ?? false },
    service: [],
    served: null,
  }
}
