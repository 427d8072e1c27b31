import { expect, it } from 'vitest'
import { formFor } from '#engine/case/form-for.ts'
import { instantOn } from '#law/day.ts'
import type { RecordFile } from '#records/record.ts'
import { restoreRefusal } from '#workflows/common/restore-refusal.ts'
import { sampleRecord, sampleWith } from '#workflows/common/sample-record.ts'
import { fraud } from '#workflows/fraud/index.ts'

/** Decided before O36: GD 43 ends it in 2029, O36 12 in 2025 (L1). */
const repaired: RecordFile = {
  ...sampleRecord,
  ...sampleWith({ CF_JDRQ: '2024-05-20' }),
  ended: { reason: 'repaired', on: '2025-01-08', caseId: 'THEREPAIR' },
}
const at = instantOn('2026-06-01', '10:00')

it('shows an older record again up to its last day by the answer that the city set (L1)', () => {
  expect(restoreRefusal(repaired, at, {})).toBeNull()
  expect(restoreRefusal(repaired, at, { L1: 'cap' })).toBe('restoreTooLate')
})

it('names that day where the unit is asked', () => {
  const hint = (flags: Readonly<Record<string, string>>) => {
    const [field] = formFor(fraud, 'unit.proposed', {}, repaired, flags).filter(
      (one) => 'name' in one && one.name === 'restores',
    )
    return field && 'hint' in field ? field.hint?.zh : undefined
  }
  expect(hint({})).toContain('2029-05-20')
  expect(hint({ L1: 'cap' })).toContain('2025-05-20')
})
