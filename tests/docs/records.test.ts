import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { recordKindsPage } from '../../scripts/record-kinds.ts'

test('docs/records.md is as the catalogue is now (npm run draw)', () => {
  expect(readFileSync(new URL('../../docs/records.md', import.meta.url), 'utf8')).toBe(recordKindsPage())
})
