import { expect, it } from 'vitest'
import { sayCauseInRow, sayOwnSeat } from './say-board.ts'

const unit = { zh: '单位甲', en: 'Unit A' }
const head = { zh: '单位甲 单位负责人', en: 'Unit A, unit head' }
const charge = { zh: '单位甲 单位负责人 3个工作日（自身环节）', en: 'Unit A, unit head, 3 working days (its own step)' }

it('names a seat of the row’s own unit by its post alone', () => {
  const cause = { kind: 'with', who: head, since: '2026-09-14' } as const
  expect(
    [sayCauseInRow('zh', cause, unit), sayCauseInRow('en', cause, unit)].map((said) => said.includes('甲')),
  ).toEqual([false, false])
  expect(sayCauseInRow('en', cause, unit)).toContain('unit head')
  expect(sayOwnSeat('en', 'Unit A, unit head: Approve', unit)).toBe('unit head: Approve')
  expect(sayOwnSeat('en', 'Unit B, unit head: Approve', unit)).toBe('Unit B, unit head: Approve')
})

it('leaves out of a charge whom the row names, and says for whom the days count', () => {
  expect([sayOwnSeat('zh', charge.zh, head), sayOwnSeat('en', charge.en, head)]).toEqual([
    '3个工作日（自身环节）',
    '3 working days (its own step)',
  ])
  const cause = { kind: 'charged', text: charge } as const
  expect([sayCauseInRow('zh', cause, head), sayCauseInRow('en', cause, head)]).toEqual([
    '逾期时间计：本方 3个工作日（自身环节）',
    'Days over charged to them, 3 working days (its own step)',
  ])
})
