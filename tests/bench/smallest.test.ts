import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { smallest } from '#tests/support/smallest.ts'
import { benches } from './benches.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

smallest(({ long }) => !long)

it('names the benches there are to whoever asks for another', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/bench.mjs', 'ledger', 'speed'], {
    ...{ cwd: root, encoding: 'utf8' },
  })
  expect([status, stdout, stderr.trim().split('\n')]).toEqual([
    2,
    '',
    [expect.stringMatching(/no bench speed.*ledger, /)],
  ])
})

it('knows every bench that is written', () => {
  const written = readdirSync(join(root, 'tests/bench')).filter((file) => file.endsWith('.bench.ts'))
  expect(written.map((file) => file.replace('.bench.ts', '')).toSorted()).toEqual(Object.keys(benches).toSorted())
})
