import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { roomsPage } from '../../scripts/rooms.ts'

test('docs/rooms.md is as the walls are now (npm run draw)', () => {
  expect(readFileSync(new URL('../../docs/rooms.md', import.meta.url), 'utf8')).toBe(roomsPage())
})
