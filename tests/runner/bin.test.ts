import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'redress-bin-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('`bin` runs a command from any folder, by a link as npm makes it', () => {
  const { bin } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(Object.keys(bin)).toEqual(['redress'])
  const link = join(folder, 'redress')
  symlinkSync(resolve(bin.redress), link)
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [link, ...args], { cwd: folder, encoding: 'utf8' })
  expect(run('keys', '--help')).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('rotate') })
  expect(run('keys', 'nothing').status).toBe(1)
})
