import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeRecord, storedRecord } from '#engine/register/register.ts'
import type { Engine } from '#engine/store/engine.ts'
import { heldItems, heldOf, heldOn } from '#engine/store/held-items.ts'
import { heldKey, recordKey } from '#engine/store/keys.ts'
import type { SheetLine } from '#engine/store/sheet.ts'
import { offeredAgain } from '#engine/views/offered-again-view.ts'
import { readSheet } from '#hosts/read-sheet.ts'
import { instantOn } from '#law/day.ts'
import { hardPenalties } from '#tests/support/doubles/hard-penalties.ts'
import { testEngine } from '#tests/support/engine.ts'
import { itemsOf } from '#tests/support/lists.ts'
import { findingsOn } from './findings.ts'
import { allIssuesOf, listBatches } from './import-batch.ts'
import { importFile } from './import-file.ts'
import { type ImportOptions, importRows } from './import-rows.ts'

const head = [
  'CF_XDR_MC',
  'CF_XDR_LB',
  'CF_XDR_SHXYM',
  'CF_WSH',
  'CF_SY',
  'CF_CFLB',
  'CF_NR',
  'CF_JDRQ',
  'CF_CFJG',
  'CF_SJLY',
  '失信严重程度',
]
const complete = (changes: Record<string, string> = {}) => {
  const cells: Record<string, string> = {
    CF_XDR_MC: '云浮样例甲有限公司',
    CF_XDR_LB: '法人及非法人组织',
    CF_XDR_SHXYM: '91445300MA62560110',
    CF_WSH: '云样罚〔2026〕1号',
    CF_SY: '露天堆放砂土未覆盖',
    CF_CFLB: '罚款',
    CF_NR: '罚款人民币伍万元整',
    CF_JDRQ: '2026-05-20',
    CF_CFJG: '单位HJ',
    CF_SJLY: '单位HJ',
    失信严重程度: '一般',
    ...changes,
  }
  return head.map((column) => cells[column] ?? '')
}
const numbered = (n: number) => complete({ CF_WSH: `云样罚〔2026〕${n}号` })
const sheet = (...rows: (readonly string[])[]): SheetLine[] =>
  [head, ...rows].map((cells, i) => ({ line: i + 1, cells }))

/** The first of them, taken back by its sender. */
const takenBack = (cause: string, heading = '撤回原因'): SheetLine[] =>
  [
    [...head, heading],
    [...numbered(1), cause],
  ].map((cells, i) => ({ line: i + 1, cells }))

async function put(engine: Engine, lines: Iterable<SheetLine>, more: Partial<ImportOptions> = {}) {
  const actor = { id: 'importer', role: 'intake', unit: 'FGW' } as const
  const done = await importRows(engine, lines, { file: 'a.csv', sha256: '00', actor, language: 'en', ...more })
  if (done.kind === 'refused') throw new Error(done.code)
  return done
}

function never(): never {
  throw new Error('not there')
}

const tally = { read: 0, accepted: 0, unchanged: 0, held: 0, stillHeld: 0 }

async function recordsIn(engine: Engine) {
  const rows = await engine.journal.since(-1, 10_000)
  const items = await Promise.all(rows.map(({ item }) => engine.table.get(recordKey(item.pk.slice('record#'.length)))))
  return items.filter((item) => item !== undefined).map((item) => storedRecord(item).record)
}

