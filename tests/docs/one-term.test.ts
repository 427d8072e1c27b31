import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { terms } from '#engine/texts/terms.ts'
import { textOf } from './tables.ts'

const isTracked = existsSync('.git')
const isSpoken = (path: string) =>
  /\.(?:tsx?|yaml)$/.test(path) &&
  !/(?:\.test|\bexamples)\.tsx?$|demo-people\.ts$|texts\/terms\.ts$/.test(path) &&
  existsSync(path)
const sources = () =>
  execFileSync('git', ['ls-files', '-z', '--', 'web', 'core', 'packages', 'functions', 'cli', 'hosts', 'workflows'], {
    encoding: 'utf8',
  })
    .split('\0')
    .filter(isSpoken)

/** Its lines with Chinese in them, without comments. */
const said = (path: string) =>
  [...textOf(path).matchAll(/^(?! *(?:\/\/|\/?\*)).*\p{Script=Han}.*$/gmu)].map(([line]) => `${path}: ${line.trim()}`)

describe.runIf(isTracked)('one Chinese term for one thing', () => {
  const lines = isTracked ? sources().flatMap(said) : []

  test('reads what pages, letters, mails and commands say', () => {
    expect(lines.length).toBeGreaterThan(3000)
  })

  test.each(terms)('%s', (_, banned) => {
    expect(lines.filter((line) => banned.test(line))).toEqual([])
  })
})
