import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { standingOf } from '#hosts/local/store/upgrade.ts'
import { fixtures, laid, run, upgrades } from './upgraded.ts'

upgrades(fixtures[0])

it('does not go back where the log has grown since, and says how many rows would be lost', () => {
  const folder = laid(fixtures[0], 'grown')
  run(folder)
  const db = new DatabaseSync(join(folder, 'redress.db'))
  db.exec(
    `INSERT INTO journal SELECT position + 1, p, sk || 'x', idx, body FROM journal ORDER BY position DESC LIMIT 1`,
  )
  db.close()
  const grown = standingOf(folder)
  const { status, stderr } = run(folder, '--back')
  expect([status, stderr]).toEqual([1, expect.stringMatching(/增加了 1 行.*grown by 1 rows/)])
  expect([standingOf(folder), existsSync(join(folder, 'before-upgrade.db'))]).toEqual([grown, true])
})
