import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readSheet } from '#hosts/read-sheet.ts'
import { encodeGb18030 } from '#records/import/encode-gb18030.ts'
import { readHeader, toRow } from '#records/import/header.ts'
import { type Plan, planRow } from '#records/import/import.ts'
import { sheetCells, sheetHeadings } from '#records/import/sheet-out.ts'
import { RecordKind } from '#records/kind.ts'
import { layoutOf } from '#records/layout.ts'
import type { Layout } from '#records/layout-shape.ts'
import { matchKey } from '#records/normalise.ts'
import { applyChange } from '#records/publicity/change.ts'
import { currentFields, type RecordFile } from '#records/record.ts'
import { inventedRecord } from '#tests/support/pages/sample-sheet.ts'

const at = Date.parse('2026-11-23T02:00:00Z')
const authority = '云浮市生态环境局'

/** Typed by people and systems: guards, quotes, breaks, marks. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('=1+1', "'=1", "'-", '＋86', '\t7', "''=", '"引号"', '一行\n二行', '甲,乙', '\u202e倒序\u202c', ' '),
  fc.constantFrom('5.50', '2026年5月20日', '9999-12-31', '０'),
)
const history = fc.record({
  kind: fc.constantFrom(...RecordKind.options),
  isPerson: fc.boolean(),
  /** Seriousness as received, and as set afterwards. */
  tier: fc.constantFrom('', '一般', '严重失信'),
  set: fc.constantFrom(null, 'minor', 'general', 'serious'),
  /** Cells corrected, by place, and what they say now. */
  corrected: fc.array(fc.tuple(fc.nat(60), text), { maxLength: 5 }),
  removed: fc.boolean(),
})

type History = typeof history extends fc.Arbitrary<infer One> ? One : never

/** Columns that name neither the subject nor the document. */
function freeColumns({ fields, roles, computed }: Layout): readonly string[] {
  const named: readonly unknown[] = [...Object.values(roles), ...computed]
  return fields.flatMap(({ code, type }) => (named.includes(code) || type === 'identityNumber' ? [] : [code]))
}

/** A record after its corrections; refused ones change nothing. */
function madeBy({ kind, isPerson, tier, set, corrected }: History, n: number): RecordFile {
  const layout = layoutOf(kind)
  const number = layout.fields.filter(({ type }) => type === 'identityNumber').map(({ code }) => code)
  const representative = number.find((code) => code !== layout.roles.personDocumentNumber)
  const cells = {
    ...{ 失信严重程度: tier },
    ...(representative !== undefined && { [representative]: '44530219900307001X' }),
  }
  const first = inventedRecord(kind, { n, authority, isPerson, cells })
  const changed = (record: RecordFile, change: Parameters<typeof applyChange>[1]) => {
    const done = applyChange(record, change, at)
    return done.kind === 'refused' ? record : done.record
  }
  const free = freeColumns(layout)
  const now = corrected.reduce((record, [place, value]) => {
    const fields = { ...currentFields(record), [free[place % free.length] ?? '']: value }
    return changed(record, { kind: 'corrected', caseId: 'c1', answer: '01', fields })
  }, first)
  if (set === null) return now
  return changed(now, {
    ...{ kind: 'completed', by: 'HJ', fields: {} },
    tier: { value: set, basis: 'O36 9', by: 'HJ' },
  })
}

/** Rows of our own file, through its bytes. */
async function rowsOf(kind: RecordKind, records: readonly RecordFile[], isGb: boolean) {
  const layout = layoutOf(kind)
  const lines = [sheetHeadings(layout), ...records.map((record) => sheetCells(layout, record, '2027-05-20'))]
  const sheet = stringify(
    lines.map((cells) => [...cells]),
    { escape_formulas: true },
  )
  const bytes = isGb ? encodeGb18030(sheet) : new TextEncoder().encode(`\uFEFF${sheet}`)
  const read = await readSheet(async function* () {
    yield bytes
  })
  if (read.kind === 'refused') throw new Error(read.code)
  const all: (readonly string[])[] = []
  for await (const line of read.lines()) if ('cells' in line) all.push(line.cells)
  const head = readHeader(all[0] ?? [])
  if (head.kind === 'refused') throw new Error(head.code)
  return all.slice(1).map((cells, i) => toRow(head.header, cells, i + 1, i + 2))
}

/** Plan of a row, as an import makes it. */
function planned(kind: RecordKind, row: Parameters<typeof planRow>[0], records: readonly RecordFile[]): Plan {
  const { documentNumber } = layoutOf(kind).roles
  const number = matchKey(row.cells[documentNumber] ?? '')
  return planRow(row, {
    ...{ layout: layoutOf(kind), batch: 'b2', at, area: '445300', domain: null, catalogueEdition: '2026-11' },
    ...{ language: 'en', sender: null, unitByName: () => null, personKey: (key) => `key:${key.length}` },
    ...{ digest: (key) => key, newId: () => 'new', findHeld: () => [] },
    findRecord: () => records.find((one) => one.documentNumber.key === number) ?? null,
  })
}

it('changes nothing by taking our own sheet in: every kind, firms and persons, corrected and completed', async () => {
  const kinds = new Set<string>()
  await fc.assert(
    fc.asyncProperty(history, fc.boolean(), async (one, isGb) => {
      const record = madeBy(one, 1)
      const [row] = await rowsOf(one.kind, [record], isGb)
      const plan = row && planned(one.kind, row, [record])
      expect(plan?.outcome).toBe('unchanged')
      kinds.add(`${one.kind} ${one.isPerson}`)
    }),
    { numRuns: 600 },
  )
  expect(kinds.size).toBe(2 * RecordKind.options.length)
})

it('still holds our sheet of before a correction', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (one) => {
      const old = madeBy({ ...one, set: null, corrected: [] }, 1)
      const [column = ''] = freeColumns(layoutOf(one.kind)).filter((code) => currentFields(old)[code]?.endsWith('样例'))
      const fields = { ...currentFields(old), [column]: '改正后的内容' }
      const done = applyChange(old, { kind: 'corrected', caseId: 'c1', answer: '01', fields }, at)
      if (done.kind === 'refused') throw new Error(JSON.stringify(done))
      const [before] = await rowsOf(one.kind, [old], false)
      const plan = before && planned(one.kind, before, [done.record])
      const codes = plan?.issues.map(({ code }) => code)
      expect([plan?.outcome, codes?.some((code) => code === 'reinsertion' || code === 'identityMissing')]).toEqual([
        ...['held', true],
      ])
    }),
    { numRuns: 100 },
  )
})
