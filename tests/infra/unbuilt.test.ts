import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'redress-unbuilt-'))
mkdirSync(join(folder, 'deployments/city'), { recursive: true })
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  [{ deployment: 'city' }, 'REDRESS_DEPLOYMENT=deployments/city npm run build'],
  [{}, 'npm run build'],
])('a synthesis %j before the build says what to do', (context, wanted) => {
  const env = { ...process.env, CDK_CONTEXT_JSON: JSON.stringify(context) }
  const { status, stderr } = spawnSync(process.execPath, [resolve('infra/app.ts')], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  expect(status).not.toBe(0)
  expect(stderr).toContain(wanted)
  expect(stderr).not.toContain('ENOENT')
})
