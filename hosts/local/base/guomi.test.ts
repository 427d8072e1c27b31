import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { logItem, system } from '#engine/case/log-item.ts'
import { readHead } from '#engine/proof/ledger-head.ts'
import { seal } from '#engine/proof/seal.ts'
import { verifyWith } from '#hosts/key-crypto.ts'
import { alsoSigned, openNote, signNote } from '#ledger/note.ts'
import { testEngine } from '#tests/support/engine.ts'
import { localTable } from '../store/table.ts'
import { localCrypto, newKey } from './crypto.ts'

const folders: string[] = []
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-guomi-'))
  folders.push(folder)
})
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true })
})

const text = 'redress/445300/0a0b0c0d\n7\nqqqq\n'

it('signs a note by SM2 and SM3 beside Ed25519, which openssl accepts by the usual ID alone and a reader of one key passes over', async () => {
  const { sign, publicKey, sha256, beside } = localCrypto(folder, { guomi: true })
  if (!beside) throw new Error('no second signer')
  const key = { name: 'redress/445300/0a0b0c0d', publicKey: await publicKey() }
  const note = alsoSigned(await signNote(text, key, sign, sha256), key.name, beside, sha256)
  const lines = note.trimEnd().split('\n').slice(-2)
  expect(lines.every((line) => line.startsWith(`— ${key.name} `))).toBe(true)
  expect(openNote(note, { keys: [key], hash: sha256, verify: () => true }).kind).toBe('opened')

  const at = (name: string) => join(folder, name)
  writeFileSync(at('text'), text)
  writeFileSync(at('signature'), Buffer.from(lines[1]?.split(' ')[2] ?? '', 'base64').subarray(4))
  const check = (...id: readonly string[]) =>
    spawnSync('openssl', [
      ...['pkeyutl', '-verify', '-pubin', '-inkey', at('keys/ledger-sm2.pub.pem'), '-rawin', '-digest', 'sm3'],
      ...['-in', at('text'), '-sigfile', at('signature'), ...id],
    ]).status
  const usual = ['-pkeyopt', 'distid:1234567812345678']
  expect(check(...usual)).toBe(0)
  expect(check()).not.toBe(0)
  writeFileSync(at('text'), text.replace('7', '8'))
  expect(check(...usual)).not.toBe(0)
})

it('a checkpoint sealed with the switch on holds by both keys, as guomi.md has openssl check it, a witness’s line behind', async () => {
  const store = localTable({ folder })
  const engine = {
    ...testEngine(),
    table: store.table,
    journal: store.journal,
    crypto: localCrypto(folder, { guomi: true }),
  }
  const event = { type: 'test.happened', at: engine.clock.now(), actor: system, data: {} }
  const { item } = logItem(engine, 'case', { id: 'c1', seq: 1 }, event, '', null)
  await engine.table.transact([{ put: item, when: 'absent' }])
  const { checkpoint } = await seal(engine)
  const { ledger = '' } = (await readHead(store.table))?.head ?? {}
  store.close()
  const note = `${checkpoint}— witness.example ${Buffer.alloc(76).toString('base64')}\n`
  const key = { name: ledger, publicKey: await engine.crypto.publicKey() }
  expect(openNote(note, { keys: [key], hash: engine.crypto.sha256, verify: verifyWith }).kind).toBe('opened')

  writeFileSync(join(folder, 'note'), note)
  const pem = join(folder, 'keys/ledger-sm2.pub.pem')
  const [, commands = ''] = /```sh\ncurl [^\n]*\n([^`]*)```/.exec(readFileSync('docs/guomi.md', 'utf8')) ?? []
  const check = () =>
    spawnSync('sh', ['-ec', commands.replace('ledger-sm2.pub.pem', pem)], { cwd: folder, encoding: 'utf8' })
  expect(check()).toMatchObject({ status: 0, stdout: expect.stringContaining('Verified') })
  writeFileSync(join(folder, 'note'), note.replace('\n1\n', '\n2\n'))
  expect(check().status).not.toBe(0)
})

it('renews the key of the algorithm in use, and reads what the one before sealed', () => {
  const first = localCrypto(folder, { guomi: true })
  const sealed = first.encrypt('a', 'x')
  const plain = localCrypto(folder).encrypt('b', 'x')
  expect(newKey(folder, 'numbers', true)).toBe('numbers-s2')
  const next = localCrypto(folder, { guomi: true })
  expect(next.isCurrent(sealed)).toBe(false)
  expect(next.encrypt('a', 'x')).toMatch(/^s2\./)
  expect([next.decrypt(sealed, 'x'), next.decrypt(plain, 'x')]).toEqual(['a', 'b'])
  expect(newKey(folder, 'numbers')).toBe('numbers-2')
})

it('seals persons’ numbers by SM4, which openssl opens, and refuses what was changed or moved', () => {
  const crypto = localCrypto(folder, { guomi: true })
  const sealed = crypto.encrypt('445302199001011234', 'person#1')
  expect(sealed).toMatch(/^s1\./)
  expect(crypto.decrypt(sealed, 'person#1')).toBe('445302199001011234')
  expect(crypto.decrypt(sealed, 'person#2')).toBe(null)
  const bytes = Buffer.from(sealed.slice(3), 'base64url')
  for (const i of [0, 20, 50]) {
    const changed = Buffer.from(bytes)
    changed[i] = (changed[i] ?? 0) ^ 1
    expect(crypto.decrypt(`s1.${changed.toString('base64url')}`, 'person#1')).toBe(null)
  }
  const key = readFileSync(join(folder, 'keys/numbers-s1.hex'), 'utf8').slice(0, 32)
  const opened = execFileSync(
    'openssl',
    ['enc', '-d', '-sm4-ctr', '-K', key, '-iv', bytes.subarray(0, 16).toString('hex')],
    { input: bytes.subarray(48) },
  )
  expect(opened.toString()).toBe('445302199001011234')
})

it('reads what either wrote, whichever way the switch stands, and says what is to be sealed anew', () => {
  const before = localCrypto(folder).encrypt('a', 'x')
  const on = localCrypto(folder, { guomi: true })
  const since = on.encrypt('b', 'x')
  expect([on.decrypt(before, 'x'), on.decrypt(since, 'x')]).toEqual(['a', 'b'])
  expect([on.isCurrent(before), on.isCurrent(since)]).toEqual([false, true])
  const off = localCrypto(folder)
  expect([off.decrypt(before, 'x'), off.decrypt(since, 'x'), off.beside]).toEqual(['a', 'b', undefined])
  expect([off.isCurrent(before), off.isCurrent(since)]).toEqual([true, false])
})
