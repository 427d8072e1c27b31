import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openToOthers, strangeFiles } from './strange-files.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-strange-'))
  for (const name of ['public/r', 'files/open/case', 'files/meta/case', 'keys'])
    mkdirSync(join(folder, name), { recursive: true, mode: 0o700 })
  for (const name of ['public/r/A.public', 'public/r/B.public.part', 'files/open/case/x', 'redress.db'])
    writeFileSync(join(folder, name), '', { mode: 0o600 })
})
afterEach(() => rmSync(folder, { recursive: true }))

it('finds nothing in what the program itself puts there', () => {
  expect([strangeFiles(folder), openToOthers(folder)]).toEqual([[], []])
})

it('finds links and other files where files are given out', () => {
  symlinkSync('/etc/passwd', join(folder, 'public/r/C.public'))
  symlinkSync('/etc', join(folder, 'public/other'))
  writeFileSync(join(folder, 'public/r/page.html'), '')
  symlinkSync('/etc/passwd', join(folder, 'files/open/case/y'))
  expect(strangeFiles(folder).toSorted()).toEqual([
    'files/open/case/y',
    'public/other',
    'public/r/C.public',
    'public/r/page.html',
  ])
})

it('finds a database that is a link, and what others may write', () => {
  rmSync(join(folder, 'redress.db'))
  writeFileSync(join(folder, 'elsewhere.db'), '', { mode: 0o600 })
  symlinkSync(join(folder, 'elsewhere.db'), join(folder, 'redress.db'))
  chmodSync(folder, 0o777)
  chmodSync(join(folder, 'public'), 0o722)
  expect(openToOthers(folder)).toEqual(['.', 'redress.db', 'public'])
})
