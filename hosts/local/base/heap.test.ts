import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { youngGeneration } from '#tests/support/started.ts'

/** Lets some megabytes live, and throws much away that had grown old. */
const churning = `
const made = () => Array.from({ length: 2000 }, (_, i) => ({ i, text: 'x' + i }))
const live = Array.from({ length: 400 }, made)
const passing = []
for (let i = 0; i < 4000; i += 1) {
  passing.push(made())
  if (passing.length > 300) passing.shift()
}
console.log(live.length)
`
const early = `import { collectEarly } from '${fileURLToPath(new URL('heap.ts', import.meta.url))}'; collectEarly();`

/** Counts, as memory depends on how busy the machine is. */
function collections(before: string): number {
  const args = ['--trace-gc', youngGeneration, '--input-type=module', '--eval', before + churning]
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect(stderr).toBe('')
  return stdout.split('Mark-Compact').length - 1
}

test('garbage of the old generation is collected before the heap doubles', () => {
  expect(collections(early)).toBeGreaterThan(collections(''))
})
