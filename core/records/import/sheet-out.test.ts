import { expect, it } from 'vitest'
import { inventedPenalty } from '#tests/support/doubles/invented-penalty.ts'
import { layoutOf } from '../layout.ts'
import { cell } from '../normalise.ts'
import { publicView } from '../publicity/masking.ts'
import { publicSheetCells, sheetCells, sheetHeadings } from './sheet-out.ts'

const layout = layoutOf('penalty')
const code = '92445302MA00000000'
const shop = inventedPenalty({
  subject: { kind: 'individualBusiness', key: code, name: '甄样例便利店', code },
  fields: { CF_XDR_MC: '甄样例便利店', CF_FRDB: '甄样例', CF_SY: '未覆盖砂土，电话 13800138000' },
})

it('gives the public what the page shows: no remark, no operator, no number of a person', () => {
  const view = publicView(shop, '2026-11-23')
  const cells = view ? publicSheetCells(layout, view) : []
  expect(cells).toHaveLength(sheetHeadings(layout).length)
  expect(cells.join()).toMatch(/甄\*\*便利店.*未覆盖砂土，电话 \*{6}.*2027-05-20/)
  expect(cells.join()).not.toMatch(/甄样例|13800138000|内部备注/)
  expect(sheetCells(layout, shop, null).join()).toContain('内部备注')
})

it('reads a cell that a sheet guarded against spreadsheets as it was', () => {
  expect(["'=1+1", "'-", " '＋86 ", "'样例'", "''=", '=1+1'].map(cell)).toEqual([
    '=1+1',
    '-',
    '＋86',
    "'样例'",
    "''=",
    '=1+1',
  ])
})
