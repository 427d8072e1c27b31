import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { manifestName, readManifest, signedBy, writeManifest } from './backup-manifest.ts'

const folder = mkdtempSync(join(tmpdir(), 'redress-manifest-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const told = { at: '2026-11-30T08:00:00.000Z', rows: 7, sealed: 7, files: 1, keys: false, sums: 'ab', checkpoint: null }

function judged(): string {
  try {
    const manifest = readManifest(folder)
    return manifest.format === 2 ? signedBy(manifest, null) : 'former'
  } catch {
    return 'refused'
  }
}

it('holds by its own key, until a bit of any byte turns', () => {
  writeManifest(folder, told, 'yunfu', generateKeyPairSync('ed25519').privateKey)
  expect(judged()).toBe('own')
  const path = join(folder, manifestName)
  const bytes = readFileSync(path)
  const taken = [...bytes.keys()].filter((at) => {
    const turned = Buffer.from(bytes)
    turned[at] = (turned[at] ?? 0) ^ (1 << (at & 7))
    writeFileSync(path, turned)
    return judged() !== 'refused'
  })
  expect(taken).toEqual([])
})
