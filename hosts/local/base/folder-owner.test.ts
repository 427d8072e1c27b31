import { chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openHost, tools } from '../index.ts'
import { demandOwner } from './folder-owner.ts'

const folder = mkdtempSync(join(tmpdir(), 'redress-owner-'))
const shared = mkdtempSync(join(tmpdir(), 'redress-owner-'))
beforeAll(() => writeFileSync(join(folder, 'redress.db'), ''))
afterAll(() => {
  for (const made of [folder, shared]) rmSync(made, { recursive: true })
})
const own = statSync(folder).uid
const notOwner = expect.objectContaining({ code: 'store.notOwner' })

test('the account of the database may use its folder, another may not', () => {
  demandOwner(folder, own)
  expect(() => demandOwner(folder, own + 1)).toThrow(notOwner)
  expect(() => demandOwner(folder, own + 1)).toThrow(`uid ${own}`)
})

test('before there is a database an account of the group may begin one', () => {
  demandOwner(shared, own + 1)
  demandOwner(join(shared, 'none'), own + 1)
})

test.runIf(process.getuid)('root begins none in the folder of another', () => {
  if (own === 0) chownSync(shared, 1, 1)
  expect(() => demandOwner(shared, 0)).toThrow(notOwner)
})

describe.runIf(process.getuid)('as another account', () => {
  const use: Readonly<Record<string, () => Promise<unknown>>> = {
    openHost: () => openHost({ REDRESS_DATA: folder }),
    openReader: () => tools.openReader(),
    openAudit: () => tools.openAudit(),
    handOver: () => tools.handOver('sheet.csv', { id: 'A'.repeat(26), file: 'sheet.csv', language: 'zh' }),
    ask: () => tools.ask({ what: 'results', id: 'asked-by-another', recipient: 'R' }, new Uint8Array()),
    mendIndex: () => tools.mendIndex(),
    backup: () => tools.backup(join(shared, 'to'), { withKeys: false, progress() {}, since: null }),
    restore: () => tools.restore(shared, { key: null, accept: false, audit: async () => 0 }),
    upgrade: () => tools.upgrade({ dryRun: true, audit: async () => 0 }),
    downgrade: () => tools.downgrade(),
    republish: () => tools.republish(),
    checks: () => tools.checks(),
    newKey: () => tools.newKey('numbers'),
  }
  test.each(Object.keys(use))('%s does nothing', async (name) => {
    process.env['REDRESS_DATA'] = folder
    const as = vi.spyOn(process, 'getuid').mockReturnValue(own + 1)
    await expect(use[name]?.()).rejects.toThrow(notOwner)
    as.mockRestore()
    delete process.env['REDRESS_DATA']
  })
})
