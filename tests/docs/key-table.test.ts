import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { keyShape } from '#engine/store/key-shape.ts'
import { stored } from '#engine/store/stored.ts'
import { keyTable, withKeyTable } from '../../scripts/key-table.ts'

test('the key table of docs/architecture.md is as the register declares it (npm run draw)', () => {
  const page = readFileSync(new URL('../../docs/architecture.md', import.meta.url), 'utf8')
  expect(page).toBe(withKeyTable(page))
})

test('a row says kind, key, index, what is due, and what it follows from', () => {
  const planted = stored('planted', {
    schema: z.null(),
    keys: [keyShape('planted#{id}', 'seed#{n}'), keyShape('bed#{id}', 'seed')],
    index: { due: ['due#{bucket} → {moment}#{id}'] },
    due: 'it grows',
    from: 'door',
  })
  const cells = ['planted', '`planted#{id}` `seed#{n}`; `bed#{id}` `seed`', 'due: `due#{bucket}` → `{moment}#{id}`']
  expect(keyTable({ planted }).split('\n')[2]).toBe(`| ${[...cells, 'it grows', 'door'].join(' | ')} |`)
})
