import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { procedures } from '#workflows/index.ts'

it('redress texts preview prints every letter and mail of the worked cases', () => {
  const out = mkdtempSync(join(tmpdir(), 'redress-preview-'))
  const command = ['cli/redress.ts', 'texts', 'preview', '--out', out, '--lang', 'zh']
  const said = execFileSync(process.execPath, command, { encoding: 'utf8' })
  expect(readdirSync(out)).toHaveLength(Object.keys(procedures).length)
  expect(readdirSync(join(out, 'fraud')).some((name) => /mail-\d+-receipt-applicant\.html$/.test(name))).toBe(true)
  expect(said).toMatch(/papers \d{3}/)
  rmSync(out, { recursive: true })
})
