import { spawnSync } from 'node:child_process'
import { sign as bySystem, createHash, createPublicKey } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { newSm2Key, sm2Signer } from '#hosts/guomi/sm2-signer.ts'
import { alsoSigned } from '#ledger/note.ts'

const script = new URL('verify_sm2.py', import.meta.url).pathname
const hasPython = spawnSync('python3', ['--version']).status === 0
const hash = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
const name = 'redress/445300/0a0b0c0d'

describe.skipIf(!hasPython)('SM2 under a checkpoint, by a verifier without OpenSSL (needs python3)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-sm2-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const pem = newSm2Key()
  writeFileSync(join(folder, 'public.pem'), createPublicKey(pem).export({ type: 'spki', format: 'pem' }))

  /** A checkpoint as the sealer writes it, Ed25519's line first. */
  const noteOf = (rows: number, signer = sm2Signer(pem)) => {
    const plain = `${name}\n${rows}\n${hashOf(rows)}\n\n— ${name} ${Buffer.alloc(68, rows).toString('base64')}\n`
    return alsoSigned(plain, name, signer, hash)
  }
  const hashOf = (rows: number) => Buffer.from(hash(Uint8Array.of(rows))).toString('base64')

  function verdicts(notes: readonly string[]): readonly string[] {
    const paths = notes.map((note, i) => {
      const path = join(folder, String(i))
      writeFileSync(path, note)
      return path
    })
    const { stdout, stderr } = spawnSync('python3', [script, join(folder, 'public.pem'), ...paths], {
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ')[0] ?? '')
  }

  it('each of eight is found good', () => {
    const notes = Array.from({ length: 8 }, (_, i) => noteOf(i + 1))
    expect(verdicts(notes)).toEqual(notes.map(() => 'ok'))
  })

  it('a changed text or signature, another key, and an empty ID are found bad', () => {
    const good = noteOf(7)
    const [, line = ''] = good.trimEnd().split('\n').slice(-2)
    const bytes = Buffer.from(line.split(' ')[2] ?? '', 'base64')
    const changed = [0, 4, 9, 20, 45, 60].map((at) => {
      const other = Buffer.from(bytes)
      other[at] = (other[at] ?? 0) ^ 1
      return good.replace(bytes.toString('base64'), other.toString('base64'))
    })
    const signer = sm2Signer(pem)
    const nameless = noteOf(7, { ...signer, sign: (text) => bySystem('sm3', text, pem) })
    const bad = [good.replace('\n7\n', '\n8\n'), ...changed, noteOf(7, sm2Signer(newSm2Key())), nameless]
    expect(verdicts([good, ...bad])).toEqual(['ok', ...bad.map(() => 'bad')])
  })
})
