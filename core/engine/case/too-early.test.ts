import { expect, it } from 'vitest'
import { chinaCalendar } from '#law/china.ts'
import { instant, sampleRecord } from '#tests/support/run-example.ts'
import { exofficio } from '#workflows/exofficio/index.ts'
import { found, hj } from '#workflows/exofficio/sample-case.ts'
import { firstDecision } from './first-decision.ts'

/** A unit reports on 14 September 2026 that a penalty was revoked that day. */
function reported(foundOn: string) {
  const data = found('revoked', '行政处罚法 48', { foundOn })
  const event = { type: 'error.found', at: instant('2026-09-14 10:00'), actor: hj.officer, data }
  const opened = { id: 'CASE', number: 'N', rules: '', area: '445300', subject: 'S', recordId: sampleRecord.id }
  return firstDecision(exofficio, { ...opened, arisesFrom: null }, event, sampleRecord, chinaCalendar)
}

it('refuses a day before the first calendar, from which nobody can count working days', () => {
  expect(reported('2016-05-05')).toEqual({ kind: 'refused', refusal: { code: 'dayTooEarly' } })
  expect(reported('2026-09-11')).toMatchObject({ kind: 'moved', file: { clocks: { D1: { due: '2026-09-16' } } } })
})
