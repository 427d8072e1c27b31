import { decidedIn } from '#engine/register/decided-in.ts'
import { kindName, recordTitle } from '#engine/register/record-names.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { bytesOf, toHex } from '#ledger/bytes.ts'
import { canonical } from '#ledger/canonical.ts'
import { catalogue } from '#records/catalogue.ts'
import { holderView } from '#records/publicity/masking.ts'
import { decisionDay, publicity } from '#records/publicity/publicity.ts'
import type { EndReason, RecordFile } from '#records/record.ts'

export type StatementRow = {
  readonly kind: Bilingual
  readonly title: string
  readonly what: string
  readonly decidedOn: Day | null
  readonly until: Day | null
  readonly disputed: boolean
  /** Corrections after objections. */
  readonly corrected: number
  readonly ended: { readonly reason: EndReason; readonly on: Day } | null
}

/** Records of a subject on a day. */
export type StatementView = {
  readonly on: Day
  /** Each kind with its current rows, none too. */
  readonly kinds: readonly { readonly name: Bilingual; readonly n: number }[]
  readonly current: readonly StatementRow[]
  /** Null: the subject lets nobody read them. */
  readonly past: readonly StatementRow[] | null
  /** Of all but the day: two papers alike have it alike. */
  readonly digest: string
}

/** Takes records as given to the public: none is sealed. */
export function statementView(engine: Engine, records: readonly RecordFile[], withPast: boolean): StatementView {
  const on = shanghaiDay(engine.clock.now())
  const now = records.filter((record) => isCurrent(engine, record, on))
  const current = now.map((record) => rowOf(engine, record))
  const past = withPast ? records.filter(hasEnded).map((record) => rowOf(engine, record)) : null
  const kinds = catalogue.kinds
    .map(({ kind, name, adverse }) => ({ name, adverse, n: now.filter((record) => record.kind === kind).length }))
    .filter(({ adverse, n }) => adverse || n > 0)
    .map(({ name, n }) => ({ name, n }))
  const said = { kinds, current, past }
  return { on, ...said, digest: toHex(engine.crypto.sha256(bytesOf(canonical(said)))).slice(0, 16) }
}

/** Public today, or would be, were it no person’s. */
function isCurrent({ deployment }: Engine, record: RecordFile, on: Day): boolean {
  const { why } = publicity(record, on, deployment.flags)
  return why.every((code) => harmless.has(code))
}

const harmless: ReadonlySet<string> = new Set(['reviewL1', 'senderNamesEarlierEnd', 'naturalPerson'])

/** A shielded record is no ended one: it may come back. */
const hasEnded = ({ ended }: RecordFile) => ended !== null && ended.reason !== 'shielded'

function rowOf(engine: Engine, record: RecordFile): StatementRow {
  const { ended, overlays } = record
  const { until } = publicity(record, shanghaiDay(engine.clock.now()), engine.deployment.flags)
  return {
    kind: kindName(record.kind),
    title: recordTitle(record),
    what: decidedIn(record.kind, holderView(record, 'subject').cells).what,
    decidedOn: decisionDay(record),
    until: ended === null ? until : null,
    disputed: overlays.disputedBy.length > 0,
    corrected: record.versions.filter(({ cause }) => cause.kind === 'correction').length,
    ended: ended && { reason: ended.reason, on: ended.on },
  }
}
