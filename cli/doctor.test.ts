import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keyFile } from '#hosts/local/base/crypto.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { redress } from '#tests/support/cli.ts'
import { machineWords as words } from '#words/machine-words.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-doctor-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

type Found = {
  ok: boolean
  findings: { code: string; level: string; what: unknown; remedy: { zh: string; en: string } | null }[]
}

function doctor(more: Readonly<Record<string, string>> = {}) {
  const { status, stdout } = redress(folder, ['doctor', '--json'], { REDRESS_NOW: '2026-09-01', ...more })
  const found: Found = JSON.parse(stdout)
  return { status, found, level: (code: string) => found.findings.find((finding) => finding.code === code)?.level }
}

describe('redress doctor', () => {
  it('exits 0 on a sound store beside its server, and leaves nothing in the folder', () => {
    const server = localTable({ folder })
    keyFile(folder, 'ledger')
    const { status, found, level } = doctor()
    server.close()
    expect(status).toBe(0)
    expect(found.ok).toBe(true)
    expect(['keys', 'disk', 'durable', 'mail', 'seal', 'clock'].map(level)).toEqual(Array(6).fill('ok'))
    expect(redress(folder, ['doctor']).stdout).toMatch(/ok +durable/)
  })

  it('exits 1 on keys others may read, a mail server and a scanner that do not answer, each with what to do', () => {
    localTable({ folder }).close()
    keyFile(folder, 'ledger')
    chmodSync(join(folder, 'keys', 'ledger.hex'), 0o644)
    const { status, found, level } = doctor({ REDRESS_SMTP: 'smtp://127.0.0.1:1', REDRESS_CLAMD: '127.0.0.1:1' })
    expect(status).toBe(1)
    expect(['keys', 'mail', 'scanner'].map(level)).toEqual(['error', 'error', 'error'])
    const wanting = found.findings.filter((finding) => finding.level !== 'ok')
    expect(wanting.every(({ remedy }) => remedy !== null && remedy.zh !== '' && remedy.en !== '')).toBe(true)
  })

  it('says of a city without a mail server that nothing leaves, not that the demo’s mailbox has it', () => {
    localTable({ folder }).close()
    keyFile(folder, 'ledger')
    const issuer = { REDRESS_ISSUER: 'https://sso.example', REDRESS_CLIENT_ID: 'a', REDRESS_CLIENT_SECRET: 'b' }
    expect(doctor(issuer).found.findings).toContainEqual(
      expect.objectContaining({ code: 'mail', level: 'error', what: words.mail.none }),
    )
  })

  it('says where to begin where there is no data folder', () => {
    rmSync(folder, { recursive: true })
    const { status, found } = doctor()
    expect(status).toBe(1)
    expect(found.findings).toMatchObject([{ code: 'data', level: 'error' }])
    localTable({ folder }).close()
  })
})
