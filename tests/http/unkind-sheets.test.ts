import { beforeEach, describe, expect, it } from 'vitest'
import { recordFile } from '#engine/register/register.ts'
import { documentLookup } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { readAll } from '#engine/store/read.ts'
import { encodeGb18030 } from '#records/import/encode-gb18030.ts'
import { matchKey } from '#records/normalise.ts'
import { publicity } from '#records/publicity/publicity.ts'
import { type Site, site } from './site.ts'

const admin: Person = {
  ...{ id: 'admin-1', name: 'admin-1', email: 'admin-1@example.com', subject: null, conflicts: [] },
  roles: [{ role: 'systemAdmin', unit: null }],
}
const head = 'CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_SY,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_CFJG,失信严重程度'
const cells = {
  ...{ name: '云浮样例有限公司', sort: '法人及非法人组织', code: '91445300MA62560110', number: '云样罚〔2026〕1号' },
  ...{
    fact: '露天堆放',
    kind: '罚款',
    content: '罚款伍万元',
    amount: '5',
    day: '2026-05-20',
    by: '单位HJ',
    tier: '一般',
  },
}
const row = (changes: Partial<typeof cells> = {}) => Object.values({ ...cells, ...changes }).join(',')
const sheet = (...rows: readonly string[]) => [head, ...rows].join('\n')
const utf8 = (text: string) => new TextEncoder().encode(text)
const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

let open: Site
beforeEach(async () => {
  open = site({ now: '2026-11-23' })
  await open.seat(admin)
})

/** Page that an administrator comes to by uploading it, and once it is taken. */
async function uploaded(bytes: Uint8Array) {
  const file = { key: 'sheet/one', name: '样例.csv', receivedAt: open.host.clock.now(), bytes }
  const came = await open.engine.files.receive(file)
  const seat = await open.visit(admin)
  const textOf = (body: string) => body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
  if (came.kind === 'refused') {
    const { status, body } = await seat.get(`/admin/imports?upload=${came.code}`)
    return { kept: came.kind, status, text: textOf(body) }
  }
  const staged = await seat.post('/admin/imports', { key: 'sheet/one' })
  const at = staged.headers['location']
  if (at !== undefined) await seat.post(`${at}/start`)
  await open.settle()
  const { body } = at === undefined ? staged : await seat.get(at)
  return { kept: came.kind, status: staged.status, text: textOf(body) }
}
const taken = (read: number, accepted: number, held = 0) =>
  new RegExp(`读取 ${read} 登记 ${accepted} 未变 0 暂不登记 ${held}`)
const inRegister = async () => {
  const pk = documentLookup(matchKey(cells.number))
  return (await readAll(open.engine.table, { index: 'lookup', pk })).flatMap((item) => recordFile(item) ?? [])
}

describe('a sheet that comes as offices save it is read as it was meant', () => {
  it.each<[string, Uint8Array]>([
    ['with a byte order mark', utf8(`\ufeff${sheet(row())}`)],
    ['with CRLF and blank lines', utf8(sheet(row(), '', ',,,,,,,,,,').replaceAll('\n', '\r\n'))],
    ['in GB 18030', encodeGb18030(sheet(row()))],
    ['in UTF-16, as “Unicode text”', joined(Uint8Array.of(0xff, 0xfe), Buffer.from(sheet(row()), 'utf16le'))],
    ['with tabs between', utf8(sheet(row()).replaceAll(',', '\t'))],
    ['with quotes, a comma and a line end in a cell', utf8(sheet(row({ fact: '"甲，""乙"",丙\r\n丁"' })))],
    [
      'with headings by name',
      utf8(sheet(row()).replace('CF_XDR_MC', '行政相对人名称').replace('CF_WSH', '行政处罚决定书文号')),
    ],
    [
      'with full-width digits',
      utf8(sheet(row({ code: '９１４４５３００ＭＡ６２５６０１１０', amount: '５．５', day: '２０２６年５月２０日' }))),
    ],
  ])('%s', async (_, bytes) => {
    expect(await uploaded(bytes)).toMatchObject({ kept: 'kept', status: 303, text: expect.stringMatching(taken(1, 1)) })
    expect(await inRegister()).toMatchObject([{ subject: { code: '91445300MA62560110', name: cells.name } }])
  })
})

it('takes a name or number that is too long for any key, and all rows beside it', async () => {
  const long = [row({ name: '长'.repeat(10_000), number: '甲' }), row({ number: `乙${'九'.repeat(10_000)}` })]
  const { status, text } = await uploaded(utf8(sheet(...long, row())))
  expect([status, text]).toEqual([303, expect.stringMatching(taken(3, 3))])
  expect(await uploaded(utf8(sheet(...long, row({ fact: '另一事实' }))))).toMatchObject({
    text: expect.stringMatching(/读取 3 登记 0 未变 2 暂不登记 1/),
  })
})

