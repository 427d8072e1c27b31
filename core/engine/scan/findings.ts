import { system } from '#engine/case/log-item.ts'
import { firstStep } from '#engine/case/step.ts'
import { recordFile } from '#engine/register/register.ts'
import { base32 } from '#engine/store/base32.ts'
import type { Engine } from '#engine/store/engine.ts'
import { heldOn } from '#engine/store/held-items.ts'
import { subjectOf } from '#engine/store/keys.ts'
import { readAll } from '#engine/store/read.ts'
import { shanghaiDay } from '#law/day.ts'
import { platformOf } from '#records/directory.ts'
import type { RecordFile } from '#records/record.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import type { Arising } from '#workflows/contract/arising.ts'

/** Parts that a look needs, read-only too. */
export type ScanStore = Pick<Engine, 'table' | 'procedures' | 'deployment' | 'clock'> & {
  readonly crypto: Pick<Engine['crypto'], 'sha256'>
}

/** Case called for, with procedure and holder. */
export type Finding = {
  readonly procedure: string
  readonly record: RecordFile
  readonly arising: Arising
  readonly caseId: string
  readonly holder: Holder
}

/** Everything that a record calls for by itself today. Writes nothing. */
export async function findingsOn(
  store: ScanStore,
  record: RecordFile,
  recordsOf: RecordsOf = (subject) => recordsOfSubject(store, subject),
): Promise<readonly Finding[]> {
  const { deployment, clock, procedures } = store
  const held = await heldOn(store, record)
  const scanned = {
    today: shanghaiDay(clock.now()),
    flags: deployment.flags,
    beside: (await recordsOf(record.subject.key)).filter(({ id }) => id !== record.id),
    platform: platformOf(deployment.directory)?.id ?? '',
    held: held.map((item) => item.held),
  }
  return Object.values(procedures).flatMap((procedure) =>
    (procedure.arises?.(record, scanned) ?? []).map((arising) => ({
      procedure: procedure.id,
      record,
      arising,
      caseId: caseIdOf(store, procedure.id, record.id, arising),
      holder: holderOf(store, procedure.id, record, arising),
    })),
  )
}

/** The records of one subject, ended ones too. */
async function recordsOfSubject({ table }: Pick<Engine, 'table'>, key: string): Promise<readonly RecordFile[]> {
  const query = { index: 'subject', pk: subjectOf(key), prefix: 'record#' } as const
  const items = await readAll(table, query)
  return items.map(recordFile).filter((record) => record !== null)
}

export type RecordsOf = (subject: string) => Promise<readonly RecordFile[]>

/** Reads a subject's records once for many of them. */
export function rememberedRecords(engine: Pick<Engine, 'table'>): RecordsOf {
  const known = new Map<string, ReturnType<RecordsOf>>()
  return (subject) => {
    const records = known.get(subject) ?? recordsOfSubject(engine, subject)
    known.set(subject, records)
    return records
  }
}

/** Same record, rule and key: the same case. */
export function caseIdOf(
  { crypto }: Pick<ScanStore, 'crypto'>,
  procedure: string,
  recordId: string,
  { rule, key }: Pick<Arising, 'rule' | 'key'>,
  time = 0,
): string {
  const text = JSON.stringify([procedure, recordId, rule, key, time])
  return base32(crypto.sha256(new TextEncoder().encode(text)).slice(0, 16))
}

function holderOf({ procedures, clock }: ScanStore, id: string, record: RecordFile, { data }: Arising): Holder {
  const procedure = procedures[id]
  if (!procedure) return { role: 'system', unit: null }
  const event = {
    type: procedure.parties.opens.event,
    at: clock.now(),
    actor: system,
    data: procedure.parties.opens.data.parse(data),
  }
  const begun = procedure.course.begin(event, record)
  return procedure.parties.holder(firstStep(procedure.course.chart, begun).state, begun)
}
