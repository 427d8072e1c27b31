import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { lastBackup, noteBackup } from './last-backup.ts'
import { machineChecks } from './machine-checks.ts'

const folder = mkdtempSync(join(tmpdir(), 'redress-machine-'))
afterAll(() => rmSync(folder, { recursive: true }))

const hour = 3_600_000
function found(code: string, place: { url?: string; proxies?: number } = {}, now = Date.now()) {
  const all = machineChecks({ dataFolder: folder, url: 'http://localhost:8080', proxies: 0, ...place }, now)
  const { level, what } = all.find((one) => one.code === code) ?? {}
  return [level, what?.en]
}

test('an address of https without a proxy named is warned of: its readers would share one budget', () => {
  const url = 'https://redress.example.gov.cn'
  expect(found('proxies', { url })[0]).toBe('warning')
  expect(found('proxies', { url, proxies: 1 })[0]).toBe('ok')
  expect(found('proxies')[0]).toBe('ok')
})

test('the age of the last backup is told, and a late, missing or rotten one', () => {
  expect(found('backup')[0]).toBe('warning')
  const at = Date.parse('2026-12-01T02:00:00Z')
  noteBackup(folder, new Date(at).toISOString())
  expect(found('backup', {}, at + 25 * hour)).toEqual(['ok', 'The last backup was made 25 hours ago.'])
  expect(found('backup', {}, at + 36 * hour)[0]).toBe('warning')
  const note = join(folder, 'last-backup.txt')
  writeFileSync(note, readFileSync(note, 'utf8').replace('2026', '2027'))
  expect(lastBackup(folder)).toBe('unreadable')
  expect(found('backup', {}, at)[0]).toBe('error')
})
