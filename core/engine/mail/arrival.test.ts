import { describe, expect, it } from 'vitest'
import { keepContact } from '#engine/people/subject-contact.ts'
import { addRecord, changeRecord } from '#engine/register/register.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { openPaged } from '#engine/store/paged.ts'
import { arrivalView } from '#engine/views/arrival-view.ts'
import type { RecordFile } from '#records/record.ts'
import { inventedPenalty } from '#tests/support/doubles/invented-penalty.ts'
import { seatStaff, testEngine } from '#tests/support/engine.ts'
import { inventedRecord } from '#tests/support/pages/sample-sheet.ts'
import { instant, settle } from '#tests/support/run-example.ts'
import { seeArrivals, untoldOf } from './arrival.ts'

const importer = { id: 'import', role: 'system', unit: null } as const
const penalty = inventedPenalty({ documentNumber: { raw: '云样罚〔2026〕1号', key: '云样罚(2026)1号' } })
const { key: subject } = penalty.subject
const firm = { id: 'firm', name: '甄样例', email: 'firm@example.com', subject, roles: [], conflicts: [] }

async function arrived({ isKnown }: { readonly isKnown: boolean }) {
  const engine = testEngine()
  engine.setClock(instant('2026-06-01 10:00'))
  await seatStaff(engine)
  if (isKnown) await keepContact(engine, firm, 'zh')
  await addRecord(engine, penalty, importer)
  await consumeAll(engine)
  await settle(engine)
  return engine
}

describe('the notice of a new record (两书同达)', () => {
  it('goes to the known account of its subject, with both dates and both ways to act', async () => {
    const { mails } = await arrived({ isKnown: true })
    expect(mails.map(({ to }) => to)).toEqual(['firm@example.com'])
    const text = mails[0]?.text ?? ''
    for (const part of ['2026年8月20日', '2027年5月20日', '提出异议', '申请信用修复', '/my/records'])
      expect(text).toContain(part)
  })

  it('says of a record without its day what the card among the records says: nobody can count yet', async () => {
    const undated = inventedPenalty({ fields: { CF_JDRQ: '' } })
    const { lines } = arrivalView(testEngine(), undated, instant('2026-06-01 10:00'))
    expect(lines.find(({ name }) => name.en === 'Earliest day to apply for repair')?.text.zh).toContain('没有文书日期')
  })

  it('is told once, however often the journal is followed, and not again when the record changes', async () => {
    const engine = await arrived({ isKnown: true })
    await engine.table.transact([{ remove: { pk: 'follower#arrivals', sk: 'position' }, when: { v: 1 } }])
    await changeRecord(engine, penalty.id, { kind: 'disputed', caseId: 'c1' }, importer)
    await consumeAll(engine)
    await settle(engine)
    expect(engine.mails).toHaveLength(1)
    expect(await seeArrivals(engine, [penalty.id])).toHaveLength(1)
  })

  it('waits on the unit’s list for paper until the subject, signed in for the first time, has seen it', async () => {
    const engine = await arrived({ isKnown: false })
    expect(engine.mails).toEqual([])
    expect(openPaged(await untoldOf(engine, ['HJ'], undefined)).items.map(({ record }) => record)).toEqual([penalty.id])
    expect((await seeArrivals(engine, [penalty.id])).map(({ record }) => record)).toEqual([penalty.id])
    expect(openPaged(await untoldOf(engine, ['HJ'], undefined)).items).toEqual([])
  })

  it('stays new for a day, and is old at the next visit', async () => {
    const engine = await arrived({ isKnown: true })
    expect(await seeArrivals(engine, [penalty.id])).toHaveLength(1)
    engine.setClock(instant('2026-06-01 18:00'))
    expect(await seeArrivals(engine, [penalty.id])).toHaveLength(1)
    engine.setClock(instant('2026-06-02 10:01'))
    expect(await seeArrivals(engine, [penalty.id])).toEqual([])
  })

  it('leaves a new address where the account has one, and none where it has none', async () => {
    const engine = testEngine()
    engine.setClock(instant('2026-06-01 10:00'))
    await keepContact(engine, firm, 'zh')
    await keepContact(engine, { ...firm, email: 'new@example.com' }, 'en')
    await keepContact(engine, { ...firm, id: 'other', email: '' }, 'zh')
    await addRecord(engine, penalty, importer)
    await consumeAll(engine)
    await settle(engine)
    expect(engine.mails.map(({ to, subject: said }) => [to, said])).toEqual([
      ['new@example.com', 'A new record was entered: 云样罚〔2026〕1号'],
    ])
  })

  it.each([
    ['penalty', '云浮市市场监督管理局', '国家企业信用信息公示系统'],
    ['judgmentDefaulter', '云浮市中级人民法院', '中国执行信息公开网'],
    ['taxDefaulter', '国家税务总局云浮市税务局', '税务机关'],
    ['abnormalList', '云浮市市场监督管理局', '国办发〔2025〕22号'],
    ['rating', '云浮市交通运输局', '重新评价'],
    ['award', '云浮市教育局', '不需要修复'],
  ] as const)('says of a %s where its repair is to be had', (kind, authority, part) => {
    const engine = testEngine()
    const view = arrivalView(engine, inventedRecord(kind, { authority, n: 1 }), engine.clock.now())
    expect(view.ways.map(({ zh }) => zh).join('')).toContain(part)
    for (const { text } of view.lines) expect(text.zh + text.en).not.toMatch(/[{}]/)
    for (const way of view.ways) expect(way.zh + way.en).not.toMatch(/[{}]/)
  })

  it('offers neither objection nor repair of a record that has ended', () => {
    const engine = testEngine()
    const record = inventedRecord('penalty', { authority: '云浮市生态环境局', n: 1 })
    const named = (one: RecordFile) => arrivalView(engine, one, engine.clock.now()).lines.map(({ name }) => name.zh)
    const gone: RecordFile = { ...record, ended: { on: '2026-06-01', reason: 'repaired', caseId: 'x' } }
    expect(arrivalView(engine, gone, engine.clock.now()).ways).toEqual([])
    expect(named(record).filter((name) => !named(gone).includes(name))).toEqual(['最早可申请修复'])
  })
})
