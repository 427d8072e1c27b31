import { spawnSync } from 'node:child_process'
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
/** Says how many megabytes its young generation took. */
const young = `
const kept = []
for (let i = 0; i < 3e6; i += 1) kept[i % 1e5] = { i, text: 'x' + i }
const { getHeapSpaceStatistics } = process.getBuiltinModule('node:v8')
const { space_size: size } = getHeapSpaceStatistics().find((one) => one.space_name === 'new_space')
console.log(size / 2 ** 20)
`
const thread = `
import { Worker } from 'node:worker_threads'
new Worker(${JSON.stringify(young)}, { eval: true })
`
const early = `import { collectEarly } from '${new URL('heap.ts', import.meta.url).href}'; collectEarly();`

function said(script: string, ...flags: readonly string[]): string {
  const args = [...flags, youngGeneration, '--input-type=module', '--eval', script]
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect(stderr).toBe('')
  return stdout
}

/** Counts, as memory depends on how busy the machine is. */
const collections = (before: string) => said(before + churning, '--trace-gc').split('Mark-Compact').length - 1

test('garbage of the old generation is collected before the heap doubles', () => {
  expect(collections(early)).toBeGreaterThan(collections(''))
})

test('a thread begun later has half the young generation of that of pages', () => {
  expect(Number(said(early + young))).toBe(32)
  expect(Number(said(thread))).toBe(32)
  expect(Number(said(early + thread))).toBe(16)
})