describe('importRows', () => {
  it('puts a row into the register, its entry into the journal and itself into the report', async () => {
    const engine = testEngine()
    const { batch } = await put(engine, sheet(complete()))
    expect(batch).toMatchObject({ ...tally, read: 1, accepted: 1, shown: 1, status: 'done', kind: 'penalty' })
    expect(await engine.journal.size()).toBe(1)
    expect(await recordsIn(engine)).toMatchObject([{ provider: { unit: 'HJ' }, tier: { value: 'general' } }])
    expect(await itemsOf(listBatches(engine, undefined))).toEqual([batch])
  })

  it('counts the same sheet again as unchanged and still held, and writes no record', async () => {
    const engine = testEngine()
    const lines = sheet(complete(), complete({ CF_XDR_SHXYM: '' }), complete({ CF_NR: '罚款人民币陆万元整' }))
    const first = await put(engine, lines)
    expect(first.batch).toMatchObject({ ...tally, read: 3, accepted: 1, held: 2 })
    const size = await engine.journal.size()
    const again = await put(engine, lines)
    expect(again.batch).toMatchObject({ ...tally, read: 3, unchanged: 1, stillHeld: 2 })
    expect(await engine.journal.size()).toBe(size)
  })

  it('finds a held row by its exact document number and authority, whatever the brackets', async () => {
    const engine = testEngine()
    await put(engine, sheet(complete({ CF_XDR_SHXYM: '91445300**********' })))
    expect(await heldItems(engine, '云样罚[2026]1号', ' 单位HJ')).toMatchObject([{ held: { reasons: ['codeMasked'] } }])
    expect(await heldItems(engine, '云样罚[2026]1号', '单位RS')).toEqual([])
    expect(await itemsOf(heldOf(engine, ['HJ'], undefined))).toHaveLength(1)
  })

  it('lets a held row go when it comes mended', async () => {
    const engine = testEngine()
    await put(engine, sheet(complete({ CF_XDR_SHXYM: '' })))
    const { batch } = await put(engine, sheet(complete()))
    expect(batch).toMatchObject({ accepted: 1 })
    expect(await heldItems(engine, '云样罚〔2026〕1号', '单位HJ')).toEqual([])
  })

  describe('of a removed record in another dress', () => {
    const dresses: readonly [string, Record<string, string>][] = [
      ['as it was', {}],
      ['with a space within', { CF_SY: '露天堆放 砂土未覆盖' }],
      ['with a wide space, and one that prints nothing', { CF_XDR_MC: '云浮样例甲　有限\u200b公司 ' }],
      ['with other brackets', { CF_WSH: '云样罚[2026]1号' }],
      ['with full-width brackets and digits', { CF_WSH: '云样罚［２０２６］１号' }],
      ['with spaces in its number', { CF_WSH: ' 云样罚 (2026) 1 号' }],
      ['with a day of slashes', { CF_JDRQ: '2026/5/20' }],
      ['with a Chinese day', { CF_JDRQ: '2026年5月20日' }],
      ['with a day and a time, in full width', { CF_JDRQ: '２０２６－０５－２０ 00:00:00' }],
      ['with another day', { CF_JDRQ: '2026-05-21' }],
      ['with a code in full width and spaces', { CF_XDR_SHXYM: ' ９１４４５３００ MA62560110' }],
      ['with a code in small letters', { CF_XDR_SHXYM: '91445300ma62560110' }],
      ['with the code of another', { CF_XDR_SHXYM: '91445300MA4WLYRT2F' }],
      ['with no code', { CF_XDR_SHXYM: '' }],
      ['with another name of its kind', { CF_XDR_LB: '法人' }],
      ['with an organ of a wide space', { CF_CFJG: '单位　HJ' }],
      ['with the amount in digits', { CF_NR: '罚款人民币5万元整' }],
      ['with another degree', { 失信严重程度: '严重失信' }],
      ['with a formula in front', { CF_SY: '=露天堆放砂土未覆盖' }],
    ]
    it.each(dresses)('%s: lets nothing in, and holds it once', async (_, dress) => {
      const engine = testEngine()
      await put(engine, sheet(complete()))
      const [record] = await recordsIn(engine)
      const ended = { kind: 'ended', caseId: 'c', reason: 'removed', on: '2026-09-01' } as const
      await changeRecord(engine, record?.id ?? '', ended, { id: 'hj-head', role: 'head', unit: 'HJ' })
      const nights = [await put(engine, sheet(complete(dress))), await put(engine, sheet(complete(dress)))]
      expect(nights.map(({ batch }) => batch)).toMatchObject([
        { ...tally, read: 1, held: 1 },
        { ...tally, read: 1, stillHeld: 1 },
      ])
      const now = new Set(
        (await recordsIn(engine)).map(({ id, ended, versions }) => `${id} ${ended?.reason} ${versions.length}`),
      )
      expect([...now]).toEqual([`${record?.id} removed 1`])
      const { CF_WSH = '云样罚〔2026〕1号', CF_CFJG = '单位HJ' } = dress
      expect(await heldItems(engine, CF_WSH, CF_CFJG)).toHaveLength(1)
    })
  })

  it('holds what was removed by a decision, and does not revive it (ADR 14)', async () => {
    const engine = testEngine()
    await put(engine, sheet(complete()))
    const [record] = await recordsIn(engine)
    const actor = { id: 'hj-head', role: 'head', unit: 'HJ' } as const
    await changeRecord(
      engine,
      record?.id ?? '',
      { kind: 'ended', caseId: 'c', reason: 'removed', on: '2026-09-01' },
      actor,
    )
    const { batch } = await put(engine, sheet(complete()))
    expect(batch).toMatchObject({ accepted: 0, held: 1 })
    const [held] = await heldItems(engine, '云样罚〔2026〕1号', '单位HJ')
    expect(held?.held).toMatchObject({ reasons: ['reinsertion'], setsA10: true, recordId: record?.id })
  })

  it('makes one record of one key, however many imports run at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 12 }), async (numbers) => {
        const engine = testEngine()
        const lines = sheet(...numbers.map(numbered))
        const both = await Promise.all([put(engine, lines), put(engine, lines)])
        const distinct = new Set(numbers).size
        expect(both.reduce((sum, { batch }) => sum + batch.accepted, 0)).toBe(distinct)
        expect(both.reduce((sum, { batch }) => sum + batch.unchanged, 0)).toBe(2 * numbers.length - distinct)
        expect(await recordsIn(engine)).toHaveLength(distinct)
      }),
      { numRuns: 30 },
    )
  })

  it('holds what a complete sheet lacks, ends nothing, and lets go when it is back', async () => {
    const engine = testEngine()
    const all = sheet(numbered(1), numbered(2))
    await put(engine, all, { full: true, sender: 'HJ' })
    const { batch } = await put(engine, sheet(numbered(2)), { full: true, sender: 'HJ' })
    expect(batch).toMatchObject({ unchanged: 1, absent: 1 })
    expect(await heldItems(engine, '云样罚〔2026〕1号', '单位HJ')).toMatchObject([
      { held: { reasons: ['withdrawnAtSource'], row: 0 } },
    ])
    expect((await recordsIn(engine)).filter(({ ended }) => ended !== null)).toEqual([])
    await put(engine, all, { full: true, sender: 'HJ' })
    expect(await heldItems(engine, '云样罚〔2026〕1号', '单位HJ')).toEqual([])
  })

  it('holds a withdrawal with its reason, ends nothing, and lets go when the row is reported again', async () => {
    const engine = testEngine()
    const all = sheet(numbered(1))
    await put(engine, all)
    const { batch } = await put(engine, takenBack('信息有误'))
    expect(batch).toMatchObject({ held: 1, accepted: 0 })
    const held = () => heldItems(engine, '云样罚〔2026〕1号', '单位HJ')
    expect(await held()).toMatchObject([{ held: { reasons: ['withdrawalStated'], cause: 'error' } }])
    expect((await put(engine, takenBack('信息有误'))).batch).toMatchObject({ stillHeld: 1 })
    expect((await put(engine, takenBack('说不清'))).batch.held).toBe(1)
    expect((await held()).map((one) => one.held.reasons)).toContainEqual(['causeUnknown'])
    expect((await recordsIn(engine)).filter(({ ended }) => ended !== null)).toEqual([])
    await put(engine, all)
    expect((await held()).flatMap((one) => one.held.cause ?? [])).toEqual([])
  })

  it('holds the withdrawal of what the register does not have', async () => {
    const engine = testEngine()
    await put(engine, takenBack('lapsed', 'WITHDRAWN_FOR'))
    expect(await recordsIn(engine)).toEqual([])
    expect((await heldItems(engine, '云样罚〔2026〕1号', '单位HJ')).map((one) => one.held.reasons)).toEqual([
      ['nothingToWithdraw'],
    ])
  })

  describe('of an organ with several names', () => {
    const named = () => {
      const bare = testEngine()
      const { directory } = bare.deployment
      const units = directory.units.map((unit) => (unit.id === 'HJ' ? { ...unit, aliases: ['原单位HJ环保局'] } : unit))
      return { ...bare, deployment: { ...bare.deployment, directory: { ...directory, units } } }
    }
    const otherwise = (n: number) =>
      complete({ CF_WSH: `云样罚〔2026〕${n}号`, CF_CFJG: '原单位HJ环保局', CF_SJLY: '原单位HJ环保局' })

    it('knows a record by the organ’s other name: nothing new, nothing doubled', async () => {
      const engine = named()
      await put(engine, sheet(numbered(1)))
      expect((await put(engine, sheet(otherwise(1)))).batch).toMatchObject({ unchanged: 1, accepted: 0, held: 0 })
      expect(await recordsIn(engine)).toHaveLength(1)
    })

    it('does not let back in under another name what was removed, night after night', async () => {
      const engine = named()
      await put(engine, sheet(numbered(1), numbered(2)))
      const [record] = await recordsIn(engine)
      const ended = { kind: 'ended', caseId: 'c1', reason: 'removed', on: '2026-09-01' } as const
      await changeRecord(engine, record?.id ?? '', ended, { id: 'hj-1', role: 'officer', unit: 'HJ' })
      const again = [1, 2].filter((n) => record?.documentNumber.raw.includes(`${n}号`))
      const flood = sheet(...again.map(otherwise))
      expect((await put(engine, flood)).batch).toMatchObject({ accepted: 0, held: 1 })
      expect((await put(engine, flood)).batch).toMatchObject({ accepted: 0, held: 0, stillHeld: 1 })
      expect((await put(engine, sheet(...again.map(numbered)))).batch).toMatchObject({ accepted: 0 })
      expect(new Set((await recordsIn(engine)).map(({ id }) => id)).size).toBe(2)
      const held = await heldItems(engine, record?.documentNumber.raw ?? '', '单位HJ')
      expect(held).toMatchObject([{ held: { reasons: ['reinsertion'], setsA10: true, recordId: record?.id } }])
    })
  })

  describe('of a record whose name was corrected, from a source that was not', () => {
    const renamed = async (cells: Record<string, string>) => {
      const engine = testEngine()
      await put(engine, sheet(numbered(1)), { sender: 'HJ' })
      const [record] = await recordsIn(engine)
      const fields = { ...record?.versions[0]?.fields, ...cells }
      const answer = { kind: 'corrected', caseId: 'c1', answer: '01', naturalKey: true, authorityUnit: 'RS' } as const
      const actor = { id: 'hj-1', role: 'officer', unit: 'HJ' } as const
      const done = await changeRecord(engine, record?.id ?? '', { ...answer, fields }, actor)
      expect(done.kind).toBe('changed')
      const [changed] = await recordsIn(engine)
      return { engine, record: changed ?? never() }
    }

    it.each<[string, Record<string, string>]>([
      ['authority and content', { CF_CFJG: '单位RS', CF_NR: '罚款人民币陆万元整' }],
      ['authority alone', { CF_CFJG: '单位RS' }],
      ['number', { CF_WSH: '云样罚〔2026〕9号' }],
      ['number and authority', { CF_WSH: '云样罚〔2026〕9号', CF_CFJG: '单位RS' }],
    ])('holds the old once: %s', async (_, cells) => {
      const { engine, record } = await renamed(cells)
      expect((await put(engine, sheet(numbered(1)))).batch).toMatchObject({ held: 1, stillHeld: 0 })
      expect((await put(engine, sheet(numbered(1)))).batch).toMatchObject({ held: 0, stillHeld: 1 })
      expect(await offeredAgain(engine, record)).toMatchObject([{ what: 'removed' }])
      expect((await findingsOn(engine, record)).map(({ procedure }) => procedure)).toContain('exofficio')
    })

    it('holds its withdrawal once, and lets go when it is reported under the new name', async () => {
      const cells = { CF_WSH: '云样罚〔2026〕9号', CF_CFJG: '单位RS' }
      const { engine, record } = await renamed(cells)
      expect((await put(engine, takenBack('信息有误'))).batch).toMatchObject({ held: 1 })
      expect((await put(engine, takenBack('信息有误'))).batch).toMatchObject({ stillHeld: 1 })
      expect((await put(engine, sheet(complete(cells)))).batch).toMatchObject({ unchanged: 1 })
      expect(await heldOn(engine, record)).toEqual([])
    })

    it('is not absent from a complete sheet that has it by the old name', async () => {
      const { engine } = await renamed({ CF_WSH: '云样罚〔2026〕9号' })
      expect((await put(engine, sheet(numbered(1)), { full: true, sender: 'HJ' })).batch).toMatchObject({ absent: 0 })
      expect((await put(engine, sheet(numbered(2)), { full: true, sender: 'HJ' })).batch).toMatchObject({ absent: 1 })
    })
  })

  it('counts as still held what another import has held meanwhile', async () => {
    const engine = testEngine()
    const row = sheet(complete({ CF_XDR_SHXYM: '' }))
    await put(engine, row)
    // Nothing is found by its number any more.
    const [item] = await heldItems(engine, '云样罚〔2026〕1号', '单位HJ')
    const stored = (item && (await engine.table.get(heldKey(item.id)))) ?? never()
    const moved = { ...stored, v: stored.v + 1, index: {} }
    await engine.table.transact([{ put: moved, when: { v: stored.v } }])
    expect((await put(engine, row)).batch).toMatchObject({ held: 0, stillHeld: 1 })
  })

  it('takes absence for nothing in an ordinary sheet', async () => {
    const engine = testEngine()
    await put(engine, sheet(numbered(1), numbered(2)))
    expect((await put(engine, sheet(numbered(2)))).batch.absent).toBe(0)
    expect(await itemsOf(heldOf(engine, ['HJ'], undefined))).toEqual([])
  })

  it.each<[string, Partial<ImportOptions>, SheetLine[]]>([
    ['empty', {}, []],
    ['unknownLayout', {}, [{ line: 1, cells: ['a', 'b'] }]],
    ['otherKind', { kind: 'permit' }, sheet()],
    ['senderNeeded', { full: true }, sheet()],
    ['unknownSender', { sender: 'X' }, sheet()],
  ])('refuses with %s', async (code, more, lines) => {
    await expect(put(testEngine(), lines, more)).rejects.toThrow(code)
  })

  it('keeps what came before a broken line and says where it broke', async () => {
    const lines = [...sheet(numbered(1)), { line: 3, broken: 'quote' }, { line: 4, cells: numbered(2) }]
    const { batch, broken } = await put(testEngine(), lines)
    expect(batch).toMatchObject({ read: 1, status: 'broken' })
    expect(broken).toEqual({ line: 3, message: 'quote' })
  })

  it('holds a row that is too large as a whole, and goes on', async () => {
    const long = '长'.repeat(15_000)
    const columns = ['CF_SY', 'CF_CFLB', 'CF_NR', 'CF_WFXW', 'CF_YJ', 'BZ', 'CF_XDR_SWDJ', 'CF_XDR_SYDW']
    const heading = [...head, ...columns.filter((column) => !head.includes(column))]
    const large = heading.map((column, i) => (columns.includes(column) ? long : (numbered(1)[i] ?? '')))
    const { batch } = await put(testEngine(), [
      { line: 1, cells: heading },
      { line: 2, cells: large },
      { line: 3, cells: numbered(2) },
    ])
    expect(batch).toMatchObject({ read: 2, accepted: 1, held: 1 })
  })

  it('keeps the findings of a long sheet in items of bounded size, in order', async () => {
    const engine = testEngine()
    const rows = Array.from({ length: 1000 }, (_, i) => complete({ CF_WSH: `${i}号`, CF_JDRQ: '', CF_SY: '' }))
    const { batch } = await put(engine, sheet(...rows))
    const issues = []
    for await (const page of allIssuesOf(engine, batch.id)) issues.push(...page)
    expect(issues).toHaveLength(batch.issues)
    const places = issues.map(({ row }) => row)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(batch).toMatchObject({ read: 1000, accepted: 1000, shown: 0 })
  })
})

