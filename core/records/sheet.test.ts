import { describe, expect, it } from 'vitest'
import { decodeText } from './import/decode-text.ts'
import { isBlankLine, readHeader, toRow } from './import/header.ts'
import { layoutOf } from './layout.ts'
import { matchKey, naturalKey } from './normalise.ts'
import { readDay, readMoney } from './value.ts'

const standard = layoutOf('penalty').fields.map(({ code }) => code)

describe('decodeText', () => {
  const text = '行政相对人名称,文号\n云浮,〔2026〕1号'

  it('reads UTF-8 with and without BOM, UTF-16 and GB 18030', () => {
    const utf8 = new TextEncoder().encode(text)
    // 云浮 in GB 18030.
    const gb = Uint8Array.from([0xd4, 0xc6, 0xb8, 0xa1])
    const utf16 = Uint8Array.from([0xff, 0xfe, 0x91, 0x4e, 0x6e, 0x6d])
    expect(decodeText(utf8)).toMatchObject({ text, encoding: 'utf-8' })
    expect(decodeText(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8]))).toMatchObject({ text })
    expect(decodeText(gb)).toEqual({ kind: 'decoded', text: '云浮', encoding: 'gb18030' })
    expect(decodeText(utf16)).toEqual({ kind: 'decoded', text: '云浮', encoding: 'utf-16le' })
  })

  it('refuses what is no text, as a spreadsheet under the name of a CSV file', () => {
    expect(decodeText(Uint8Array.from([0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8, 0]))).toEqual({
      kind: 'refused',
      code: 'notText',
    })
    expect(decodeText(Uint8Array.from([0xff, 0xff, 0xff]))).toEqual({ kind: 'refused', code: 'notText' })
  })
})

describe('readHeader', () => {
  it('knows the codes, their former names and the Chinese headings', () => {
    const former = standard.map((code) => (code === 'CF_FR_ZJHM' ? 'cf_fr_sfzh' : code))
    const read = readHeader(['\ufeffSOURCE_ID', ...former])
    expect(read).toMatchObject({ kind: 'read', issues: [] })
    const chinese = readHeader(layoutOf('penalty').fields.map(({ zh }) => zh))
    expect(chinese.kind === 'read' && chinese.header.columns).toEqual(standard)
    expect(readHeader(layoutOf('permit').fields.map(({ code }) => code))).toMatchObject({
      kind: 'read',
      header: { layout: { kind: 'permit' } },
    })
  })

  it('reports unknown and missing columns and goes on', () => {
    const read = readHeader([...standard.filter((code) => code !== 'CF_YXQ'), '数据导出时间'])
    expect(read.issues.map(({ code, column, row, line }) => [code, column, row, line])).toEqual([
      ['columnUnknown', '数据导出时间', 0, 1],
      ['columnMissing', 'CF_YXQ', 0, 1],
    ])
    expect(read.kind).toBe('read')
  })

  it('refuses a column that stands twice, a sheet without keys, and an unknown one', () => {
    expect(readHeader([...standard, '处罚决定日期'])).toMatchObject({ kind: 'refused', code: 'columnTwice' })
    expect(readHeader(standard.filter((code) => code !== 'CF_CFJG'))).toMatchObject({
      kind: 'refused',
      code: 'keyColumnMissing',
    })
    expect(readHeader(['a', 'b'])).toEqual({ kind: 'refused', code: 'unknownLayout', issues: [] })
  })

  it('puts the cells of a line under their codes and sees those that are too many', () => {
    const read = readHeader(['CF_XDR_MC', 'CF_WSH', 'x', 'CF_CFJG'])
    if (read.kind !== 'read') throw new Error(read.code)
    expect(toRow(read.header, ['甲', '1号', '?', '局', '', '多'], 3, 4)).toEqual({
      row: 3,
      line: 4,
      cells: { CF_XDR_MC: '甲', CF_WSH: '1号', CF_CFJG: '局' },
      surplus: ['多'],
    })
    expect(isBlankLine(['', ' ', '\u3000'])).toBe(true)
  })
})

describe('matchKey', () => {
  it('takes bracket variants, widths and blanks for one (ADR 14)', () => {
    const same = [
      '云环罚〔2023〕7号',
      '云环罚【2023】7号',
      '云环罚[2023]7号',
      '云环罚﹝2023﹞7号',
      '云环罚［2023］７号',
      '云环罚 (2023) 7 号',
      '云环罚(2023)7号\u200b',
    ]
    expect(new Set(same.map(matchKey)).size).toBe(1)
    expect(matchKey('云环罚〔2023〕8号')).not.toBe(matchKey(same[0] ?? ''))
    expect(naturalKey('penalty', same[0] ?? '', '某 局')).toBe(naturalKey('penalty', same[1] ?? '', '某局'))
  })
})

describe('a cell', () => {
  it.each([
    ['2021-06-03', '2021-06-03'],
    ['2021/6/3', '2021-06-03'],
    ['2021.6.3', '2021-06-03'],
    ['2021年6月3日', '2021-06-03'],
    ['20210603', '2021-06-03'],
    ['２０２１－０６－０３', '2021-06-03'],
    ['2021-06-03 00:00:00', '2021-06-03'],
    ['2021-06-03T08:30:00.000', '2021-06-03'],
    ['2021-02-29', null],
    ['2021-13-01', null],
    ['2021-06-03 左右', null],
    ['44350', null],
    ['长期', null],
    ['', null],
  ])('"%s" names the day %s', (text, day) => {
    expect(readDay(text)).toBe(day)
  })

  it.each([
    ['5.5', 5.5],
    ['1,005.5', 1005.5],
    ['５．５', 5.5],
    ['0', 0],
    ['-1', -1],
    ['5.5万元', null],
    ['1,00', null],
    ['1e5', null],
    ['NaN', null],
    ['', null],
  ])('"%s" is %s times 10,000 yuan', (text, amount) => {
    expect(readMoney(text)).toBe(amount)
  })
})
