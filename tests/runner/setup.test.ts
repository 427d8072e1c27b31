import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'redress-setup-'))
afterAll(() => rmSync(folder, { recursive: true }))
const calls = join(folder, 'calls')
const tool = join(folder, 'node_modules/@biomejs')

/** What npm was asked; this one only lays a tool. */
function setup(...args: readonly string[]): string {
  writeFileSync(calls, '')
  const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}` }
  const { status, stderr } = spawnSync(process.execPath, [join(folder, 'scripts/setup.mjs'), ...args], { env })
  expect([status, stderr.toString().replace(/^redress: installing .*\n/, '')]).toEqual([0, ''])
  return readFileSync(calls, 'utf8')
}

it('npm start installs what it needs once; npm test adds the rest, and neither installs again', () => {
  for (const file of ['scripts/setup.mjs', 'scripts/light.mjs', 'functions/doors.json', 'package-lock.json'])
    cpSync(file, join(folder, file))
  mkdirSync(join(folder, 'node_modules'))
  const npm = `#!/bin/sh\nmkdir -p '${tool}'\necho "$@" >>'${calls}'\n`
  writeFileSync(join(folder, 'npm'), npm, { mode: 0o755 })
  const { prestart, pretest } = JSON.parse(readFileSync('package.json', 'utf8')).scripts
  expect([prestart, pretest]).toEqual(['node scripts/setup.mjs --light', 'node scripts/setup.mjs'])

  expect(setup('--light')).toMatch(/^ci .*--omit=dev\n$/)
  expect(existsSync(tool)).toBe(false)
  expect(setup('--light')).toBe('')
  const rest = setup()
  expect(rest).toMatch(/^ci /)
  expect(rest).not.toContain('--omit')
  expect(existsSync(tool)).toBe(true)
  expect([setup(), setup('--light')]).toEqual(['', ''])
  // Another lockfile takes the differences alone.
  writeFileSync(join(folder, 'package-lock.json'), `${readFileSync('package-lock.json', 'utf8')}\n`)
  expect(setup()).toMatch(/^install /)
})
