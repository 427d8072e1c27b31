import { shanghaiDay } from '#law/day.ts'
import { entryOf } from '#records/catalogue.ts'
import { fieldOf, layoutOf } from '#records/layout.ts'
import { holderView, publicView, type Reader } from '#records/masking.ts'
import { publicity } from '#records/publicity.ts'
import type { RecordFile } from '#records/record.ts'
import { isShielded } from '#records/shield.ts'
import type { Bilingual } from '#workflows/procedure.ts'
import type { Engine } from './engine.ts'
import { repairView } from './repair-view.ts'
import type { RecordView } from './view.ts'

export const recordTitle = (record: RecordFile): string => `${record.authority.raw} ${record.documentNumber.raw}`

/** A record as its subject, a holding unit or the auditor sees it: every column they may, beside what the public sees. */
export function recordView(engine: Engine, record: RecordFile, reader: Reader): RecordView {
  const today = shanghaiDay(engine.clock.now())
  const flags = engine.deployment.flags
  const held = holderView(record, reader)
  const seen = publicView(record, today, flags)
  const { shown, until, why } = publicity(record, today, flags)
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
    shown,
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
      cause: causes[cause.kind],
      changed: changed.map(({ column, value }) => ({
        name: nameOf(record.kind, column),
        before: before.get(column) ?? '',
        after: value,
      })),
    }
  })
}

function nameOf(kind: string, column: string): Bilingual {
  const field = fieldOf(kind, column)
  return field ? { zh: field.zh, en: field.en } : { zh: column, en: column }
}

const causes = {
  import: { zh: '归集', en: 'Imported' },
  correction: { zh: '异议更正', en: 'Corrected on objection' },
  completion: { zh: '单位补全', en: 'Completed by its unit' },
  decisionChanged: { zh: '决定变更', en: 'Decision changed' },
} as const satisfies Record<string, Bilingual>

/** What a kind is called. */
export const kindName = (kind: RecordFile['kind']): Bilingual => entryOf(kind)?.name ?? { zh: kind, en: kind }

/** Why a record is not shown, or is looked at again. */
export const whyNames: Readonly<Record<string, Bilingual>> = {
  ended: { zh: '公示已终止', en: 'Publicity has ended' },
  shielded: { zh: '暂时屏蔽', en: 'Shielded' },
  naturalPerson: { zh: '自然人信息不公示', en: 'Records of natural persons are not shown' },
  kindNotShown: { zh: '此类信息不公示', en: 'This kind is not shown' },
  stopped: {
    zh: '暂停公示（审查期间先行停止，或者已决定停止执行）',
    en: 'Publicity is suspended, while a case is examined or during a stay',
  },
  sealed: {
    zh: '治安管理违法记录依法封存（治安管理处罚法第136条）',
    en: 'Sealed by law: a violation of public security administration (Public Security Administration Penalty Law, art. 136)',
  },
  sealedNoBasis: {
    zh: '公安机关作出而未写明处罚依据，按治安管理违法记录封存（治安管理处罚法第136条）；补全依据后重新判断',
    en: 'A public security organ decided it and names no legal basis, so it is sealed as a violation of public security administration (Public Security Administration Penalty Law, art. 136) until the basis is completed',
  },
  notForPublic: { zh: '仅限内部共享或授权查询', en: 'For internal or authorised use only' },
  incomplete: { zh: '信息不完整，待补全', en: 'Incomplete, to be completed' },
  noTier: { zh: '认定单位尚未确定失信程度', en: 'The determining unit has not set its seriousness' },
  minorNotShown: { zh: '轻微失信不公示', en: 'Minor failures are not shown' },
  notYet: { zh: '尚未到公示起始日', en: 'Publicity has not begun' },
  pastLastDay: { zh: '公示期已满', en: 'Its last public day is past' },
  permitNotInForce: { zh: '许可不在有效期', en: 'The permit is not in force' },
  notInForce: { zh: '承诺未履行或已撤回', en: 'The commitment was not kept or was withdrawn' },
  permitStatusUnclear: { zh: '许可状态不明', en: 'The permit’s status is unclear' },
  reviewL1: { zh: '新规施行前的文书，列入复核清单', en: 'Older document, on the review list' },
  senderNamesEarlierEnd: {
    zh: '报送单位填报的截止日更早，待核实',
    en: 'The sender names an earlier end, to be checked',
  },
}
