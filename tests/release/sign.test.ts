import { execFileSync, spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { releaseKey, signed } from '../../scripts/release/sign.mjs'

const folder = mkdtempSync(join(tmpdir(), 'redress-sign-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string) => join(folder, name)
const pem = (name: string, { privateKey }: ReturnType<typeof generateKeyPairSync>) => {
  writeFileSync(at(name), privateKey.export({ type: 'pkcs8', format: 'pem' }))
  return at(name)
}

/** Commands of INSTALL.md that a stranger runs, by their first words. */
const told = [...readFileSync('scripts/release/INSTALL.md', 'utf8').matchAll(/^(?:openssl|sha256sum) .*$/gm)].map(
  ([line]) => line,
)
const run = (start: string) =>
  spawnSync('sh', ['-c', told.find((line) => line.startsWith(start)) ?? 'false'], { cwd: folder, encoding: 'utf8' })

describe('a signed release', () => {
  const archive = at('redress-1.2.3-linux-x64.tar.xz')
  writeFileSync(archive, 'an archive')
  execFileSync('openssl', ['genpkey', '-algorithm', 'ed25519', '-out', at('release.pem')], { stdio: 'ignore' })
  const fingerprint = signed(archive, 'x64', releaseKey(at('release.pem')))

  test('is found sound by the commands that its notes tell a stranger', () => {
    expect(run('openssl pkey ').stdout.split(' ')[0]).toBe(fingerprint)
    expect(run('openssl pkeyutl ')).toMatchObject({ status: 0, stdout: expect.stringContaining('Verified') })
    expect(run('sha256sum ').status).toBe(0)
  })

  test('is found changed: its archive, its list, its key', () => {
    const sums = readFileSync(at('SHA256SUMS-x64'), 'utf8')
    writeFileSync(archive, 'another archive')
    expect(run('sha256sum ').status).not.toBe(0)
    signed(archive, 'x64', undefined)
    expect(run('sha256sum ').status).toBe(0)
    expect(run('openssl pkeyutl ').status).not.toBe(0)
    signed(archive, 'x64', releaseKey(pem('other.pem', generateKeyPairSync('ed25519'))))
    expect(run('openssl pkeyutl ').status).toBe(0)
    expect(run('openssl pkey ').stdout.split(' ')[0]).not.toBe(fingerprint)
    expect(readFileSync(at('SHA256SUMS-x64'), 'utf8')).not.toBe(sums)
  })
})

test('without a key there is a checksum alone', () => {
  const bare = mkdtempSync(join(folder, 'bare-'))
  writeFileSync(join(bare, 'a'), 'a')
  expect(signed(join(bare, 'a'), 'arm64', releaseKey(undefined))).toBe(undefined)
  expect(readdirSync(bare).toSorted()).toEqual(['SHA256SUMS-arm64', 'a'])
})

test('a key of another kind is refused before anything is packed', () => {
  const other = pem('ec.pem', generateKeyPairSync('ec', { namedCurve: 'P-256' }))
  expect(() => releaseKey(other)).toThrow('is no Ed25519 private key')
  expect(() => releaseKey(at('nowhere'))).toThrow('ENOENT')
})
