import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase } from '#hosts/local/store/database.ts'
import { ruleSetVersion } from '#law/rules.ts'
import { redress } from '#tests/support/cli.ts'

it('says how many cases are on an earlier edition of the rules, and moves none that is not there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-rules-'))
  try {
    openDatabase(folder, { readOnly: false }).close()
    const behind = redress(folder, ['rules', 'behind'])
    expect([behind.status, behind.stdout]).toEqual([0, ''])
    expect(behind.stderr).toContain(`cases on an earlier edition: 0; today’s is ${ruleSetVersion}`)
    const asked = ['--case', 'none', '--by', 'a', '--approved-by', 'b', '--reason', '修订']
    const moved = redress(folder, ['rules', 'move', ...asked])
    expect([moved.status, moved.stdout]).toEqual([1, ''])
    expect(moved.stderr).toContain('Not found')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
