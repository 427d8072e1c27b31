import { describe, expect, it } from 'vitest'
import { instantOn } from '#law/day.ts'
import type { RecordFile, Tier } from '#records/record.ts'
import { suggestTier } from '#records/tier-suggestion.ts'
import { inventedPenalty } from '#tests/support/doubles/invented-penalty.ts'
import { testEngine } from '#tests/support/engine.ts'
import { repairTasks } from './repair-tasks-view.ts'
import { repairView, suggestionText } from './repair-view.ts'

const tier = (value: Tier['value']): Tier => ({
  value,
  basis: 'O36 10',
  by: 'HJ',
  at: instantOn('2026-06-02', '09:00'),
})

function viewOf(record: RecordFile, today: string) {
  const engine = testEngine()
  engine.setClock(instantOn(today, '10:00'))
  return repairView(engine, record)
}
const linesOf = (record: RecordFile, today: string) =>
  Object.fromEntries(viewOf(record, today).lines.map(({ name, text }) => [name.en, text.en]))

describe('what a subject is told of the repair of its record', () => {
  it('says the day, why it is that day, what is lacking, and when publicity ends by itself', () => {
    const record = inventedPenalty()
    expect(viewOf(record, '2026-08-19')).toMatchObject({
      standing: 'waits',
      applyOn: '2026-08-20',
      endsOn: '2027-05-20',
    })
    const lines = linesOf(record, '2026-08-19')
    expect(lines['What is lacking']).toBe('the shortest publicity period is not over')
    expect(lines['First day to apply']).toMatch(/20 August 2026: 3 months from the date of the document, 20 May 2026/)
    expect(lines['Publicity ends by itself']).toMatch(/20 May 2027/)
    expect(lines['Articles']).toMatch(/Measures for Credit Repair, art. 7, 12, 13, 14, 15, 16/)
    expect(viewOf(record, '2026-08-20').standing).toBe('ready')
  })

  it('names no day before a bar is over, and none where publicity ends first', () => {
    const barred = (until: string) =>
      inventedPenalty({ barred: { caseId: 'f', foundOn: '2026-08-21', until, over: false } })
    const short = viewOf(barred('2026-12-31'), '2026-09-01')
    expect([short.standing, short.title.zh, short.applyOn]).toEqual([
      'waits',
      '2026年12月31日（含当日）前不予修复',
      '2027-01-01',
    ])
    expect(linesOf(barred('2026-12-31'), '2026-09-01')['First day to apply']).toBeUndefined()
    expect(viewOf(barred('2029-08-21'), '2026-09-01').applyOn).toBeNull()
    expect(viewOf(barred('2026-12-31'), '2027-01-01')).toMatchObject({ standing: 'ready', applyOn: '2026-08-20' })
  })

  it('promises no end of publicity of what is not public', () => {
    const inside = inventedPenalty({ fields: { 信息使用范围: '1' } })
    expect(viewOf(inside, '2026-08-20')).toMatchObject({ standing: 'ready', endsOn: null })
    expect(linesOf(inside, '2026-08-20')['Publicity ends by itself']).toBe('not public')
  })

  it('waits for the date, not for a seriousness that is set, where the document has no date', () => {
    const undated = inventedPenalty({ fields: { CF_JDRQ: '' }, tier: tier('general') })
    const engine = testEngine()
    engine.setClock(instantOn('2026-08-20', '10:00'))
    const minimum = repairTasks(engine, undated, false).find(({ id }) => id === 'minimum')
    expect(minimum?.text.zh).toBe('有了文书日期才能算出。')
    const ungraded = repairTasks(engine, inventedPenalty({ tier: null }), false).find(({ id }) => id === 'minimum')
    expect(ungraded?.text.zh).toBe('失信程度确定后才能算出。')
  })

  it('names the attached term where that gives the day (example 6)', () => {
    const record = inventedPenalty({
      fields: { CF_JDRQ: '2026-06-01' },
      tier: tier('serious'),
      attachedTermEnd: '2028-05-31',
    })
    expect(linesOf(record, '2027-07-01')['First day to apply']).toMatch(/1 June 2028: the day after the attached term/)
    expect(JSON.stringify(viewOf(record, '2027-07-01'))).not.toMatch(/\bL\d/)
  })

  it('names no year 9999 for an attached term without end', () => {
    const record = inventedPenalty({ tier: tier('serious'), attachedTermEnd: '9999-12-31' })
    const view = viewOf(record, '2027-07-01')
    expect(view.title.en).toBe('It cannot be repaired while an attached term without end lasts')
    expect(linesOf(record, '2027-07-01')).toMatchObject({
      ...{ 'Attached term': 'without end', 'First day to apply': 'none: the attached term has no end' },
    })
    const engine = testEngine()
    engine.setClock(instantOn('2027-07-01', '10:00'))
    expect(JSON.stringify([view, repairTasks(engine, record, false)])).not.toContain('9999')
  })

  it('says of an older record what the new measures would end, and until when it is shown (L1, example 7)', () => {
    const record = inventedPenalty({ fields: { CF_JDRQ: '2024-09-10' } })
    expect(linesOf(record, '2026-11-25')['Publicity ends by itself']).toMatch(/10 September 2025.*10 September 2029/)
  })

  it('only suggests a tier, and asks the unit for what no default says (L5, L6)', () => {
    const record = inventedPenalty({ fields: { CF_CFLB: '警告;罚款' }, tier: null })
    expect(viewOf(record, '2026-08-20')).toMatchObject({ standing: 'waits', applyOn: null })
    const said = suggestionText(suggestTier(record)).zh
    expect(said).toContain('“警告”为轻微')
    expect(said).toContain('“罚款”的程度由认定单位说明')
  })

  it('leads to whoever can end a list that is not ours, and says nothing of what needs no repair', () => {
    expect(viewOf(inventedPenalty({ kind: 'judgmentDefaulter' }), '2026-08-20').standing).toBe('elsewhere')
    expect(viewOf(inventedPenalty({ kind: 'award' }), '2026-08-20').standing).toBe('none')
  })
})
