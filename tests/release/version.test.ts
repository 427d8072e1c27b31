import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { releaseVersion } from '../../scripts/release/version.mjs'

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true })
})

/** A checkout with one commit. */
function checkout(version: string, changelog: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'redress-version-'))
  made.push(folder)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version }))
  writeFileSync(join(folder, 'CHANGELOG.md'), changelog)
  git(folder, 'init', '-q')
  git(folder, 'add', '.')
  git(folder, '-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-qm', 'one')
  return folder
}
const git = (folder: string, ...words: readonly string[]) =>
  execFileSync('git', ['-C', folder, ...words], { encoding: 'utf8' }).trim()
const dated = '## [Unreleased]\n\n## [1.2.3] - 2026-11-30\n'

test('a commit without a tag is named behind the version', () => {
  const folder = checkout('1.2.3', dated)
  expect(releaseVersion(folder)).toBe(`1.2.3+${git(folder, 'rev-parse', '--short=8', 'HEAD')}`)
})

test('a tagged commit is its version', () => {
  const folder = checkout('1.2.3', dated)
  git(folder, 'tag', 'v1.2.3')
  expect(releaseVersion(folder)).toBe('1.2.3')
})

test('a tag of another version is refused', () => {
  const folder = checkout('1.2.3', dated)
  git(folder, 'tag', 'v1.2.4')
  expect(() => releaseVersion(folder)).toThrow('v1.2.4 is not v1.2.3')
})

test.each(['## [Unreleased]\n', '## [1.2.30] - 2026-11-30\n', '## [1.2.3]\n'])(
  '%j has no such release',
  (changelog) => {
    expect(() => releaseVersion(checkout('1.2.3', changelog))).toThrow('no dated section of 1.2.3')
  },
)

test('a copy without git is its version', () => {
  const folder = checkout('1.2.3', dated)
  rmSync(join(folder, '.git'), { recursive: true })
  expect(releaseVersion(folder)).toBe('1.2.3')
})

test.runIf(existsSync('.git'))('this project can be released', () => {
  expect(releaseVersion('.')).toMatch(/^\d+\.\d+\.\d+/)
})
