import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('ends a run whose worker stays, and tells where it stands', () => {
  const args = ['scripts/test.mjs', 'long', '--config', 'tests/runner/planted/vitest.config.ts']
  const env = { ...process.env, LEFT_WORKER_SECONDS: '1' }
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  expect(stderr).toContain('0 files of tests are open\nworker ')
  expect(stdout).toContain('1 passed, 0 failed, 0 skipped; a worker outlived its tests')
  expect(status).toBe(0)
})
