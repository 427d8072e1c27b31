import { decidedIn, nameOf } from '#engine/register/decided-in.ts'
import { kindName, recordTitle, whyNames } from '#engine/register/record-names.ts'
import { repairView } from '#engine/register/repair-view.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { shanghaiDay } from '#law/day.ts'
import { fieldOf, layoutOf } from '#records/layout.ts'
import { holderView, publicView, type Reader } from '#records/publicity/masking.ts'
import { decisionDay, publicity } from '#records/publicity/publicity.ts'
import { isShielded } from '#records/publicity/shield.ts'
import type { RecordFile } from '#records/record.ts'
import type { RecordView } from './view.ts'

/** A record as its reader may see it, beside the public's view. */
export function recordView(engine: Engine, record: RecordFile, reader: Reader): RecordView {
  const today = shanghaiDay(engine.clock.now())
  const flags = engine.deployment.flags
  const held = holderView(record, reader)
  const seen = publicView(record, today, flags)
  const { shown, from, until, why } = publicity(record, today, flags)
  const computed = layoutOf(record.kind).computed
  return {
    id: record.id,
    kind: record.kind,
    kindName: kindName(record.kind),
    title: recordTitle(record),
    documentNumber: record.documentNumber.raw,
    authority: record.authority.raw,
    subjectName: held.name,
    subjectCode: held.code,
    columns: held.cells.map(({ column, value }) => ({
      code: column,
      name: nameOf(record.kind, column),
      value,
      public: fieldOf(record.kind, column)?.public ?? false,
      disputable: !computed.includes(column),
    })),
    disputed: record.overlays.disputedBy.length > 0,
    statement: record.overlays.statement?.text ?? null,
    versions: versionsOf(record, held.versions),
    decided: { ...decidedIn(record.kind, held.cells), on: decisionDay(record) },
    provider: record.provider.raw,
    arrivedOn: shanghaiDay(record.versions[0]?.at ?? 0),
    shown,
    publicFrom: from,
    publicUntil: until,
    why: why.map(
      (code) => whyNames[code === 'ended' && isShielded(record) ? 'shielded' : code] ?? { zh: code, en: code },
    ),
    ended: record.ended !== null,
    shielded: isShielded(record),
    public: seen,
    openCases: [],
    repair: repairView(engine, record),
    reminded: false,
    confirmations: [],
  }
}

function versionsOf(record: RecordFile, versions: ReturnType<typeof holderView>['versions']): RecordView['versions'] {
  return versions.map(({ n, at, cause, cells }, i) => {
    const before = new Map(versions[i - 1]?.cells.map((cell) => [cell.column, cell.value]) ?? [])
    const changed = i === 0 ? [] : cells.filter(({ column, value }) => before.get(column) !== value)
    return {
      n,
      at,
      cause: versionCauses[cause.kind],
      changed: changed.map(({ column, value }) => ({
        name: nameOf(record.kind, column),
        before: before.get(column) ?? '',
        after: value,
      })),
    }
  })
}

export const versionCauses = {
  import: { zh: '归集', en: 'Imported' },
  correction: { zh: '异议更正', en: 'Corrected on objection' },
  completion: { zh: '单位补全', en: 'Completed by its unit' },
  decisionChanged: { zh: '决定变更', en: 'Decision changed' },
} as const satisfies Record<string, Bilingual>