describe('a sheet that cannot be taken is refused with what to do', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['empty', utf8(''), /没有收到文件|没有内容|是空的/],
    ['a heading twice', utf8(sheet(row()).replace('CF_SY', 'CF_NR')), /同一列出现两次/],
    [
      'a line of ten megabytes',
      utf8(sheet(row(), row({ fact: '长'.repeat(3_500_000) }))),
      /第 3 行起无法读取.*一行过长/,
    ],
    ['a quote without its pair', utf8(sheet(row({ fact: '"甲' }))), /第 2 行起无法读取/],
    [
      'two encodings that make no text',
      joined(encodeGb18030(`${head}\n`), utf8(row({ name: '云浮样例甲有限公司' }))),
      /混有不同的编码/,
    ],
    ['a heading of no kind', utf8('甲,乙\n1,2'), /表头不属于任何一类/],
    [
      'a ZIP under the name of a CSV',
      joined(Uint8Array.of(0x50, 0x4b, 3, 4, 0x14, 0, 0, 0, 8, 0), encodeGb18030(sheet(row()))),
      /不是文本文件/,
    ],
  ])('%s', async (_, bytes, why) => {
    const { status, text } = await uploaded(bytes)
    expect([status, why.test(text), text.slice(0, 600)]).toEqual([422, true, text.slice(0, 600)])
    expect(await open.engine.journal.size()).toBe(0)
  })
})

describe('a row that is wrong is held or remarked, and says what is wrong', () => {
  it.each<[string, Uint8Array, number, RegExp]>([
    [
      'written in another encoding than the rest',
      joined(
        encodeGb18030(`${head}\n`),
        utf8(row({ number: '云样罚字20261', content: '罚款伍万元整', by: '单位甲乙', tier: '严重' })),
      ),
      0,
      /文字是乱码/,
    ],
    ['a day that no calendar has', utf8(sheet(row({ day: '2024/2/30' }))), 1, /不是日期/],
    ['an amount with its unit', utf8(sheet(row({ amount: '5万元' }))), 1, /不是金额/],
    ['an amount in yuan', utf8(sheet(row({ amount: '50000' }))), 1, /可能以元填报/],
    ['a formula', utf8(sheet(row({ fact: '=1+1' }))), 1, /当作公式/],
    ['more cells than headings', utf8(sheet(`${row()},多`)), 0, /列可能错位/],
  ])('%s', async (_, bytes, accepted, why) => {
    const { status, text } = await uploaded(bytes)
    expect([status, why.test(text), text.slice(0, 900)]).toEqual([303, true, text.slice(0, 900)])
    expect(text).toMatch(taken(1, accepted, 1 - accepted))
  })
})

it('takes a heading without rows for what it is: nothing', async () => {
  const { status, text } = await uploaded(utf8(`${head}\n`))
  expect([status, taken(0, 0).test(text), await open.engine.journal.size()]).toEqual([303, true, 0])
})

it('keeps rare characters of GB 18030', async () => {
  const name = '云浮𠮷䶮㐂有限公司'
  await uploaded(encodeGb18030(sheet(row({ name }))))
  expect(await inRegister()).toMatchObject([{ subject: { name } }])
})

it('names what the last row of a torn sheet lacks, and shows nothing of it', async () => {
  const whole = sheet(row({ number: '云样罚〔2026〕2号' }), row())
  const { text } = await uploaded(utf8(whole.slice(0, whole.lastIndexOf('罚款伍万元'))))
  expect(text).toMatch(/2 CF_CFJG 必要内容为空，补全前不予公示/)
  const found = (await inRegister()).map((one) => publicity(one, '2026-11-23').shown)
  expect(found).toEqual([false])
})

it('is one record where two clerks start the same sheet at once, and press twice', async () => {
  const seats = [await open.visit(admin), await open.visit(admin)]
  const starts = await Promise.all(
    seats.map(async (seat, n) => {
      const file = { key: `sheet/of-${n}`, name: '同一张.csv', receivedAt: open.host.clock.now() }
      await open.engine.files.receive({ ...file, bytes: utf8(sheet(row())) })
      const at = (await seat.post('/admin/imports', { key: file.key })).headers['location'] ?? ''
      const twice = await Promise.all([seat.post(`${at}/start`), seat.post(`${at}/start`)])
      return twice.map(({ status }) => status)
    }),
  )
  await open.settle()
  expect([starts, (await inRegister()).length]).toEqual([
    [
      [303, 303],
      [303, 303],
    ],
    1,
  ])
})
