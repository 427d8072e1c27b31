import type { SheetLine } from '#engine/store/sheet.ts'
import type { SheetRow } from '#records/import/header.ts'
import { planRow } from '#records/import/import.ts'
import type { RecordKind } from '#records/kind.ts'
import { layoutOf } from '#records/layout.ts'
import type { RecordFile } from '#records/record.ts'

export type SampleRow = {
  readonly authority: string
  readonly n: number
  readonly domain?: string
  readonly isPerson?: boolean
  readonly cells?: Readonly<Record<string, string>>
}

export const sampleSubject = '91445300MA62560110'
/** A valid number of nobody. */
export const samplePerson = '44530219900307001X'

/** Complete sheet of a kind, decided 2026-05-20, of invented subjects. */
export function sampleSheet(kind: RecordKind, rows: readonly SampleRow[]): readonly SheetLine[] {
  const { fields } = layoutOf(kind)
  const heading = [...fields.map(({ zh }) => zh), '信用领域']
  const lines = rows.map((row) => {
    const cells = sampleCells(kind, row)
    return [...fields.map(({ code }) => cells[code] ?? ''), row.domain ?? '']
  })
  return [heading, ...lines].map((cells, i) => ({ line: i + 1, cells }))
}

/** One row of such a sheet, as read. */
export const sampleRow = (kind: RecordKind, row: SampleRow): SheetRow => ({
  row: 1,
  line: 2,
  cells: sampleCells(kind, row),
  surplus: [],
})

/** The record that such a row becomes. */
export function inventedRecord(kind: RecordKind, row: SampleRow): RecordFile {
  const plan = planRow(sampleRow(kind, row), {
    layout: layoutOf(kind),
    batch: 'b1',
    at: 1_779_900_000_000,
    area: '445300',
    domain: null,
    catalogueEdition: '2026-11',
    language: 'en',
    sender: null,
    unitByName: () => null,
    personKey: (number) => `key:${number.length}`,
    digest: (text) => text,
    newId: () => `record-${kind}-${row.n}`,
    findRecord: () => null,
    findHeld: () => [],
  })
  if (plan.outcome !== 'accepted') throw new Error(`${kind}: ${plan.outcome}`)
  return plan.record
}

function sampleCells(kind: RecordKind, row: SampleRow): Readonly<Record<string, string>> {
  const { fields, roles, computed, validUntil, standing } = layoutOf(kind)
  const plain = fields
    .filter(
      ({ code, type }) => type === 'text' && !computed.includes(code) && !/_(?:GSZC|ZZJG|SWDJ|SYDW|SHZZ)$/.test(code),
    )
    .map(({ code, zh }) => [code, `${zh}样例`.slice(0, 18)])
  const isPerson = row.isPerson === true
  return {
    ...Object.fromEntries(plain),
    CF_NR: '罚款人民币壹万元整',
    失信严重程度: '一般',
    [roles.name]: isPerson ? '甄样例' : '云浮样例甲有限公司',
    [roles.category]: isPerson ? '自然人' : '法人及非法人组织',
    [roles.code]: isPerson ? '' : sampleSubject,
    [roles.operator]: isPerson ? '' : '贾样例',
    [roles.personDocumentType]: isPerson ? '身份证' : '',
    [roles.personDocumentNumber]: isPerson ? samplePerson : '',
    [roles.documentNumber]: `样${kind}〔2026〕${row.n}号`,
    [roles.decisionDate]: '2026-05-20',
    [roles.authority]: row.authority,
    [roles.provider]: '',
    ...(validUntil === null ? {} : { [validUntil]: '2027-05-19' }),
    ...(standing === null ? {} : { [standing]: '' }),
    ...row.cells,
  }
}
