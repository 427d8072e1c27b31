import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { openDynamoLocal } from './dynamo-local.ts'

const folder = mkdtempSync(join(tmpdir(), 'redress-path-'))
const { PATH } = process.env
afterEach(() => {
  process.env['PATH'] = PATH
  rmSync(folder, { recursive: true, force: true })
})

it('says what this machine lacks: unshare, or what unshare has found missing', async () => {
  process.env['PATH'] = folder
  expect(await openDynamoLocal()).toEqual({ missing: 'spawn unshare ENOENT' })
  writeFileSync(join(folder, 'unshare'), '#!/bin/sh\necho UnsupportedClassVersionError >&2\nexit 1\n', { mode: 0o755 })
  expect(await openDynamoLocal()).toEqual({ missing: 'UnsupportedClassVersionError' })
})