describe('importFile', () => {
  const actor = { id: 'importer', role: 'intake', unit: 'FGW' } as const
  const options = { file: 'a.csv', actor, language: 'zh', readSheet } as const
  const of = (bytes: Uint8Array) =>
    async function* () {
      // Cut within letters, as a stream of a file is.
      for (let from = 0; from < bytes.length; from += 7) yield bytes.subarray(from, from + 7)
    }
  const text = [head, complete()].map((cells) => cells.join(',')).join('\r\n')

  it('reads UTF-8 with BOM, UTF-16 and tabs alike', async () => {
    const files = [
      new TextEncoder().encode(`\uFEFF${text}`),
      Uint8Array.from(Buffer.from(`\uFEFF${text.replaceAll(',', '\t')}`, 'utf16le')),
    ]
    for (const bytes of files) {
      const done = await importFile(testEngine(), of(bytes), options)
      expect(done).toMatchObject({ kind: 'imported', batch: { accepted: 1 } })
    }
  })

  it('refuses what is no text, and takes nothing of a text with a quote that never ends', async () => {
    const zip = Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0xff, 0xff)
    expect(await importFile(testEngine(), of(zip), options)).toMatchObject({ kind: 'refused', code: 'notText' })
    const broken = new TextEncoder().encode(`${text}\r\n"never ends,`)
    expect(await importFile(testEngine(), of(broken), options)).toMatchObject({
      kind: 'refused',
      code: 'brokenSheet',
      line: 3,
    })
  })

  describe('of a sheet as authorities publish it', () => {
    const bytes = new TextEncoder().encode(hardPenalties)

    it('counts 14 read, 7 accepted, 7 held; then 7 unchanged, 7 still held', async () => {
      const engine = testEngine()
      engine.setClock(instantOn('2026-11-23', '09:00'))
      const first = await importFile(engine, of(bytes), options)
      expect(first).toMatchObject({ batch: { read: 14, accepted: 7, unchanged: 0, held: 7, stillHeld: 0, shown: 0 } })
      const again = await importFile(engine, of(bytes), options)
      expect(again).toMatchObject({ batch: { read: 14, accepted: 0, unchanged: 7, held: 0, stillHeld: 7 } })
    })

    it('shows row 3, and it alone, on 2022-01-10; none from 2026-06-04 on', async () => {
      const shown = async (day: '2022-01-10' | '2026-06-03' | '2026-06-04') => {
        const engine = testEngine()
        engine.setClock(instantOn(day, '09:00'))
        const done = await importFile(engine, of(bytes), options)
        return done.kind === 'imported' ? done.batch.shown : -1
      }
      expect(await shown('2022-01-10')).toBe(1)
      expect(await shown('2026-06-03')).toBe(1)
      expect(await shown('2026-06-04')).toBe(0)
    })

    it('names the line of each row', async () => {
      const engine = testEngine()
      const done = await importFile(engine, of(bytes), options)
      if (done.kind !== 'imported') throw new Error(done.code)
      for await (const page of allIssuesOf(engine, done.batch.id)) {
        for (const { row, line } of page) expect(line).toBe(row + 1)
      }
    })
  })
})
