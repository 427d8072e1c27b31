import { z } from 'zod'
import { keyShape } from '#engine/store/key-shape.ts'
import { entryKeys, logKey } from '#engine/store/keys.ts'
import type { Table } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import { Doer, exactly, Seat } from '#engine/store/shapes.ts'
import { storedLog } from '#engine/store/stored.ts'
import { Fault } from '#law/fault.ts'
import type { Entry } from '#ledger/entry.ts'
import { RecordFile } from '#records/record.ts'
import { paperKinds } from '#workflows/contract/paper.ts'
import type { Notice } from '#workflows/contract/results.ts'
import { LadderShape } from '#workflows/contract/warnings.ts'
import type { CaseBegun, Issued, LogRow } from './log-item.ts'

export const EntryShape = exactly<Entry>({
  v: z.literal(1),
  id: z.string(),
  seq: z.int().min(1),
  type: z.string(),
  at: z.number(),
  rules: z.string(),
  actor: z.string(),
  payload: z.string(),
  prev: z.string(),
})

const Paper = z.enum(paperKinds)

const Told = exactly<Notice>({
  notice: z.string(),
  to: Seat,
  formal: z.boolean(),
  paper: Paper.exactOptional(),
  inDigest: z.literal(true).exactOptional(),
  gathered: z.literal(true).exactOptional(),
})

const Named = exactly<Issued>({
  ...{ id: z.string(), kind: Paper, number: z.string(), hash: z.string() },
  by: z.string().exactOptional(),
})

const CaseBegan = exactly<CaseBegun>({
  number: z.string(),
  subject: z.string(),
  recordId: z.string().nullable(),
  recordSeq: z.int().exactOptional(),
  targets: z.record(z.string(), z.int()).exactOptional(),
  arisesFrom: z.string().nullable(),
})

/** `event` as its rule read it; gone with an erased payload. */
const Row = exactly<LogRow>({
  entry: EntryShape,
  payload: z
    .strictObject({
      salt: z.string(),
      data: z.strictObject({
        actor: Doer,
        event: z.unknown(),
        state: z.string().nullable(),
        notices: z.array(Told).exactOptional(),
        papers: z.array(Named).exactOptional(),
        ladder: LadderShape.exactOptional(),
        imported: z.strictObject({ on: z.number(), file: z.string(), line: z.int() }).exactOptional(),
        begun: z.union([CaseBegan, RecordFile.omit({ versions: true, seq: true })]).exactOptional(),
      }),
    })
    .exactOptional(),
})

const logOf = (what: string, pk: `${string}#{id}`, index = {}) =>
  storedLog(what, { schema: Row, keys: [keyShape(pk, 'log#{seq}')], index })

const breach = { queue: ['breach#{area}#{month} → {moment}#{id}'] }

/** Log rows by subject; each takes a place in the journal. */
export const logKinds = {
  caseLog: logOf('log of a case', 'case#{id}', breach),
  recordLog: logOf('log of a record', 'record#{id}'),
  noticeLog: logOf('log of a public notice', 'notice#{id}'),
  adminLog: logOf('log of administration', 'admin#{id}'),
  accountLog: logOf('log of an account', 'account#{id}'),
  copyLog: logOf('log of a recipient’s copy of a record', 'copy#{id}'),
  mandateLog: logOf('log of a mandate', 'mandate#{id}'),
}

/** Reads a row of any log. */
export const logRow = storedLog('log row', { schema: Row, keys: [] }).read

/** Rows of one log, oldest first. */
export const logRows = async (table: Pick<Table, 'query'>, pk: string): Promise<readonly LogRow[]> =>
  (await readAll(table, { index: 'main', pk, prefix: 'log#' })).map(logRow)

/** Rows of a case's log, as many as the case has. */
export async function caseLog(
  table: Pick<Table, 'get' | 'query'>,
  file: { readonly id: string; readonly seq: number },
  from = 1,
): Promise<readonly LogRow[]> {
  const keys = entryKeys(file, from)
  const [{ pk, sk }, { sk: to }] = [logKey('case', file.id, from), logKey('case', file.id, file.seq)]
  const items = keys
    ? await Promise.all(keys.map((key) => table.get(key)))
    : await readAll(table, { index: 'main', pk, from: sk, to })
  return items.flatMap((item) => (item ? [logRow(item)] : []))
}

/** Contents of an entry by their shape; throws where they have another. */
export function said<T>(schema: z.ZodType<T>, event: unknown): T {
  const parsed = schema.safeParse(event)
  if (parsed.success) return parsed.data
  throw new Fault('replay.refused', parsed.error.issues.map(({ path }) => path.join('.')).join(', '))
}
